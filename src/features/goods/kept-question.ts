import type { Instant } from '#domain/base/calendar.ts';
import type { QueueEntry } from '../../data/contract.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Floor } from '../floor.tsx';
import type { Draft } from './draft.ts';
import { goodsWords } from './goods-words.ts';
import { type Kept, createKept } from './kept.ts';
import type { Refused } from './record.ts';
import { areRecorded, notRecorded, spelled } from './recorded-since.ts';
import { keptKey, unanswered } from './unanswered.ts';

/** What a question of any job may be about. A question about none of it came from no scan, and is not kept. */
export type Asking =
  | { readonly draft: Draft }
  | { readonly scan: ScanEvent }
  | { readonly act: Pick<Refused, 'intent' | 'text'> }
  | { readonly words: string }
  | null;

interface Options<Question> {
  readonly floor: Floor;
  readonly path: string;
  /** A screen that keeps two questions apart. */
  readonly part?: string;
  readonly about: (question: Question) => Asking;
  /** Operations that an answer here is recorded as. */
  readonly isMine: (body: QueueEntry['body']) => boolean;
}

/** [X01] The question that is open about goods in hand: asked again after a kill, and what was answered is not asked again. */
export function keptQuestion<Question>({
  floor,
  path,
  part = 'question',
  about,
  isMine,
}: Options<Question>): Kept<Question | null> {
  const asking = (question: Question | null): Asking => (question === null ? null : about(question));
  return createKept<Question | null>({
    floor,
    key: keptKey(part, path),
    path,
    none: null,
    words: (question) => askingWords(asking(question), floor),
    async left(question, at) {
      const of = asking(question);
      if (of === null || !(await isStillAsked(of, floor, at, isMine))) return null;
      return (await ledOn(of, floor, { path, part })) ? null : question;
    },
  });
}

/** It was answered, and what came of it waits on the same screen already: for its order, or for a reason. */
async function ledOn(
  asking: Exclude<Asking, null>,
  floor: Floor,
  { path, part }: { readonly path: string; readonly part: string },
): Promise<boolean> {
  if (!('draft' in asking)) return false;
  const later = (await unanswered(floor)).filter(
    ({ key, note }) => note.path === path && key !== keptKey(part, path) && key !== keptKey('question', path),
  );
  return later.some(({ note }) => {
    const held = spelled(note.value);
    return asking.draft.scans.every(({ text }) => held.includes(JSON.stringify(text)));
  });
}

/** Nothing that answers it was recorded since. */
export async function isStillAsked(
  asking: Exclude<Asking, null>,
  floor: Floor,
  at: Instant,
  isMine: (body: QueueEntry['body']) => boolean,
): Promise<boolean> {
  if ('words' in asking) return true;
  if ('act' in asking) return (await notRecorded(floor, [asking.act], at)).length > 0;
  return !(await areRecorded(floor, scansIn(asking), at, isMine));
}

const scansIn = (
  asking: Exclude<Asking, null | { act: unknown } | { words: string }>,
): readonly ScanEvent[] => ('draft' in asking ? asking.draft.scans : [asking.scan]);

/** What was scanned, in words; null where no scan is lost with it. */
export function askingWords(asking: Asking, { preferences }: Floor): string | null {
  if (asking === null) return null;
  if ('words' in asking) return asking.words;
  if ('act' in asking) return asking.act.text;
  if ('scan' in asking) return asking.scan.text.replaceAll('\u001d', ' ').slice(0, 80);
  const { draft } = asking;
  return draft.scans.length === 0 ? null : goodsWords(draft, null, preferences.format.get());
}
