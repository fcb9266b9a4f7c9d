import { useLayoutEffect, useMemo, useRef } from 'react';
import { useFloor } from '../floor.tsx';
import { type GoodsFlow, type GoodsJob, createGoodsFlow } from './goods-flow.ts';

/** A screen on which goods are scanned: every scan comes here first, and the job is always the latest one. */
export function useGoodsFlow(
  job: (flow: () => GoodsFlow) => GoodsJob,
  /** Goods are taken from a place of ours, so that it has to be known. */
  takes: boolean,
): GoodsFlow {
  const floor = useFloor();
  const latest = useRef(job);
  useLayoutEffect(() => {
    latest.current = job;
  });
  const flow = useMemo(() => {
    const own: { flow?: GoodsFlow } = {};
    const get = (): GoodsFlow => {
      if (!own.flow) throw new Error('The flow is asked before it is made');
      return own.flow;
    };
    const now = (): GoodsJob => latest.current(get);
    own.flow = createGoodsFlow(floor, {
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
      place: (location) => now().place?.(location),
      package: (found, scan) => now().package?.(found, scan),
      order: (order) => now().order?.(order),
    });
    return own.flow;
  }, [floor, takes]);
  useLayoutEffect(
    () =>
      floor.desk.listen(async (scan) => {
        await flow.take(scan);
        return true;
      }),
    [floor, flow],
  );
  return flow;
}
