import { type Refusal, refusal } from '#domain/base/refusal.ts';
import { maxOperationBytes } from '#domain/protocol/limits.ts';
import { NotKept, type QueueCounts } from '../contract.ts';
import type { JournalRecord } from '../journal/records.ts';
import type { Pause } from '../pause.ts';
import type { Head, StoredOperation } from '../queue/stored.ts';
import { storageTrouble } from '../storage-errors.ts';
import { type Loose, emptyHead, linkAll } from './chain.ts';
import type { Desk } from './desk.ts';
import { signerOf } from './signer.ts';
import type { Moment } from './turn.ts';

/**
 * Puts bodies at the head of the chain and into both homes: the journal first and flushed once, then the database in one
 * strict transaction, all of them or none. Resolves when they are in both: now the beep may sound. To be called in a turn.
 */
export async function keepBodies(
  desk: Desk,
  { head: at, enrolment, key }: Moment,
  all: readonly Loose[],
  pause?: Pause,
): Promise<Kept | TooLarge> {
  if (!enrolment) throw new NotKept('not-enrolled');
  const before = at ?? emptyHead(enrolment.epoch);
  const signer = await signerOf(desk, key);
  const { rows, head } = await linkAll(all, before, enrolment.device, signer, pause);
  const tooLarge = rows.flatMap(({ bytes }, index) => (bytes > maxOperationBytes ? [index] : []));
  if (tooLarge.length > 0) return { tooLarge };
  const records = rows.map(recordOf);
  await withRoom(desk, () => desk.journal.append(records));
  const counts = await commit(desk, rows, before, head);
  // Not waited for: it only spares the person a question should the database be lost. One speaks for all of an append.
  const last = rows.at(-1);
  if (last) desk.journal.note({ t: 'committed', id: last.id });
  return { rows, counts };
}

export interface Kept {
  readonly rows: readonly StoredOperation[];
  readonly counts: QueueCounts;
}

/** Nothing was kept, because of these. */
export interface TooLarge {
  readonly tooLarge: readonly number[];
}

export const tooLarge = (): Refusal =>
  refusal('malformed', { where: `more than ${maxOperationBytes} bytes` });

/** What goes into the journal for an operation. */
export const recordOf = ({
  order,
  at,
  body,
  frame,
  signature,
  together,
}: StoredOperation): JournalRecord => ({
  t: 'operation',
  order,
  at,
  body,
  frame,
  signature,
  ...(together && { together }),
});

async function commit(
  desk: Desk,
  rows: readonly StoredOperation[],
  before: Head,
  after: Head,
): Promise<QueueCounts> {
  try {
    return await withRoom(desk, () => desk.queue.append(rows, before, after));
  } catch (error) {
    const [row] = rows;
    const found = row && (await desk.queue.find(row.id).catch(() => undefined));
    if (found && found.signature === row?.signature) return desk.queue.counts();
    // The person is told that nothing was kept, so it must not come back as a question.
    const gone: JournalRecord = { t: 'discarded', ids: rows.map(({ id }) => id) };
    if (!found) await desk.journal.append([gone]).catch(() => {});
    throw error;
  }
}

/** A full disk is met once with the room that was set aside for it. */
async function withRoom<T>(desk: Desk, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const trouble = storageTrouble(error);
    if (trouble !== 'full' || !(await desk.journal.makeRoom().catch(() => false)))
      throw new NotKept(trouble ?? 'failed', { cause: error });
    try {
      return await write();
    } catch (again) {
      throw new NotKept(storageTrouble(again) ?? 'failed', { cause: again });
    }
  }
}
