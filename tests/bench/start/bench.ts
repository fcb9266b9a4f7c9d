import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { startHandheld } from '../../e2e/support/browser.ts';
import { startSite } from '../../e2e/support/server.ts';
import { enrolAs, isInstalled } from '../../e2e/support/worker.ts';
import { quantiles } from '../quantiles.ts';

const starts = 9;

/**
 * Cold start with the server dead: a browser that was just started, from navigation to a home screen that shows what is
 * expected and takes a scan. And the size of what the first screen has to load.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const site = await startSite();
  const first = await startHandheld();
  const page = await first.page(site.origin);
  await enrolAs(page, 'Ben');
  await isInstalled(page);
  const bytes = await firstScreenBytes(site.origin);
  await first.close();
  await site.kill();
  const ready: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const handheld = await startHandheld({ profile: first.profile });
    const cold = await handheld.page(site.origin);
    await cold.getByText('4 receipts expected').waitFor();
    await cold.getByText('Scan anything').waitFor();
    ready.push(await cold.evaluate(() => performance.now()));
    await handheld.kill();
  }
  return { coldOfflineStartMs: quantiles(ready), firstScreenGzipKb: bytes };
}

/** Gzip of the scripts that index.html names, which is all that the first screen waits for. */
async function firstScreenBytes(origin: string): Promise<Record<string, number>> {
  const html = await (await fetch(origin)).text();
  const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  const sizes = scripts.map((path) => gzipSync(readFileSync(`dist/${path}`)).length);
  return {
    scripts: scripts.length,
    kilobytes: Math.round(sizes.reduce((all, size) => all + size, 0) / 100) / 10,
  };
}
