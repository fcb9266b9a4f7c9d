import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slowDown } from './support/browser.ts';
import { type Site, startSite } from './support/server.ts';
import { tellScreens } from './support/closing.ts';
import { emptyScenes } from './support/people-scenes.ts';
import type { Scene } from './support/scene.ts';
import { rooms } from './support/tour.ts';

const pictures = new URL('../../.cache/pictures/', import.meta.url).pathname;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const handheld = { width: 360, height: 640 } as const;
const tablet = { width: 800, height: 1280 } as const;

let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env['LOTLINE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});
afterAll(() => browser.close());

test.each(Object.entries(rooms))(
  'every screen of %s, handheld and tablet: axe is content, hands in gloves hit it, nothing is cut off',
  async (_, scenes) => {
    const site = await startSite();
    expect(await faultsOn(scenes, site).finally(() => site.stop())).toEqual([]);
  },
  600_000,
);

test('the first screen of an empty server, handheld and tablet', async () => {
  const site = await startSite({ flags: ['--empty'] });
  const link = /\/setup#\S+/.exec(site.log())?.[0] ?? '';
  expect(await faultsOn(emptyScenes(link), site).finally(() => site.stop())).toEqual([]);
}, 60_000);

/** Walks through the scenes with a handheld, holds each up in both sizes by day and by night, and says what a person would trip over. */
async function faultsOn(tour: readonly Scene[], site: Site): Promise<string[]> {
  const context = await browser.newContext({
    viewport: handheld,
    deviceScaleFactor: 2,
    locale: 'en-GB',
    // The policy of the page would refuse the checker's own script.
    bypassCSP: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await slowDown(page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  for (const { name, isPassed, go } of tour) {
    await go(page, site.origin).catch(async (error: unknown) => {
      await tellScreens(name, context);
      throw new Error(`${name}: ${String(error)}\n${faults.join('\n')}`);
    });
    if (isPassed) continue;
    // The edge band of the last scan stays for 400 ms.
    await page.waitForTimeout(450);
    faults.push(...(await faultsAt(page, handheld, name)));
    await page.setViewportSize(tablet);
    // Two panes read their second half.
    await page.waitForTimeout(250);
    faults.push(...(await faultsAt(page, tablet, name)));
    await page.setViewportSize(handheld);
  }
  await context.close();
  return faults;
}

async function faultsAt(page: Page, size: typeof handheld | typeof tablet, scene: string): Promise<string[]> {
  const faults = (await touchFaults(page)).map((fault) => `${scene} ${size.width}: ${fault}`);
  for (const theme of ['night', 'day'] as const) {
    await page.evaluate((worn) => (document.documentElement.dataset['theme'] = worn), theme);
    await page.screenshot({ path: `${pictures}${scene}-${size.width}-${theme}.png` });
    // The colours of the night are the same ones on a wide screen.
    if (size === tablet && theme === 'night') continue;
    faults.push(...(await axeFaults(page)).map((fault) => `${scene} ${size.width} ${theme}: ${fault}`));
  }
  return faults;
}

async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[] }>;
      };
    };
    const { violations } = await axe.run({
      // 7:1 is our bar for words, not 4.5:1.
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return violations.map(({ id, nodes }) => {
      const [first] = nodes;
      return `${id}: ${first?.html.slice(0, 160) ?? ''} (${first?.any[0]?.message ?? ''})`;
    });
  });
}

/** Controls of 64 px or more, 8 px apart, inside the screen; nothing to be scrolled sideways. */
const touchFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px too wide`);
    const dialog = document.querySelector('dialog[open]');
    const within = dialog ?? document.body;
    const controls = [
      ...within.querySelectorAll(
        // A box to tick or a circle is inside its label, and that is what a hand meets.
        'button, input:not([type=radio], [type=checkbox], [type=file]), textarea, select, label:has([type=radio], [type=checkbox]), a[href]',
      ),
    ];
    const boxes = controls.map((control) => ({ control, box: control.getBoundingClientRect() }));
    const named = (control: Element): string =>
      (control.getAttribute('aria-label') ?? control.textContent ?? control.tagName).trim().slice(0, 40);
    for (const { control, box } of boxes) {
      if (box.width === 0) continue;
      if (box.height < 63.5 || box.width < 63.5)
        found.push(`"${named(control)}" is ${Math.round(box.width)}x${Math.round(box.height)}`);
      if (box.right > innerWidth + 1 || box.left < -1)
        found.push(`"${named(control)}" reaches out of the screen`);
      if (control.scrollWidth > control.clientWidth + 2 && control.tagName === 'BUTTON')
        found.push(`the words of "${named(control)}" are cut off`);
    }
    for (const one of boxes)
      for (const other of boxes) {
        if (one === other || one.box.width === 0 || other.box.width === 0) continue;
        if (one.control.contains(other.control) || other.control.contains(one.control)) continue;
        const overlapX = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const overlapY = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Rows of one list touch each other with a hairline between them; they are 72 px high.
        const isRow = one.control.closest('li') !== null && other.control.closest('li') !== null;
        if (
          overlapX > 0 &&
          overlapY > 0 &&
          sameLayer(one.control, other.control) &&
          !isSticky(one.control) &&
          !isSticky(other.control)
        )
          found.push(`"${named(one.control)}" lies on "${named(other.control)}"`);
        else if (
          !isRow &&
          sameLayer(one.control, other.control) &&
          overlapY > 8 &&
          overlapX > -7.5 &&
          overlapX <= 0
        )
          found.push(`"${named(one.control)}" and "${named(other.control)}" are too close`);
      }
    return [...new Set(found)];

    /** Keys pass under the action that stays within reach. */
    function isSticky(control: Element): boolean {
      return getComputedStyle(control).position === 'sticky';
    }

    /** A scrolling list passes under the bar at the bottom. */
    function sameLayer(a: Element, b: Element): boolean {
      return (
        (a.closest('main, footer, header, dialog') ?? null) ===
        (b.closest('main, footer, header, dialog') ?? null)
      );
    }
  });
