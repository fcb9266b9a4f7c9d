import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useEffect, useState } from 'react';
import { useFloor, useLive } from '../floor.tsx';
import type { Changing } from '../live.ts';
import type { GoodsFlow } from './goods-flow.ts';
import { createKept } from './kept.ts';
import type { Thing } from './record.ts';
import { notRecorded } from './recorded-since.ts';
import { keptKey } from './unanswered.ts';
import { useChanging } from './use-changing.ts';

/**
 * Goods that always want a reason, such as what is thrown away. The first one asks; scans go on behind it and join it. The
 * reason is good for the next ones until it is changed.
 * @param path the screen that asks again after a kill
 */
export function useReasoned(path: string) {
  const floor = useFloor();
  const [reason, reasonNow] = useChanging<string | null>(null);
  const [kept] = useState(() =>
    createKept<readonly Thing[] | null>({
      floor,
      key: keptKey('why', path),
      path,
      none: null,
      words: (all) => all?.[0]?.text ?? null,
      count: (all) => all?.length ?? 0,
      async left(all, at) {
        const open = all && (await notRecorded(floor, all, at));
        return open?.length ? open : null;
      },
    }),
  );
  useEffect(() => kept.attach(), [kept]);

  /** One question, however many have joined it. */
  const asked: Changing<true | null> = {
    get: () => kept.get() && true,
    set: () => kept.set(null),
    subscribe: kept.subscribe,
  };

  const record = (flow: GoodsFlow, things: readonly Thing[], why: string) =>
    flow.recordAll(
      things.map((each) => ({
        ...each,
        given: { ...each.given, reason: why },
        text: `${each.text} · ${why}`,
      })),
      i18n._(msg`${things.length} things · ${why}`),
    );

  return {
    reason,
    /** What waits for its reason; null: nothing does. */
    waiting: useLive(kept),
    /** Within a turn: records it, or asks why first. */
    async take(flow: GoodsFlow, thing: Thing): Promise<void> {
      await kept.ready();
      const why = reasonNow.get();
      if (why !== null) return void (await record(flow, [thing], why));
      kept.set([...(kept.get() ?? []), thing]);
      await kept.durable();
      flow.say('plain', msg`Why?`, thing.text);
    },
    /** A person says why: of all that waits, and of what comes. */
    answer: (flow: GoodsFlow, why: string): Promise<void> =>
      flow.turns.press(asked, async () => {
        reasonNow.set(why);
        const things = kept.get();
        if (things) await record(flow, things, why);
      }),
    /** It was put back: nothing of it is recorded. */
    drop: (): void => kept.set(null),
  };
}
