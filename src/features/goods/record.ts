import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Flag, Refusal } from '#domain/base/refusal.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import type { Signal } from '../../scan/feedback/rhythms.ts';
import { flagWords } from '../flag-words.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';

/** Something that the device refused, with all that is needed to send it to a supervisor all the same. */
export interface Refused {
  readonly refusal: Refusal;
  readonly intent: Intent;
  readonly given: Given;
  /** What was to be recorded, in words. */
  readonly text: string;
}

interface Options {
  readonly floor: Floor;
  /** What is recorded, in words: "Oat flakes · lot L-2611 · 24 kg". */
  readonly text: string;
  readonly onRefused: (refused: Refused) => void;
  /** Asked once it is durable: a rhythm of its own, for the last of a line. */
  readonly signal?: (recorded: Recorded) => Promise<Signal>;
}

/** Hands an intent to the recorder; the strip speaks only once it is durable. Null: refused, or not kept. */
export async function recordAndTell(
  intent: Intent,
  given: Given,
  { floor, text, onRefused, signal }: Options,
): Promise<Recorded | null> {
  const answer = await keep(floor, () => floor.recorder.record(intent, given));
  if (answer === null) return null;
  if (!answer.ok) {
    onRefused({ refusal: answer.error, intent, given, text });
    floor.desk.tell({ tone: 'error', word: i18n._(msg`Not recorded`), text, operation: null }, 'error');
    return null;
  }
  await tellRecorded(floor, answer.value, text, signal);
  return answer.value;
}

/** The strip says what is durable now, and everything that is to be noticed about it. */
export async function tellRecorded(
  { desk, preferences }: Pick<Floor, 'desk' | 'preferences'>,
  recorded: Recorded,
  text: string,
  signal?: Options['signal'],
): Promise<void> {
  const { entry, decision } = recorded;
  const format = preferences.format.get();
  const flags: readonly Flag[] = decision.ok ? decision.flags : [];
  const words = [text, ...flags.map((flag) => i18n._(flagWords(flag, format)))].join(' · ');
  desk.tell(
    {
      tone: flags.length > 0 ? 'wait' : 'ok',
      word: i18n._(msg`Saved here`),
      text: words,
      operation: entry.id,
    },
    flags.length > 0 ? 'warn' : ((await signal?.(recorded)) ?? 'ok'),
  );
}
