import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { floorFormats } from '../../../src/scan/ladder/formats.ts';
import { climb } from '../../../src/scan/ladder/ladder.ts';
import { loadNodeEngine } from '../../reader/node-engine.ts';
import { renderScene } from '../../reader/scenes/render.ts';
import { type SetScene, emptySet, matrixSet, warehouseSet } from '../../reader/scenes/sets.ts';
import { jitterVideo } from './jitter.ts';
import { type Rival, barely, rivalsOf } from './rivals.ts';
import { timing } from './timing.ts';
import { measureInBrowser } from './worker-times.ts';

/** Seeds that nothing was tuned on; tuning used 1, 2 and 21 to 28. */
const seeds = { matrix: 101, warehouse: [101, 102], empty: 101, video: 101 };
/** Every third scene of the matrix by default; READER_BENCH=full takes all of them and more warehouse seeds. */
const isFull = process.env['READER_BENCH'] === 'full';

interface Tally {
  scenes: number;
  read: number;
  wrong: string[];
  ms: number[];
  readonly byKind: Record<string, { scenes: number; read: number }>;
  readonly bySymbol: Record<string, { scenes: number; read: number }>;
}

/** Reading rates by symbol and degradation, wrong reads and times, beside the engines alone, on the same frames. */
export async function bench(): Promise<Record<string, unknown>> {
  const loadBefore = loadavg()[0];
  const engine = await loadNodeEngine();
  const rivals = rivalsOf(engine);
  const sets: Record<string, readonly SetScene[]> = {
    'matrix-720p': matrixSet(seeds.matrix).filter(
      ({ level }, index) => isFull || level === Math.floor(index / 3) % 3,
    ),
    'warehouse-720p': warehouseSet(isFull ? [...seeds.warehouse, 103] : seeds.warehouse, 'hd'),
    'warehouse-1080p': warehouseSet(isFull ? [...seeds.warehouse, 103] : seeds.warehouse.slice(0, 1), 'fhd'),
    empty: emptySet(seeds.empty, 8),
  };
  const results: Record<string, unknown> = {};
  const stageMs: Record<string, number[]> = {};
  const frameMs: number[] = [];
  for (const [name, scenes] of Object.entries(sets)) {
    const tallies = rivals.map((): Tally => ({
      scenes: 0,
      read: 0,
      wrong: [],
      ms: [],
      byKind: {},
      bySymbol: {},
    }));
    for (const [index, scene] of scenes.entries()) {
      const { luma, symbol } = renderScene(scene);
      for (const [place, rival] of rivals.entries()) {
        const tally = tallies[place];
        if (tally !== undefined) judge(tally, rival, scene, luma, symbol);
      }
      if (name !== 'matrix-720p') continue;
      const start = performance.now();
      const live = {
        formats: floorFormats,
        many: false,
        budget: 55,
        turn: index,
        now: () => performance.now(),
      };
      for (const [stage, ms] of Object.entries(climb(engine, luma, live).ms))
        (stageMs[stage] ??= []).push(ms);
      frameMs.push(performance.now() - start);
    }
    results[name] = Object.fromEntries(rivals.map((rival, place) => [rival.name, reportOf(tallies[place])]));
  }
  return {
    seeds,
    sets: results,
    liveNodeMs: {
      frame: timing(frameMs),
      ...Object.fromEntries(Object.entries(stageMs).map(([stage, ms]) => [stage, timing(ms)])),
    },
    chromiumWorkerMs: await measureInBrowser(
      matrixSet(seeds.matrix).filter(
        ({ level }, index) => level === Math.floor(index / 3) % 3 && index % 2 === 0,
      ),
    ),
    jitterVideo: jitterVideo(engine, seeds.video, isFull ? 66 : 22),
    // Milliseconds of wall time mean little on a machine that does other things, too.
    load: { before: loadBefore, after: loadavg()[0], processors: availableParallelism() },
  };
}

function judge(
  tally: Tally,
  rival: Rival,
  scene: SetScene,
  luma: Parameters<Rival['read']>[0],
  symbol: ReturnType<typeof renderScene>['symbol'],
): void {
  const start = performance.now();
  const reads = rival.read(luma);
  tally.ms.push(performance.now() - start);
  const isRight = ({ text, symbology }: (typeof reads)[number]): boolean =>
    symbol !== undefined &&
    (rival.exact
      ? text === symbol.text && symbology === symbol.symbology
      : barely(text).endsWith(barely(symbol.text)));
  const ok = reads.some(isRight);
  for (const read of reads)
    if (!isRight(read))
      tally.wrong.push(`${scene.name}: ${read.symbology ?? ''}${read.text} (${read.stage})`);
  if (symbol === undefined) return;
  tally.scenes += 1;
  tally.read += ok ? 1 : 0;
  for (const [group, key] of [
    [tally.byKind, scene.kind],
    [tally.bySymbol, scene.symbol],
  ] as const) {
    const cell = (group[key] ??= { scenes: 0, read: 0 });
    cell.scenes += 1;
    cell.read += ok ? 1 : 0;
  }
}

function reportOf(tally: Tally | undefined): unknown {
  if (tally === undefined) return undefined;
  const rate = (cells: Tally['byKind']): Record<string, string> =>
    Object.fromEntries(Object.entries(cells).map(([key, { read, scenes }]) => [key, `${read}/${scenes}`]));
  return {
    read: tally.read,
    scenes: tally.scenes,
    percent: tally.scenes === 0 ? undefined : Math.round((1000 * tally.read) / tally.scenes) / 10,
    wrong: tally.wrong,
    ms: timing(tally.ms),
    byKind: rate(tally.byKind),
    bySymbol: rate(tally.bySymbol),
  };
}
