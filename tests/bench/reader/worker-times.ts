import type { ScanMode } from '../../../src/scan/camera/camera-state.ts';
import type { Luma } from '../../../src/scan/ladder/luma.ts';
import { type ReaderHost, hostReader } from '../../reader/page/open-page.ts';
import { montage, sixLabels } from '../../reader/scenes/montage.ts';
import { renderScene } from '../../reader/scenes/render.ts';
import { type Scene, plainScene } from '../../reader/scenes/scene.ts';

/** Milliseconds of watching. */
const watch = 8000;

/**
 * Times in a Chromium worker at 1280x720, off a fake camera. `hard`: these scenes in turn; `label`: one sharp GS1-128, as a scan
 * mostly is; `six`: six codes in view at once.
 */
export async function measureInBrowser(scenes: readonly Scene[]): Promise<unknown> {
  const host = await hostReader();
  try {
    return {
      hard: await measure(
        host,
        scenes.map((scene) => renderScene(scene).luma),
        'single',
      ),
      label: await measure(host, [renderScene({ ...plainScene, name: 'bench/label' }).luma], 'single'),
      six: await measure(host, [montage(sixLabels).luma], 'multi'),
    };
  } finally {
    await host.close();
  }
}

async function measure(host: ReaderHost, frames: readonly Luma[], mode: ScanMode): Promise<unknown> {
  const { page, close } = await host.open(frames);
  try {
    await page.evaluate(() => window.reader.decoder.warm);
    // What the page did while it was built is not the camera's.
    await page.evaluate(() => window.reader.stalls().splice(0));
    const begun = await page.evaluate((wanted) => window.reader.start(wanted), mode);
    await page.waitForTimeout(watch);
    return await page.evaluate(
      ({ start, seconds }) => {
        const timing = (values: readonly number[]) => {
          const sorted = values.toSorted((a, b) => a - b);
          const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
          return { p50: at(0.5), p95: at(0.95), count: sorted.length };
        };
        const { frames: seen, events } = window.reader;
        const stages = ['fast', 'strip', 'patch', 'full', 'window'] as const;
        const read = seen.filter(({ readings }) => readings.length > 0);
        return {
          frame: timing(seen.map(({ took }) => took)),
          ...Object.fromEntries(
            stages.map((stage) => [stage, timing(seen.flatMap(({ ms }) => ms[stage] ?? []))]),
          ),
          framesPerSecond: Math.round((10 * seen.length) / seconds) / 10,
          decodesPerSecond: Math.round((10 * read.length) / seconds) / 10,
          mostCodesInAFrame: Math.max(0, ...seen.map(({ readings }) => readings.length)),
          codesSaid: new Set(events.map(({ text }) => text)).size,
          firstReadAfterMs: Math.round((events[0]?.at ?? Number.NaN) - start),
          lastOfTheCodesAfterMs: Math.round((events.at(-1)?.at ?? Number.NaN) - start),
          longestMainThreadTaskMs: Math.max(0, ...window.reader.stalls()),
        };
      },
      { start: begun, seconds: watch / 1000 },
    );
  } finally {
    await close();
  }
}
