import { readFile } from 'node:fs/promises';
import { hostReader } from './page/open-page.ts';
import { renderScene } from './scenes/render.ts';
import { matrixSet } from './scenes/sets.ts';

// `node tests/reader/memory-campaign.ts [minutes]`: scans without a break and watches the memory of the page's process.
// Frames that are not closed or results that are not freed show within a minute; ten minutes are the campaign.
const minutes = Number(process.argv[2] ?? 10);
const scenes = matrixSet(55, { kinds: ['clean', 'rotate', 'shadow'] }).filter(({ level }) => level === 1);
const host = await hostReader();
const { page, close } = await host.open(scenes.map((scene) => renderScene(scene).luma));
await page.evaluate(() => window.reader.decoder.warm);
await page.evaluate(() => window.reader.start());
const browser = await page.context().browser()?.newBrowserCDPSession();
const session = await page.context().newCDPSession(page);

/** Megabytes that the processes drawing pages hold. */
async function residentMemory(): Promise<number> {
  const answer = await browser?.send('SystemInfo.getProcessInfo');
  let kilobytes = 0;
  for (const { id, type } of answer?.processInfo ?? []) {
    if (type !== 'renderer') continue;
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    kilobytes += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1024);
}

const samples: {
  readonly second: number;
  readonly megabytes: number;
  readonly frames: number;
  readonly scans: number;
}[] = [];
const step = Math.max(5, minutes * 3);
for (let second = 0; second <= minutes * 60; second += step) {
  await session.send('HeapProfiler.collectGarbage');
  const [frames, scans] = await page.evaluate(() => {
    const seen = window.reader.frames.length;
    // The page's own record of frames would grow by itself.
    window.reader.frames.splice(0);
    return [seen, window.reader.events.splice(0).length];
  });
  samples.push({ second, megabytes: await residentMemory(), frames, scans });
  await page.waitForTimeout(step * 1000);
}
await close();
await host.close();
// The first third is warming up: caches, compiled code, the engine's heap at its full size.
const settled = samples.slice(Math.floor(samples.length / 3));
const half = Math.floor(settled.length / 2);
const mean = (part: typeof settled): number =>
  part.reduce((sum, { megabytes }) => sum + megabytes, 0) / part.length;
const growth = Math.round(mean(settled.slice(half)) - mean(settled.slice(0, half)));
console.log(JSON.stringify({ minutes, growthMegabytes: growth, samples }));
process.exitCode = growth > 20 ? 1 : 0;
