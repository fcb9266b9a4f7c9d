import { appendFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { afterEach } from 'vitest';
import { type Handheld, type HandheldOptions, startHandheld } from './browser.ts';
import { type Site, type SiteOptions, startSite } from './server.ts';

const open: { end(): Promise<void> }[] = [];
const handhelds: Handheld[] = [];

/** Everything a test starts is ended with it, last first, whatever became of the test. */
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    for (const { context } of handhelds) await tellScreens(task.name, context);
  handhelds.length = 0;
  for (const one of open.splice(0).toReversed()) await one.end();
});

export async function aHandheld(options?: HandheldOptions): Promise<Handheld> {
  const handheld = await startHandheld(options);
  handhelds.push(handheld);
  open.push({ end: () => handheld.kill() });
  return handheld;
}

export async function aSite(options?: SiteOptions): Promise<Site> {
  const site = await startSite(options);
  open.push({ end: () => site.kill() });
  return site;
}

/** What stood on the screens when a test failed: where only the log is left, it is the one thing that tells why. */
export async function tellScreens(test: string, context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const words = await within(
      5000,
      page.evaluate(() => document.body.innerText),
    ).catch(() => null);
    if (words === null || words.trim() === '') continue;
    const line = `${test}\n  at ${page.url()}: ${words.replaceAll(/\s*\n\s*/g, ' | ').slice(0, 2000)}\n`;
    appendFileSync('.cache/failed-screens.txt', line);
  }
}

/** A page that hangs is no reason to wait for ever. */
const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('No answer')), milliseconds)),
  ]);
