import type { Instant } from '#domain/base/calendar.ts';
import type { OperationId } from '#domain/base/ids.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { QueueEntry } from '../../data/contract.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Floor } from '../floor.tsx';
import { scansOf } from './scans-of.ts';

/** As many as can have been recorded since a broken-off moment. */
const furthest = 500;

type Books = Pick<Floor, 'queue'>;

/** What was recorded on this device since then. */
export async function entriesSince({ queue }: Books, at: Instant): Promise<QueueEntry[]> {
  return (await queue.list({ limit: furthest })).filter((entry) => entry.at >= at);
}

/** Which of these acts are not in the queue: what was recorded just before an interruption is not done twice. */
export async function notRecorded<Act extends { readonly intent: Intent }>(
  floor: Books,
  acts: readonly Act[],
  at: Instant,
): Promise<Act[]> {
  const entries = await entriesSince(floor, at);
  const claimed = new Set<OperationId>();
  return acts.filter(({ intent }) => {
    const wanted = spelled(intent.payload);
    const found = entries.find(
      ({ id, body }) => !claimed.has(id) && body.kind === intent.kind && spelled(body.payload) === wanted,
    );
    if (found) claimed.add(found.id);
    return !found;
  });
}

/** Whether an operation of this kind bears all these scans. */
export async function areRecorded(
  floor: Books,
  scans: readonly ScanEvent[],
  at: Instant,
  isMine: (body: QueueEntry['body']) => boolean,
): Promise<boolean> {
  if (scans.length === 0) return false;
  const wanted = scansOf(scans).map(({ text }) => text);
  return (await entriesSince(floor, at)).some(({ body }) => {
    const texts = new Set(body.scans.map(({ text }) => text));
    return isMine(body) && wanted.every((text) => texts.has(text));
  });
}

/** The same words in the same order, whoever wrote the members down first. */
export const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
