import type { Page } from 'playwright-core';
import { startHandheld } from '../../e2e/support/browser.ts';
import { siteWithLongReceipt } from '../../e2e/support/long-receipt.ts';
import { manyLotName, siteWithLots } from '../../e2e/support/many-lots.ts';
import { startSite } from '../../e2e/support/server.ts';
import { isInstalled } from '../../e2e/support/worker.ts';
import { quantiles } from '../quantiles.ts';
import { serialsOnDevice } from './serials-on-device.ts';
import { serialsOnServer } from './serials-on-server.ts';

const lots = 100_000;
const serials = 1000;

/** The list and the record of lots on a device that holds 100,000 of them: the built app in Chromium. */
export async function bench(): Promise<Record<string, unknown>> {
  const receiptOnServer = await serialsOnServer();
  const site = await startSite({ dataDir: await siteWithLongReceipt(serials, await siteWithLots(lots)) });
  const handheld = await startHandheld();
  try {
    const page = await handheld.page(site.origin);
    const started = performance.now();
    await page.goto(`${site.origin}/enrol`);
    await page.getByRole('button', { name: /^Ben/ }).click();
    await page.getByText(/receipts? expected/).waitFor({ timeout: 400_000 });
    const pulledMs = Math.round(performance.now() - started);
    const firstPaintMs = {
      byPlace: await painted(page, `${site.origin}/lots`, 'Warehouse'),
      byProduct: await painted(page, `${site.origin}/lots?by=product`, 'Oats'),
      all: await painted(page, `${site.origin}/lots?by=none`, manyLotName(0)),
    };
    const scroll = await scrolled(page);
    const lookupMs = quantiles(await lookups(page));
    await isInstalled(page);
    return {
      lots,
      pulledMs,
      firstPaintMs,
      scroll,
      lookupMs,
      receiptOnServer,
      receiptOnDevice: await serialsOnDevice(handheld, page, site.origin, serials),
    };
  } finally {
    await handheld.kill();
    await site.kill();
  }
}

/** From the beginning of the navigation until the first row is drawn; the app starts anew each time. */
async function painted(page: Page, url: string, text: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(url);
  const row = page.locator('[aria-label="Lots and serials"] li', { hasText: text }).first();
  await row.waitFor({ timeout: 60_000 });
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => resolve(Math.round(performance.now())))),
  );
}

/** A thumb that pulls 60 px a frame for ten seconds, through pages that come as it goes. */
const scrolled = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => {
    let frame = document.querySelector<HTMLElement>('[aria-label="Lots and serials"]');
    while (frame && getComputedStyle(frame).overflowY !== 'auto') frame = frame.parentElement;
    if (!frame) throw new Error('Nothing scrolls');
    const times: number[] = [];
    const until = performance.now() + 10_000;
    let before = performance.now();
    while (performance.now() < until) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      times.push(now - before);
      before = now;
      frame.scrollTop += 60;
    }
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number =>
      Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
    return {
      frames: times.length,
      frameP50Ms: at(0.5),
      frameP95Ms: at(0.95),
      longestMs: Math.round(sorted.at(-1) ?? 0),
      rowsInPage: document.querySelectorAll('[aria-label="Lots and serials"] li').length,
      passed: Math.round(frame.scrollTop / 72),
    };
  });

/** A bare lot number from a scanner, until its record says so. */
async function lookups(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    const name = manyLotName((turn * 7919) % lots);
    times.push(await page.evaluate(scanAndWait, name));
  }
  return times;
}

async function scanAndWait(name: string): Promise<number> {
  const started = performance.now();
  for (const key of [...name, 'Enter'])
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  while (document.querySelector('h1')?.textContent !== name) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (performance.now() - started > 20_000) throw new Error(`${name} never came`);
  }
  return performance.now() - started;
}
