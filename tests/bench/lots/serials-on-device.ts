import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Handheld } from '../../e2e/support/browser.ts';

/** One receipt of so many serials on the device, offline, by what a person presses. */
export interface ReceivedOnDevice {
  readonly serials: number;
  /** From the press on "Receive" until the screen says that all of them are received, which is after they are durable. */
  readonly receivedMs: number;
  /** From the press on "Close receipt" in the question until the strip says that it is closed. */
  readonly closedMs: number;
  /** The longest that the main thread was not free meanwhile: a scan or a press waits as long. */
  readonly longestTaskMs: number;
  /** Of all processes of the browser, from the first press to the last word. */
  readonly cpuMs: number;
}

/**
 * The numbers are made and checked before the clock starts, as they are while a person looks at them. The page stands on
 * the receipt's own screen of numbers, whose line misses as many.
 */
export async function serialsOnDevice(
  handheld: Handheld,
  page: Page,
  origin: string,
  serials: number,
): Promise<ReceivedOnDevice> {
  const count = serials.toLocaleString('en');
  await page.goto(`${origin}/receive/in-00032/numbers/motor`);
  await page.getByRole('radio', { name: 'From a first one' }).click();
  await handheld.context.setOffline(true);
  await page.getByLabel('First number').fill('BENCH-100000');
  await page.getByLabel('How many units').fill(String(serials));
  await page.getByRole('button', { name: 'Generate serials' }).click();
  await page.getByRole('button', { name: `Receive ${count} numbers` }).waitFor({ timeout: 120_000 });
  await page.waitForTimeout(2000);
  await page.evaluate(watchTasks);
  const before = await processorTime(handheld);
  const receivedMs = await page.evaluate(pressAndWait, {
    button: `Receive ${count} numbers`,
    words: `All ${count} numbers are received.`,
  });
  await page.getByRole('button', { name: 'Back to the receipt' }).click();
  await page.getByRole('button', { name: 'Close receipt' }).click({ timeout: 120_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Close receipt' }).waitFor({ timeout: 60_000 });
  const closedMs = await page.evaluate(pressAndWait, {
    button: 'dialog Close receipt',
    words: 'IN/00032 closed.',
  });
  return {
    serials,
    receivedMs,
    closedMs,
    longestTaskMs: await page.evaluate(() => Math.round(Math.max(0, ...(window.benchTasks ?? [])))),
    cpuMs: Math.round((await processorTime(handheld)) - before),
  };
}

declare global {
  interface Window {
    benchTasks?: number[];
  }
}

function watchTasks(): void {
  window.benchTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.benchTasks?.push(duration);
  }).observe({ type: 'longtask' });
}

/** In the page, so that no trip between two processes is counted. */
function pressAndWait({ button, words }: { button: string; words: string }): Promise<number> {
  const [within, name] = button.startsWith('dialog ')
    ? [document.querySelector('dialog[open]') ?? document, button.slice('dialog '.length)]
    : [document, button];
  const found = [...within.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
  if (!found) throw new Error(`No button ${name}`);
  const isThere = (): boolean => (document.body.textContent ?? '').includes(words);
  const started = performance.now();
  found.click();
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!isThere()) return;
      changes.disconnect();
      resolve(Math.round(performance.now() - started));
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, { childList: true, subtree: true, characterData: true });
    setTimeout(() => reject(new Error(`${words} never came`)), 300_000);
    look();
  });
}

/** Seconds of all its processes, as the browser itself counts them. */
async function processorTime(handheld: Handheld): Promise<number> {
  const browser = handheld.context.browser() as Browser;
  const cdp: CDPSession = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}
