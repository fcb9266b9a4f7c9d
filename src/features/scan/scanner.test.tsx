import { afterEach, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { calibrationCodes } from '../../scan/wedge/calibration.ts';

let app: App;
afterEach(() => app.close());

/** Types on the page as a scanner does. */
function type(text: string, { end = 'Enter' }: { end?: string } = {}): void {
  const target = document.activeElement ?? document.body;
  for (const key of [...text, end])
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

/** Types as an input method does: no keys, only text that arrives in a field. */
function commit(text: string): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new InputEvent('beforeinput', { data: text, inputType: 'insertText', bubbles: true, cancelable: true }),
  );
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}

const asSent = (text: string, symbology: string): string => symbology + text.replaceAll('\u001d', '{GS}');

async function scanFive(send: (text: string, symbology: string) => void): Promise<void> {
  for (const [at, { text, symbology }] of calibrationCodes.entries()) {
    await app.shows(`Scan code ${at + 1}`);
    send(text, symbology);
  }
  await app.shows('All five codes arrived.');
}

describe('[X14] the scanner of this device is calibrated by five codes', () => {
  test('what was learnt is said in words, kept for this device, and used for the next scan', async () => {
    app = await openApp({ path: '/scanner' });
    await app.shows('As any scanner comes');
    await app.press('Calibrate');
    await scanFive((text, symbology) => type(asSent(text, symbology)));
    await app.shows('Sent as {GS}');
    await app.press('Use these settings');
    await app.shows('Learnt from the five codes');
    expect(app.floor.scanner.get()).toMatchObject({
      origin: 'calibrated',
      profile: { suffix: 'enter', gsToken: '{GS}' },
      field: false,
    });
    type(']C1010952400000101610OF-1001{GS}17270917');
    await app.shows('10OF-1001‹GS›17270917');
    expect(await app.floor.queue.list()).toEqual([]);
  });

  test('another label than the one asked for does not count, and is shown as it arrived', async () => {
    app = await openApp({ path: '/scanner/calibrate' });
    const [first] = calibrationCodes;
    await app.shows('Scan code 1');
    type(first?.text ?? '');
    await app.shows('Scan code 2');
    type('4006381333931');
    await app.shows('That was another code.');
    await app.shows('4006381333931');
    await app.shows('Scan code 2');
  });

  test('a scanner that types through an input method gets the scan field', async () => {
    app = await openApp({ path: '/scanner/calibrate' });
    await app.shows('Scan code 1');
    await expect.poll(() => document.activeElement?.getAttribute('data-wedge')).toBe('sink');
    await scanFive((text, symbology) => commit(asSent(text, symbology)));
    await app.shows('Shown; it keeps the focus');
    await app.press('Use these settings');
    await app.shows('Learnt from the five codes');
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Scan field');
  });

  test('a lost separator is said, and the settings can be forgotten', async () => {
    app = await openApp({ path: '/scanner/calibrate' });
    await scanFive((text, symbology) => type(symbology + text.replaceAll('\u001d', '')));
    await app.shows('The separator between the fields of GS1 labels is lost.');
    await app.press('Use these settings');
    await app.shows('Lost on the way');
    await app.press('Forget these settings');
    await app.shows('As any scanner comes');
    expect(app.floor.scanner.get().origin).toBe('plain');
  });
});

describe('the page on setting up', () => {
  test('a ready profile is handed out as a file and taken for this device', async () => {
    app = await openApp({ path: '/scanner/setup' });
    await app.shows('Keystroke output → Send characters as events');
    await app.press('Save these settings as a file');
    expect(await app.saved[0]?.text()).toContain('Append ENTER key: On');
    await app.press('Use this profile on this device');
    await app.shows('This device uses this profile');
    expect(app.floor.scanner.get()).toMatchObject({ origin: 'zebra', field: true });
  });
});

describe('the scan field', () => {
  test('a question over the screen has its own, and a field that a person types in keeps the focus', async () => {
    app = await openApp({ path: '/' });
    app.floor.scanner.use({ ...app.floor.scanner.get(), field: true });
    await app.press('Type');
    await app.shows('Type a code');
    const inDialog = () => document.activeElement?.closest('dialog') !== null;
    await expect
      .poll(() => [document.activeElement?.getAttribute('data-wedge'), inDialog()])
      .toEqual(['sink', true]);
    const field = document.querySelector<HTMLInputElement>('dialog input:not([data-wedge])');
    field?.focus();
    field?.click();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(document.activeElement).toBe(field);
  });
});
