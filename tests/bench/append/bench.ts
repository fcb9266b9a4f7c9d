import type { CDPSession, Page } from 'playwright-core';
import { startHandheld } from '../../e2e/support/browser.ts';
import { siteWithLongReceipt } from '../../e2e/support/long-receipt.ts';
import { startSite } from '../../e2e/support/server.ts';
import { enrolAs, isInstalled, openReceipt, scan, scanner } from '../../e2e/support/worker.ts';
import { serialsOnDevice } from '../lots/serials-on-device.ts';
import { quantiles } from '../quantiles.ts';

/** Of one receipt, recorded by one press. */
const serials = 1000;

interface Sample {
  readonly durable: number;
  readonly visible: number;
  /** Until the last key was in the page. */
  readonly late: number;
}

/**
 * From the last key of a scan to the operation in both its homes, and to its words on the screen: the built app in
 * Chromium, a real server that takes the queue meanwhile, with rules, signature, journal flush and strict transaction.
 * A scan is ninety keys that are sent at once and bear the times of a scanner; so it takes the browser its time until the
 * last one is in the page, and `scan…` counts that too. `lastKey…` begins where the app does.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const site = await startSite({ dataDir: await siteWithLongReceipt(serials) });
  const handheld = await startHandheld();
  try {
    const page = await handheld.page(site.origin);
    await enrolAs(page, 'Ben');
    await openReceipt(page, 'IN/00031');
    const cdp = await scanner(handheld, page);
    await measure(page, cdp, 'WARM', 20);
    const usual = await measure(page, cdp, 'A', 100, personsPace);
    const backToBack = await measure(page, cdp, 'C', 100);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const throttled = await measure(page, cdp, 'B', 40, personsPace);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await isInstalled(page);
    const manyAtOnce = await serialsOnDevice(handheld, page, site.origin, serials);
    return {
      atAPersonsPace: summed(usual),
      backToBack: summed(backToBack),
      atAPersonsPaceThrottledSixTimes: summed(throttled),
      manyAtOnce,
    };
  } finally {
    await handheld.kill();
    await site.kill();
  }
}

const summed = (samples: readonly Sample[]) => ({
  scanToDurableMs: quantiles(samples.map(({ durable }) => durable)),
  scanToVisibleMs: quantiles(samples.map(({ visible }) => visible)),
  lastKeyToDurableMs: quantiles(samples.map(({ durable, late }) => durable - late)),
  lastKeyToVisibleMs: quantiles(samples.map(({ visible, late }) => visible - late)),
});

/** Between two scans of a quick worker; back to back the one before is still being sent and drawn. */
const personsPace = 500;

async function measure(
  page: Page,
  cdp: CDPSession,
  prefix: string,
  count: number,
  pause = 0,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let at = 0; at < count; at += 1) {
    const lot = `${prefix}${at}Z`;
    const watching = await page.evaluateHandle(watch, lot);
    await scan(cdp, `]C1010952400000101617270630310300010010${lot}`);
    samples.push(await watching.evaluate(({ sample }) => sample));
    await page.waitForTimeout(pause);
  }
  return samples;
}

/** In the page: the time of the last Enter, of the mark that says durable, and of the text that names the lot. */
function watch(lot: string): { sample: Promise<Sample> } {
  const sample = new Promise<Sample>((resolve, reject) => {
    setTimeout(() => {
      const seen = document.body.innerText.slice(0, 400);
      reject(new Error(`${lot}: durable ${durable}, visible ${visible}; on the screen: ${seen}`));
    }, 20_000);
    let entered = 0;
    let arrived = 0;
    let durable = 0;
    let visible = 0;
    const done = (): void => {
      if (!durable || !visible) return;
      keys.abort();
      marks.disconnect();
      texts.disconnect();
      resolve({ durable: durable - entered, visible: visible - entered, late: arrived - entered });
    };
    const keys = new AbortController();
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter') return;
      entered = event.timeStamp;
      arrived = performance.now();
    };
    addEventListener('keydown', hear, { capture: true, signal: keys.signal });
    const marks = new PerformanceObserver((list) => {
      const [mark] = list.getEntriesByName('lotline-durable');
      if (mark) durable ||= mark.startTime;
      done();
    });
    marks.observe({ type: 'mark' });
    const texts = new MutationObserver(() => {
      if (visible || !document.body.textContent?.includes(lot)) return;
      visible = performance.now();
      done();
    });
    texts.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  // Wrapped, so that whoever asks gets the watcher at once and not its end.
  return { sample };
}
