// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import type { RawBurst } from './burst.ts';
import { type Scanner, createScanner, readySetups } from './scanner.ts';

let scanner: Scanner | undefined;
afterEach(() => scanner?.detach());

function aDevice(kept: Record<string, string> = {}) {
  const texts: string[] = [];
  scanner?.detach();
  scanner = createScanner({
    document,
    storage: {
      getItem: (key) => kept[key] ?? null,
      setItem(key, value) {
        kept[key] = value;
      },
    },
    onScan: ({ text }) => texts.push(text),
    onIncomplete: () => undefined,
  });
  return { scanner, texts, kept };
}

/** Keys bear the times at which a scanner pressed them, however busy the machine of the test is. */
function type(text: string): void {
  const keys = [...text, 'Enter'];
  const start = performance.now() - keys.length;
  for (const [index, key] of keys.entries()) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: start + index });
    document.body.dispatchEvent(event);
  }
}

test('what was learnt holds from the next key on, and after the next start', () => {
  const { scanner: first, texts, kept } = aDevice();
  type('10A{GS}21B');
  first.use(readySetups.zebra);
  type('10A{GS}21B');
  expect(texts).toEqual(['10A{GS}21B', '10A\u001d21B']);
  const next = aDevice(kept);
  type('10A{GS}21B');
  expect([next.scanner.get().origin, next.texts]).toEqual(['zebra', ['10A\u001d21B']]);
});

test.each(['{', 'null', '{"origin":"zebra"}', '[]'])(
  'kept settings that say %s are those of any scanner',
  (text) => {
    expect(aDevice({ 'lotline-scanner': text }).scanner.get()).toEqual(readySetups.plain);
  },
);

test('while it is learnt from, a burst comes raw and is no scan; afterwards it is one again', () => {
  const { scanner: taught, texts } = aDevice();
  const bursts: RawBurst[] = [];
  const end = taught.learnFrom((burst) => bursts.push(burst));
  type('LOTLINE-0123456789');
  end();
  type('LOT-27');
  expect(bursts).toMatchObject([{ byKey: 'LOTLINE-0123456789', end: 'enter', by: 'keys' }]);
  expect(texts).toEqual(['LOT-27']);
});
