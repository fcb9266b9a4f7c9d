import type { Page } from 'playwright-core';
import { press } from './worker.ts';

export { press } from './worker.ts';

/** One screen as somebody meets it. Scenes run in order, each from where the one before has left the plant. */
export interface Scene {
  readonly name: string;
  /** On the way to the others: it is looked at in another room. */
  readonly isPassed?: true;
  go(page: Page, origin: string): Promise<void>;
}

/**
 * Types a code as a scanner does that sends GS as Ctrl+], all keys within a moment: a key at a time over the wire of the
 * test would be slower than any scanner, and rightly be taken for a person.
 */
export const wedge = (page: Page, code: string): Promise<void> =>
  page.evaluate((keys) => {
    for (const key of [...keys, 'Enter'])
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: key === '\u001d' ? ']' : key,
          ctrlKey: key === '\u001d',
          bubbles: true,
          cancelable: true,
        }),
      );
  }, code);

export const see = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).last().waitFor();
export const open = async (page: Page, origin: string, path: string): Promise<void> => {
  await page.goto(origin + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
export const sheet = async (page: Page, code: string, title: string): Promise<void> => {
  await wedge(page, code);
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
};
export const closeSheet = (page: Page): Promise<void> => press(page, /^Close$/);
