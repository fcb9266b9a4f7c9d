import type { CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenPage, type ReaderHost, hostReader } from '../reader/page/open-page.ts';

let host: ReaderHost;
let open: OpenPage;
let page: Page;
let cdp: CDPSession;

beforeAll(async () => {
  host = await hostReader();
});
afterAll(() => host.close());
beforeEach(async () => {
  open = await host.open();
  page = open.page;
  cdp = await page.context().newCDPSession(page);
});
afterEach(() => open.close());

/** A key as the system delivers it; several in one round trip, because a scanner does not wait either. */
const key = (type: 'keyDown' | 'keyUp', name: string, more: object = {}) =>
  cdp.send('Input.dispatchKeyEvent', {
    type,
    key: name,
    ...(name.length === 1 && type === 'keyDown' ? { text: name } : {}),
    ...(name === 'Enter'
      ? { code: 'Enter', windowsVirtualKeyCode: 13, ...(type === 'keyDown' ? { text: '\r' } : {}) }
      : {}),
    ...more,
  });
const press = (name: string, more: object = {}) => [key('keyDown', name, more), key('keyUp', name, more)];
const scan = (text: string) =>
  Promise.all([...[...text].flatMap((letter) => press(letter)), ...press('Enter')]);
const texts = () => page.evaluate(() => window.reader.events.map(({ text }) => text));
const control = { modifiers: 2, code: 'BracketRight', windowsVirtualKeyCode: 221 };

describe('real key events of a browser', () => {
  beforeEach(() => page.evaluate(() => window.reader.wedge()));

  test('twenty scans one after the other lose and double nothing, identical ones included', async () => {
    const codes = Array.from({ length: 20 }, (_, index) =>
      `0109521234543213 10LOT${index >> 1}`.replace(' ', ''),
    );
    for (const code of codes) await scan(code);
    expect(await texts()).toEqual(codes);
  });

  test('Ctrl and ] inside a code is the group separator', async () => {
    await Promise.all([
      ...[...'10AB12'].flatMap((letter) => press(letter)),
      ...press(']', control),
      ...[...'21S1'].flatMap((letter) => press(letter)),
      ...press('Enter'),
    ]);
    expect(await texts()).toEqual(['10AB12\u001d21S1']);
  });

  test('a focused button is not pressed by the Enter or the space of a code', async () => {
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('#button');
      button?.addEventListener('click', () => button.setAttribute('data-pressed', 'yes'));
      button?.focus();
    });
    await scan('LOT 2027 06');
    expect([await texts(), await page.getAttribute('#button', 'data-pressed')]).toEqual([
      ['LOT 2027 06'],
      null,
    ]);
  });

  test('a field keeps what a person types', async () => {
    await page.focus('#field');
    await page.keyboard.type('lot-27', { delay: 5 });
    expect([await page.inputValue('#field'), await texts()]).toEqual(['lot-27', []]);
  });

  test('focus lost in the middle of a code costs nothing', async () => {
    await page.focus('#button');
    await Promise.all([...'LOT'].flatMap((letter) => press(letter)));
    await page.evaluate(() => document.querySelector('#button')?.remove());
    await Promise.all([...[...'-27'].flatMap((letter) => press(letter)), ...press('Enter')]);
    expect(await texts()).toEqual(['LOT-27']);
  });
});

describe('an input method that sends no keys', () => {
  beforeEach(() =>
    page.evaluate(() => {
      window.reader.wedge();
      window.reader.sink();
    }),
  );

  test('committed text is a scan, twice the same is two', async () => {
    for (let time = 0; time < 2; time += 1) {
      await cdp.send('Input.insertText', { text: '0109521234543213' });
      await Promise.all(press('Enter'));
    }
    expect(await texts()).toEqual(['0109521234543213', '0109521234543213']);
  });

  test('a WebView that delivers each character twice, as key and as text, gives it once', async () => {
    await page.evaluate(() => {
      const target = document.activeElement ?? document.body;
      const more = { bubbles: true, cancelable: true };
      // A real second letter stays: LL is two keys, each delivered twice.
      for (const key of 'BALL-27') {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }));
        target.dispatchEvent(new InputEvent('beforeinput', { data: key, inputType: 'insertText', ...more }));
      }
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...more }));
    });
    expect(await texts()).toEqual(['BALL-27']);
  });

  test('a composition is taken once, at its end', async () => {
    for (const part of ['L', 'LO', 'LOT-27'])
      await cdp.send('Input.imeSetComposition', {
        text: part,
        selectionStart: part.length,
        selectionEnd: part.length,
      });
    await cdp.send('Input.insertText', { text: 'LOT-27' });
    await Promise.all(press('Enter'));
    expect(await texts()).toEqual(['LOT-27']);
  });
});
