import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Flag } from '#domain/base/refusal.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import { flagWords } from '../flag-words.ts';
import type { Floor } from '../floor.tsx';
import { type Live, createLive } from '../live.ts';

/** Work that somebody should say why of. It is recorded with the reason, and the next scans go on meanwhile. */
export interface Waiting {
  readonly intent: Intent;
  readonly given: Given;
  /** What is to be recorded, in words. */
  readonly text: string;
  readonly flags: readonly Flag[];
}

/** What was improbable, by the kinds of it that one reason is good for. */
export type Cause = Flag['code'];

const asking: ReadonlySet<Cause> = new Set<Cause>([
  'fefo-passed-over',
  'substituted',
  'past-removal',
  'already-expired',
  'reserved-by-other',
  'more-than-ordered',
  'not-ordered',
]);

export interface Why {
  readonly waiting: Live<readonly Waiting[]>;
  /** Reasons that were given on this order, each good for what is improbable in the same way. */
  readonly given: Live<ReadonlyMap<Cause, string>>;
  /** Hears the reason of everything that waits. Records it, in the order in which it was scanned. */
  answer(reason: string): Promise<void>;
  /** The goods were put back: nothing of it is recorded. */
  drop(): void;
  /** The next time is asked anew. */
  forget(): void;
  /** A person said why before anything was judged: good for what is improbable in these ways. */
  remember(causes: readonly Cause[], reason: string): void;
  /**
   * Records, or asks why first where the rules find it improbable in a way that nobody has given a reason for on this
   * order. True: recorded.
   */
  record(intent: Intent, given: Given, text: string): Promise<boolean>;
}

interface Options {
  readonly floor: Floor;
  readonly record: (intent: Intent, given: Given, text: string) => Promise<Recorded | null>;
}

export function createWhy({ floor, record }: Options): Why {
  const waiting = createLive<readonly Waiting[]>([]);
  const given = createLive<ReadonlyMap<Cause, string>>(new Map());

  const remember = (causes: readonly Cause[], reason: string): void =>
    given.set(new Map([...given.get(), ...causes.map((cause) => [cause, reason] as const)]));

  return {
    waiting,
    given,
    remember,
    async answer(reason) {
      const all = waiting.get();
      waiting.set([]);
      remember(
        all.flatMap(({ flags }) => flags.map(({ code }) => code)),
        reason,
      );
      for (const each of all) await record(each.intent, { ...each.given, reason }, each.text);
    },
    drop: () => waiting.set([]),
    forget: () => given.set(new Map()),
    async record(intent, more, text) {
      if (more.reason) return (await record(intent, more, text)) !== null;
      const decision = await floor.recorder.preview(intent, more);
      const flags = decision.ok ? decision.flags.filter(({ code }) => asking.has(code)) : [];
      const reasons = flags.map(({ code }) => given.get().get(code));
      const isAsked = reasons.includes(undefined);
      if (!isAsked) {
        const reason = reasons.find((each) => each !== undefined) ?? null;
        return (await record(intent, { ...more, reason }, text)) !== null;
      }
      waiting.set([...waiting.get(), { intent, given: more, text, flags }]);
      const format = floor.preferences.format.get();
      const words = [text, ...flags.map((flag) => i18n._(flagWords(flag, format)))].join(' · ');
      floor.desk.tell({ tone: 'wait', word: i18n._(msg`Say why`), text: words, operation: null }, 'warn');
      return false;
    },
  };
}
