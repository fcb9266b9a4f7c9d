// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ScanEvent } from '../scan-event.ts';
import { type WedgeOptions, attachWedge } from './attach-wedge.ts';
import { defaultWedgeProfile } from './profile.ts';
import { createWedgeSink } from './sink.ts';

let detach: () => void = () => undefined;
let events: ScanEvent[] = [];
const texts = () => events.map(({ text }) => text);

function attach(options: WedgeOptions = {}) {
  detach();
  detach = attachWedge(document, options, (event) => events.push(event));
}

function press(
  key: string,
  more: KeyboardEventInit = {},
  on: Element = document.activeElement ?? document.body,
) {
  const down = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  on.dispatchEvent(down);
  on.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true, ...more }));
  return down.defaultPrevented;
}

const type = (text: string, ms = 0.5) => {
  for (const character of text) {
    press(character);
    vi.advanceTimersByTime(ms);
  }
};

function input(data: string, inputType = 'insertText') {
  const event = new InputEvent('beforeinput', { data, inputType, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event.defaultPrevented;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  document.body.innerHTML =
    '<button id="go">Go</button><input id="name"><div id="note" contenteditable="true"></div>';
  events = [];
  attach();
});

afterEach(() => {
  detach();
  vi.useRealTimers();
});

describe('a page that is busy', () => {
  const stamped = (key: string, timeStamp: number) =>
    Object.defineProperty(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      'timeStamp',
      {
        value: timeStamp,
      },
    );
  const keys = [...'OF-0915', 'Enter'];

  test('a stall of the page in the middle of a code neither cuts it nor breaks it off', () => {
    let clock = 1000;
    attach({ now: () => clock });
    const typed = keys.map((key, index) => stamped(key, 1000 + index));
    for (const event of typed.slice(0, 4)) document.body.dispatchEvent(event);
    // The scanner went on typing; the page was away for longer than any pause inside a code, and its timer comes first.
    clock += 400;
    vi.advanceTimersToNextTimer();
    for (const event of typed.slice(4)) document.body.dispatchEvent(event);
    expect(texts()).toEqual(['OF-0915']);
  });

  test('a busy system that hands the second half on late, stamped as it was pressed, has not cut the code', () => {
    const start = performance.now();
    const typed = keys.map((key, index) => stamped(key, start + index));
    for (const event of typed.slice(0, 4)) document.body.dispatchEvent(event);
    vi.advanceTimersByTime(250);
    for (const event of typed.slice(4)) document.body.dispatchEvent(event);
    expect(texts()).toEqual(['OF-0915']);
  });

  test('handed on later than any silence, the rest of a code is told of as a part, not taken for a code', () => {
    const parts: string[] = [];
    attach({ onIncomplete: ({ byKey }) => parts.push(byKey) });
    const start = performance.now();
    const typed = keys.map((key, index) => stamped(key, start + index));
    for (const event of typed.slice(0, 4)) document.body.dispatchEvent(event);
    vi.advanceTimersByTime(2000);
    for (const event of typed.slice(4)) document.body.dispatchEvent(event);
    expect(parts).toEqual(['915']);
    type('OF-0916');
    press('Enter');
    expect(texts()).toEqual(['OF-0', 'OF-0916']);
  });

  test('keys that come one by one long after they were pressed are still one code', () => {
    vi.advanceTimersByTime(3000);
    const pressed = performance.now() - 2000;
    for (const [index, key] of keys.entries()) {
      document.body.dispatchEvent(stamped(key, pressed + index));
      vi.advanceTimersByTime(20);
    }
    expect(texts()).toEqual(['OF-0915']);
  });

  test('what was scanned before there was anybody to listen is dealt with first', () => {
    const start = performance.now();
    const early = keys.map((key, index) => stamped(key, start + index));
    vi.advanceTimersByTime(3000);
    attach({ early });
    type('SECOND');
    press('Enter');
    expect(texts()).toEqual(['OF-0915', 'SECOND']);
  });
});

describe('keys', () => {
  test('twenty scans in a second are twenty events, the same code twice included', () => {
    const codes = Array.from({ length: 20 }, (_, i) => `]C1010952400000101610LOT${i >> 1}`);
    for (const code of codes) {
      const before = performance.now();
      type(code);
      press('Enter');
      vi.advanceTimersByTime(50 - (performance.now() - before));
    }
    expect(texts()).toEqual(codes.map((code) => code.slice(3)));
    expect(events.every(({ symbology, source }) => symbology === ']C1' && source === 'wedge')).toBe(true);
  });

  test("the Enter of a scan presses no button and a person's Enter does", () => {
    document.getElementById('go')?.focus();
    type('LOT-27');
    expect(press('Enter')).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(press('Enter')).toBe(false);
    expect(press(' ')).toBe(false);
    expect(texts()).toEqual(['LOT-27']);
  });

  test('control and function keys are kept from the page inside a code and left to it outside', () => {
    expect(press('F5')).toBe(false);
    expect(press('c', { ctrlKey: true })).toBe(false);
    type('LOT');
    expect(press('F5')).toBe(true);
    expect(press('Escape')).toBe(true);
    expect(press(']', { ctrlKey: true, code: 'BracketRight' })).toBe(true);
    type('27');
    press('Enter');
    expect(texts()).toEqual(['LOT\u001d27']);
  });

  test('Alt and 0 2 9 is the group separator', () => {
    type('10AB');
    for (const digit of '029') press(digit, { altKey: true, code: `Numpad${digit}` });
    press('Alt');
    type('21X');
    press('Enter');
    expect(texts()).toEqual(['10AB\u001d21X']);
  });

  test('focus that is lost in the middle of a code costs nothing', () => {
    document.getElementById('go')?.focus();
    type('LOT');
    document.getElementById('go')?.remove();
    type('-27');
    press('Enter');
    expect(texts()).toEqual(['LOT-27']);
  });
});

describe('a field that a person types in', () => {
  test.each(['name', 'note'])('keeps its keys: %s', (id) => {
    document.getElementById(id)?.setAttribute('tabindex', '0');
    document.getElementById(id)?.focus();
    expect(press('a')).toBe(false);
    expect(press('b')).toBe(false);
    expect(input('c')).toBe(false);
    expect(press('Enter')).toBe(false);
    expect(texts()).toEqual([]);
  });

  test('gives way to a code with a prefix', () => {
    attach({ profile: { ...defaultWedgeProfile, prefix: '~' } });
    document.getElementById('name')?.focus();
    expect(press('a')).toBe(false);
    expect(press('~')).toBe(true);
    type('LOT-27');
    press('Enter');
    expect(texts()).toEqual(['LOT-27']);
  });
});

describe('an input method', () => {
  beforeEach(() => {
    const sink = createWedgeSink(document, 'Scan');
    document.body.append(sink);
    sink.focus();
  });

  test('the field of the scan bar opens no keyboard and is neither hidden nor read-only', () => {
    const sink = document.activeElement as HTMLInputElement;
    expect([sink.inputMode, sink.type, sink.readOnly, sink.hidden]).toEqual(['none', 'text', false, false]);
  });

  test('text that arrives without keys is a scan', () => {
    press('Unidentified', { keyCode: 229 });
    expect(input('LOT-27')).toBe(true);
    press('Enter');
    expect(texts()).toEqual(['LOT-27']);
  });

  test('a composition counts once, at its end', () => {
    const field = document.activeElement;
    field?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const part of ['L', 'LO', 'LOT']) input(part, 'insertCompositionText');
    field?.dispatchEvent(new CompositionEvent('compositionend', { data: 'LOT', bubbles: true }));
    input('LOT', 'insertFromComposition');
    vi.advanceTimersByTime(30);
    press('Enter');
    expect(texts()).toEqual(['LOT']);
  });

  test('a character delivered by key and by input within a frame is one, a doubled letter of the code is two', () => {
    for (const character of 'AABB7') {
      press(character);
      input(character);
      vi.advanceTimersByTime(4);
    }
    press('Enter');
    expect(texts()).toEqual(['AABB7']);
  });

  test('a line break inside a committed text ends the code', () => {
    input('LOT-27\nLOT-28\n');
    expect(texts()).toEqual(['LOT-27', 'LOT-28']);
  });
});

test('a code that broke off is said and not taken', () => {
  const broken: string[] = [];
  attach({
    profile: { ...defaultWedgeProfile, suffix: 'enter' },
    onIncomplete: ({ byKey }) => broken.push(byKey),
  });
  type('01095212');
  vi.advanceTimersByTime(1101);
  expect([texts(), broken]).toEqual([[], ['01095212']]);
});

test('after leaving nothing is taken any more', () => {
  detach();
  expect(press('L')).toBe(false);
  type('OT-27');
  press('Enter');
  expect(texts()).toEqual([]);
});
