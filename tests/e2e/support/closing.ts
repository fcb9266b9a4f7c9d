import { afterEach } from 'vitest';
import { type Handheld, type HandheldOptions, startHandheld } from './browser.ts';
import { type Site, type SiteOptions, startSite } from './server.ts';

const open: { end(): Promise<void> }[] = [];

/** Everything a test starts is ended with it, last first, whatever became of the test. */
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.end();
});

export async function aHandheld(options?: HandheldOptions): Promise<Handheld> {
  const handheld = await startHandheld(options);
  open.push({ end: () => handheld.kill() });
  return handheld;
}

export async function aSite(options?: SiteOptions): Promise<Site> {
  const site = await startSite(options);
  open.push({ end: () => site.kill() });
  return site;
}
