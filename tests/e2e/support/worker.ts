import type { CDPSession, Page } from 'playwright-core';
import type { Handheld } from './browser.ts';
import type { Site } from './server.ts';

/** What a person does at a handheld, in the words of the screen. */

/** The demo plant lets a browser on its own machine in by a tap; waits until the plant is on the device. */
export async function enrolAs(page: Page, name: string): Promise<void> {
  await page.goto(new URL('/enrol', page.url()).href);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByText('what shall we do?').waitFor();
  await page.getByText(/receipts? expected/).waitFor();
}

/** Resolves once the app can start without the server. */
export const isInstalled = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    while (registration.active?.state !== 'activated')
      await new Promise((resolve) => setTimeout(resolve, 20));
  });

export async function openReceipt(page: Page, reference: string): Promise<void> {
  await page.goto(new URL('/receive', page.url()).href);
  await page
    .getByRole('button', { name: new RegExp(reference) })
    .or(page.getByRole('link', { name: new RegExp(reference) }))
    .click();
  await page.getByRole('heading', { name: reference }).waitFor();
}

/** How a scanner spells the group separator when it types like a keyboard. */
export type Separator = 'character' | 'ctrl-]';

/**
 * Types as a scan engine does: key by key, without waiting for the page, ending in Enter. The system stamps each key with
 * the time at which it came, a fifth of a millisecond apart; the machine of the test may be slower than any scanner.
 */
export async function scan(cdp: CDPSession, text: string, separator: Separator = 'ctrl-]'): Promise<void> {
  const keys: Promise<unknown>[] = [];
  const start = Date.now() - (text.length + 1) / 5;
  const key = (event: Record<string, unknown>): void => {
    const timestamp = (start + keys.length / 10) / 1000;
    keys.push(cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...event } as never));
    keys.push(
      cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...event, text: undefined } as never),
    );
  };
  for (const character of text) {
    if (character === '\u001d' && separator === 'ctrl-]')
      key({ key: ']', code: 'BracketRight', modifiers: 2, windowsVirtualKeyCode: 221 });
    else key({ key: character, text: character });
  }
  key({ key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 });
  await Promise.all(keys);
}

export const scanner = (handheld: Handheld, page: Page): Promise<CDPSession> =>
  handheld.context.newCDPSession(page);

/** The rows of the queue screen as text, newest first, once there are this many. */
export async function queueRows(page: Page, count: number): Promise<string[]> {
  if (new URL(page.url()).pathname !== '/queue') await page.goto(new URL('/queue', page.url()).href);
  await page.waitForFunction((wanted) => document.querySelectorAll('li').length === wanted, count);
  const rows = await page.getByRole('listitem').allInnerTexts();
  // Numbers keep together with their unit on the screen; a test reads words.
  return rows.map((row) => row.replaceAll('\u00a0', ' '));
}

/** Waits until this many operations of the queue stand in this state. */
export async function waitForState(page: Page, state: string, count: number): Promise<void> {
  await page.goto(new URL('/queue', page.url()).href);
  await page.waitForFunction(
    ([word, wanted]) =>
      [...document.querySelectorAll('main li, li')].filter((row) => row.textContent?.includes(String(word)))
        .length === wanted,
    [state, count] as const,
    { timeout: 60_000 },
  );
}

/**
 * The topmost button of this name. A sheet may still be on its way, so that for a moment the topmost one lies under it:
 * then it is looked for anew, where a click of Playwright's would wait for that one to be uncovered.
 */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).last();
  for (let tries = 1; ; tries += 1) {
    try {
      return await button.click({ timeout: 5000 });
    } catch (error) {
      const isElsewhere = /intercepts pointer events|waiting for getBy/.test(String(error));
      if (!isElsewhere || tries === 8) throw error;
    }
  }
}

export const urlOf = (site: Site, path = '/'): string => `${site.origin}${path}`;

/** Badges and PINs of the demo plant, as its page shows them. */
export const demoSecrets = {
  ana: { badge: 'BADGE-ANA-4175', pin: '271828' },
  ben: { badge: 'BADGE-BEN-2093', pin: '314159' },
  carla: { badge: 'BADGE-CARLA-8816', pin: '161803' },
  eve: { badge: 'BADGE-EVE-7034', pin: '577215' },
} as const;

export async function typePin(page: Page, pin: string, action: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).last().click();
  await page.getByRole('button', { name: action, exact: true }).last().click();
}

/** At the sheet that asks who works here. */
export async function signIn(
  page: Page,
  cdp: CDPSession,
  { badge, pin }: { readonly badge: string; readonly pin: string },
): Promise<void> {
  await page.getByText('Scan your badge').waitFor();
  await scan(cdp, badge);
  await page.getByText('Type your PIN').first().waitFor();
  await typePin(page, pin, 'Sign in');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}
