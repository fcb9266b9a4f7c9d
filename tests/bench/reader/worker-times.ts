import { hostReader } from '../../reader/page/open-page.ts';
import { renderScene } from '../../reader/scenes/render.ts';
import type { Scene } from '../../reader/scenes/scene.ts';

export interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}

/** Times in a Chromium worker at 1280x720, off a fake camera that plays these scenes: per stage and for whole frames. */
export async function measureInBrowser(scenes: readonly Scene[]): Promise<unknown> {
  const host = await hostReader();
  try {
    const { page, close } = await host.open(scenes.map((scene) => renderScene(scene).luma));
    try {
      await page.evaluate(() => window.reader.decoder.warm);
      const begun = await page.evaluate(() => window.reader.start());
      await page.waitForTimeout(8000);
      return await page.evaluate((start) => {
        const timing = (values: readonly number[]) => {
          const sorted = values.toSorted((a, b) => a - b);
          const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
          return { p50: at(0.5), p95: at(0.95), count: sorted.length };
        };
        const { frames, events } = window.reader;
        const stages = ['fast', 'strip', 'patch', 'full', 'window'] as const;
        return {
          frame: timing(frames.map(({ took }) => took)),
          ...Object.fromEntries(
            stages.map((stage) => [stage, timing(frames.flatMap(({ ms }) => ms[stage] ?? []))]),
          ),
          framesPerSecond: Math.round((10 * frames.length) / 8) / 10,
          firstReadAfterMs: Math.round((events[0]?.at ?? Number.NaN) - start),
          mainThreadStallsMs: window.reader.stalls(),
        };
      }, begun);
    } finally {
      await close();
    }
  } finally {
    await host.close();
  }
}
