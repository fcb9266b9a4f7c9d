import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Instant } from '#domain/base/calendar.ts';
import type { Flag } from '#domain/base/refusal.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import { flagWords } from '../flag-words.ts';
import type { Floor } from '../floor.tsx';
import { type Live, createLive } from '../live.ts';
import { createKept } from './kept.ts';
import type { Thing } from './record.ts';
import { notRecorded } from './recorded-since.ts';
import type { Turns } from './turns.ts';
import { keptKey } from './unanswered.ts';

/** Work that somebody should say why of. It is recorded with the reason, and the next scans go on meanwhile. */
export interface Waiting {
  readonly intent: Intent;
  readonly given: Given;
  /** What is to be recorded, in words. */
  readonly text: string;
  readonly flags: readonly Flag[];
  /** Everything that the same press records, where it is more than one. */
  readonly things?: readonly Thing[];
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
  /** Somebody has said why, and it is being recorded: it stands on the screen until it is on the disk. */
  readonly isAnswering: Live<boolean>;
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
  /** The same for what one press records: one reason for all of it. */
  recordAll(things: readonly Thing[], text: string): Promise<boolean>;
  /** Takes up what waited when the browser was killed; answers how to leave the screen. */
  attach(): () => void;
  ready(): Promise<void>;
}

interface Options {
  readonly floor: Floor;
  /** The screen that asks. */
  readonly path: string;
  readonly turns: Turns;
  readonly record: (intent: Intent, given: Given, text: string) => Promise<Recorded | null>;
  /** Only where one press records several. */
  readonly recordAll?: (things: readonly Thing[], text: string) => Promise<unknown>;
  /** The rules refused the last one, and that stands on the screen. Else nothing could be kept, and it waits on. */
  readonly isRefused: () => boolean;
}

interface Open {
  readonly waiting: readonly Waiting[];
  /** Since when it is being recorded; null: nobody has said why. */
  readonly since: Instant | null;
}

const nothing = (): Promise<null> => Promise.resolve(null);
const none: Open = { waiting: [], since: null };
const opened = (waiting: readonly Waiting[]): Open =>
  waiting.length === 0 ? none : { waiting, since: null };

export function createWhy({ floor, path, turns, record, recordAll = nothing, isRefused }: Options): Why {
  const open = createKept<Open>({
    floor,
    key: keptKey('why', path),
    path,
    none,
    words: ({ waiting: [first] }) => first?.text ?? null,
    count: ({ waiting }) => waiting.length,
    // Broken off while it was recorded: what is in the queue has its reason, the rest is asked about again.
    async left({ waiting, since }) {
      return opened(since === null ? waiting : await notRecorded(floor, waiting, since));
    },
  });
  const waiting: Why['waiting'] = { get: () => open.get().waiting, subscribe: open.subscribe };
  const isAnswering: Why['isAnswering'] = {
    get: () => open.get().since !== null,
    subscribe: open.subscribe,
  };
  const given = createLive<ReadonlyMap<Cause, string>>(new Map());

  const remember = (causes: readonly Cause[], reason: string): void =>
    given.set(new Map([...given.get(), ...causes.map((cause) => [cause, reason] as const)]));

  /** What was said for all of it on this order; null: nothing to say. Undefined: nobody has been asked yet. */
  const reasonFor = (flags: readonly Flag[]): string | null | undefined => {
    const reasons = flags.map(({ code }) => given.get().get(code));
    return reasons.includes(undefined) ? undefined : (reasons[0] ?? null);
  };

  async function ask(more: Waiting): Promise<void> {
    open.set({ ...open.get(), waiting: [...open.get().waiting, more] });
    await open.durable();
    const format = floor.preferences.format.get();
    const words = [more.text, ...more.flags.map((flag) => i18n._(flagWords(flag, format)))].join(' · ');
    floor.desk.tell(
      { tone: 'wait', word: i18n._(msg`Say why`), text: words, operation: null, isAsked: true },
      'warn',
    );
  }

  async function recordWaiting(all: readonly Waiting[], reason: string): Promise<void> {
    await open.durable();
    let done = 0;
    for (const each of all) {
      const recorded = each.things
        ? await recordAll(withReason(each.things, reason), each.text)
        : await record(each.intent, { ...each.given, reason }, each.text);
      // A refused one stands on the screen now; what could not be kept waits on. The others come after it.
      if (recorded || isRefused()) done += 1;
      if (!recorded) break;
    }
    // So does what was scanned meanwhile and asks for another reason.
    open.set(
      opened(open.get().waiting.filter((each) => all.indexOf(each) === -1 || all.indexOf(each) >= done)),
    );
  }

  return {
    waiting,
    isAnswering,
    given,
    remember,
    attach: open.attach,
    ready: open.ready,
    async answer(reason) {
      const all = waiting.get();
      if (all.length === 0 || isAnswering.get()) return;
      remember(
        all.flatMap(({ flags }) => flags.map(({ code }) => code)),
        reason,
      );
      open.set({ waiting: all, since: floor.now() });
      await turns.take(() => recordWaiting(all, reason));
    },
    drop() {
      if (!isAnswering.get()) open.set(none);
    },
    forget: () => given.set(new Map()),
    async record(intent, more, text) {
      if (more.reason) return (await record(intent, more, text)) !== null;
      const decision = await floor.recorder.preview(intent, more);
      const flags = decision.ok ? decision.flags.filter(({ code }) => asking.has(code)) : [];
      const reason = reasonFor(flags);
      if (reason !== undefined) return (await record(intent, { ...more, reason }, text)) !== null;
      await ask({ intent, given: more, text, flags });
      return false;
    },
    async recordAll(things, text) {
      const [first] = things;
      if (!first) return true;
      const decisions = await floor.recorder.previewAll(things);
      // Where one is refused there is nothing to say why of.
      const flags = decisions.every(({ ok }) => ok)
        ? decisions.flatMap((each) => (each.ok ? each.flags.filter(({ code }) => asking.has(code)) : []))
        : [];
      const reason = reasonFor(flags);
      if (reason !== undefined) return (await recordAll(withReason(things, reason), text)) !== null;
      await ask({ intent: first.intent, given: first.given ?? {}, text, flags, things });
      return false;
    },
  };
}

const withReason = (things: readonly Thing[], reason: string | null): Thing[] =>
  things.map((each) => ({ ...each, given: { ...each.given, reason } }));
