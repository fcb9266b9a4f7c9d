import { useLayoutEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { useFloor } from '../floor.tsx';
import { createLive } from '../live.ts';
import { type GoodsFlow, type GoodsJob, createGoodsFlow } from './goods-flow.ts';

type JobOf = (flow: () => GoodsFlow) => GoodsJob;

/**
 * A screen on which goods are scanned: every scan comes here first, and the job is always the one of the last drawing.
 * @param takes goods are taken from a place of ours, so that it has to be known
 * @param screen the one that asks again after a kill, where its path alone does not say which
 */
export function useGoodsFlow(job: JobOf, takes: boolean, screen?: string): GoodsFlow {
  const floor = useFloor();
  const { pathname } = useLocation();
  const path = screen ?? pathname;
  const [latest] = useState(() => createLive(job));
  useLayoutEffect(() => latest.set(job));
  const flow = useMemo(() => {
    const own: { flow?: GoodsFlow } = {};
    const made = (): GoodsFlow => {
      if (!own.flow) throw new Error('The flow is asked before it is made');
      return own.flow;
    };
    const now = (): GoodsJob => latest.get()(made);
    const goods: GoodsJob = {
      get kind() {
        return now().kind;
      },
      get namesGoods() {
        return now().namesGoods;
      },
      near: () => now().near(),
      complete: (draft) => now().complete(draft),
      proposals: (draft) => now().proposals(draft),
      expected: (draft) => now().expected(draft),
      ...(takes && { here: async () => (await now().here?.()) ?? null }),
      fits: (stand) => now().fits?.(stand) ?? true,
      prepare: async (draft) => {
        const { prepare } = now();
        return prepare ? prepare(draft) : draft;
      },
      cameBefore: async (draft) => (await now().cameBefore?.(draft)) ?? false,
      ready: async () => now().ready?.(),
      isAsking: () => now().isAsking?.() ?? false,
      ...placesOf(now),
    };
    own.flow = createGoodsFlow(floor, goods, path);
    return own.flow;
  }, [floor, latest, takes, path]);
  useLayoutEffect(() => {
    const leave = flow.question.attach();
    const stop = floor.desk.listen((scan) => flow.take(scan));
    return () => {
      stop();
      leave();
    };
  }, [floor, flow]);
  return flow;
}

/** A job without a word on places, packages or orders leaves them to the flow. */
const placesOf = (now: () => GoodsJob): Pick<GoodsJob, 'place' | 'package' | 'order'> => ({
  place: (location) => now().place?.(location),
  package: (found, scan) => now().package?.(found, scan),
  order: (order) => now().order?.(order),
});
