import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Flag, Refusal } from '#domain/base/refusal.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Act, Given, Recorded, RefusedAct } from '../../data/contract.ts';
import type { Signal } from '../../scan/feedback/rhythms.ts';
import { flagWords } from '../flag-words.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';
import { mayBeStale } from '../may-be-stale.ts';

/** Something that the device refused, with all that is needed to send it to a supervisor all the same. */
export interface Refused {
  readonly refusal: Refusal;
  readonly intent: Intent;
  readonly given: Given;
  /** What was to be recorded, in words. */
  readonly text: string;
  /** All that the same press was to record, where it was more than one: it is recorded whole or not at all. */
  readonly press?: Press;
}

/** One of several that one press records, in words of its own. */
export interface Thing extends Act {
  readonly text: string;
}

interface Press {
  readonly things: readonly Thing[];
  /** All of them, in words: "3 things → Cold room". */
  readonly text: string;
}

/** How a job records, the same whichever way a thing gets there. */
export interface Telling {
  readonly floor: Floor;
  readonly onRefused: (refused: Refused) => void;
  /** The device could not keep it, and has said so: what led here is to be answered again. */
  readonly onNotKept?: () => void;
  /** Asked once a thing is durable: a rhythm of its own, for the last of a line. */
  readonly signal?: (recorded: Recorded, intent: Intent) => Promise<Signal>;
}

interface Options extends Telling {
  /** What is recorded, in words: "Oat flakes · lot L-2611 · 24 kg". */
  readonly text: string;
}

/** Hands an intent to the recorder; the strip speaks only once it is durable. Null: refused, or not kept. */
export async function recordAndTell(
  intent: Intent,
  given: Given,
  { floor, text, onRefused, onNotKept, signal }: Options,
): Promise<Recorded | null> {
  const answer = await keep(floor, () => floor.recorder.record(intent, given));
  if (answer === null) {
    onNotKept?.();
    return null;
  }
  if (!answer.ok) {
    onRefused({ refusal: answer.error, intent, given, text });
    floor.desk.tell({ tone: 'error', word: i18n._(msg`Not recorded`), text, operation: null }, 'error');
    return null;
  }
  const recorded = answer.value;
  await tellRecorded(floor, recorded, text, signal && (() => signal(recorded, intent)));
  return recorded;
}

/**
 * What one press records: one append or nothing, and one undo for all of it. Where some are refused, none is recorded; the
 * worker is told of one of them, and sends the whole to a supervisor or not at all.
 */
export async function recordAllAndTell(
  { things, text }: Press,
  telling: Telling,
): Promise<readonly Recorded[] | null> {
  const { floor, onRefused, onNotKept } = telling;
  const [only] = things;
  if (!only) return [];
  if (things.length === 1) {
    const recorded = await recordAndTell(only.intent, only.given ?? {}, { ...telling, text: only.text });
    return recorded && [recorded];
  }
  const answer = await keep(floor, () => floor.recorder.recordAll(things));
  if (answer === null) {
    onNotKept?.();
    return null;
  }
  if (!answer.ok) {
    tellRefused(floor, { things, text }, answer.error, onRefused);
    return null;
  }
  tellAllRecorded(floor, answer.value, text);
  return answer.value;
}

function tellRefused(
  floor: Floor,
  { things, text }: Press,
  refused: readonly RefusedAct[],
  onRefused: Telling['onRefused'],
): void {
  // One that is mended on the spot comes first: while it is there, no supervisor can help the others.
  const first = refused.find(({ refusal }) => !mayBeStale(refusal)) ?? refused[0];
  const thing = first && things[first.at];
  if (!thing) return;
  const faulty = new Set(refused.map(({ at }) => at));
  const press = {
    text,
    things: things.map((each, at) =>
      faulty.has(at) ? { ...each, given: { ...each.given, anyway: true } } : each,
    ),
  };
  const words = i18n._(msg`None of the ${things.length} is recorded: ${thing.text}`);
  const { intent, given = {} } = thing;
  onRefused({ refusal: first.refusal, intent, given, text: words, press });
  floor.desk.tell({ tone: 'error', word: i18n._(msg`Not recorded`), text: words, operation: null }, 'error');
}

/** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
export async function recordAnyway(
  { intent, given, text, press }: Refused,
  telling: Telling,
): Promise<readonly Recorded[] | null> {
  if (press) return recordAllAndTell(press, telling);
  const recorded = await recordAndTell(intent, { ...given, anyway: true }, { ...telling, text });
  return recorded && [recorded];
}

/** What is kept although this device refuses it goes to a supervisor, and the strip says so. */
const forSupervisor = (recorded: readonly Recorded[]): string[] =>
  recorded.every(({ decision }) => decision.ok) ? [] : [i18n._(msg`for a supervisor`)];

/** As many as fit a strip that is read in passing; each thing tells its own in its list. */
const mostFlags = 2;

function tellAllRecorded({ desk, preferences }: Floor, recorded: readonly Recorded[], text: string): void {
  const format = preferences.format.get();
  const flags = recorded.flatMap(({ decision }) => (decision.ok ? decision.flags : []));
  const words = [...new Set(flags.map((flag) => i18n._(flagWords(flag, format))))];
  const more = words.length - mostFlags;
  const others = more > 0 ? [i18n._(msg`and ${more} more`)] : [];
  const said = [text, ...forSupervisor(recorded), ...words.slice(0, mostFlags), ...others];
  desk.tell(
    {
      tone: flags.length > 0 ? 'wait' : 'ok',
      word: i18n._(msg`Saved here`),
      text: said.join(' · '),
      operation: recorded.at(-1)?.entry.id ?? null,
      all: recorded.map(({ entry }) => entry.id),
    },
    flags.length > 0 ? 'warn' : 'line-done',
  );
}

/** The strip says what is durable now, and everything that is to be noticed about it. */
export async function tellRecorded(
  { desk, preferences }: Pick<Floor, 'desk' | 'preferences'>,
  recorded: Recorded,
  text: string,
  signal?: () => Promise<Signal>,
): Promise<void> {
  const { entry, decision } = recorded;
  const format = preferences.format.get();
  const flags: readonly Flag[] = decision.ok ? decision.flags : [];
  const noticed = flags.map((flag) => i18n._(flagWords(flag, format)));
  const words = [text, ...forSupervisor([recorded]), ...noticed].join(' · ');
  desk.tell(
    {
      tone: flags.length > 0 ? 'wait' : 'ok',
      word: i18n._(msg`Saved here`),
      text: words,
      operation: entry.id,
    },
    flags.length > 0 ? 'warn' : ((await signal?.()) ?? 'ok'),
  );
}
