import { describe, expect, test } from 'vitest';
import { type Ending, createBurst } from './burst.ts';
import { dataWedgeProfile, defaultWedgeProfile, type WedgeProfile } from './profile.ts';
import { readBurst } from './read-burst.ts';
import { strokeOf } from './stroke.ts';

function bench(profile: WedgeProfile = defaultWedgeProfile) {
  const endings: Ending[] = [];
  const burst = createBurst(profile, (ending) => endings.push(ending));
  let at = 1000;
  const type = (text: string, gap = 2) => {
    for (const character of text) {
      at += gap;
      burst.tick(at);
      burst.stroke({ kind: 'text', text: character, us: character }, at);
    }
  };
  const enter = (gap = 2) => {
    at += gap;
    burst.tick(at);
    return burst.stroke({ kind: 'end', by: 'enter' }, at);
  };
  const wait = (ms: number) => {
    at += ms;
    burst.tick(at);
  };
  const texts = () =>
    endings.map((ending) => (ending.kind === 'code' ? readBurst(ending.burst, profile)?.text : ending.kind));
  return { burst, type, enter, wait, texts, endings, now: () => at };
}

describe('the end of a code', () => {
  test('Enter ends it and is kept from the page', () => {
    const { type, enter, texts } = bench();
    type('LOT-27');
    expect(enter()).toBe('take');
    expect(texts()).toEqual(['LOT-27']);
  });

  test('two identical scans in a row are two scans', () => {
    const { type, enter, texts } = bench();
    type('LOT-27', 0.2);
    enter(0.2);
    type('LOT-27', 0.2);
    enter(0.2);
    expect(texts()).toEqual(['LOT-27', 'LOT-27']);
  });

  test('silence ends it where the scanner sends no suffix', () => {
    const { type, wait, texts } = bench();
    type('LOT-27');
    wait(250);
    expect(texts()).toEqual([]);
    wait(60);
    expect(texts()).toEqual(['LOT-27']);
  });

  test('a scanner that was seen to end by Enter is waited for, and ends by silence all the same', () => {
    const { type, wait, enter, texts } = bench();
    type('LOT-27');
    enter(5);
    type('LOT-28');
    wait(800);
    expect(texts()).toEqual(['LOT-27']);
    wait(300);
    expect(texts()).toEqual(['LOT-27', 'LOT-28']);
  });

  test('an Enter that comes late belongs to the code before it', () => {
    const { type, wait, enter, texts } = bench();
    type('LOT-27');
    wait(200);
    expect(enter(50)).toBe('take');
    expect(enter(50)).toBe('leave');
    expect(texts()).toEqual(['LOT-27']);
  });

  test('a device that owes a suffix never has half a code taken for a whole one', () => {
    const { type, wait, enter, texts } = bench(dataWedgeProfile);
    type('0109521234');
    wait(400);
    type('543213');
    enter();
    expect(texts()).toEqual(['incomplete']);
  });

  test('a person at a keyboard is no scanner', () => {
    const { type, wait, enter, texts } = bench();
    type('lot', 200);
    wait(200);
    expect(enter()).toBe('leave');
    expect(texts()).toEqual([]);
  });
});

describe('strokes', () => {
  const take = (profile: WedgeProfile, keys: Parameters<typeof strokeOf>[0][]) => {
    const { burst, endings } = bench(profile);
    let at = 0;
    for (const key of keys) burst.stroke(strokeOf(key), (at += 2));
    burst.stroke({ kind: 'end', by: 'enter' }, at + 1);
    const [ending] = endings;
    return ending?.kind === 'code' ? readBurst(ending.burst, profile)?.text : undefined;
  };
  const letters = (text: string) => [...text].map((key) => ({ key }));

  test.each([
    ['Ctrl and ]', { key: ']', code: 'BracketRight', ctrlKey: true }],
    ['Ctrl and the same key of a German host', { key: '+', code: 'BracketRight', ctrlKey: true }],
    ['F8', { key: 'F8', code: 'F8' }],
    ['the character itself', { key: '\u001d' }],
  ])('the group separator comes as %s', (_, key) => {
    expect(take(defaultWedgeProfile, [...letters('10AB'), key, ...letters('21')])).toBe('10AB\u001d21');
  });

  test('the group separator comes as a configured token, and only then', () => {
    const keys = letters('10AB{GS}21');
    expect(take(dataWedgeProfile, keys)).toBe('10AB\u001d21');
    expect(take(defaultWedgeProfile, keys)).toBe('10AB{GS}21');
  });

  test('keys that carry nothing leave the code alone', () => {
    const noise = ['Shift', 'F5', 'ArrowDown', 'Escape', 'NumLock'].map((key) => ({ key }));
    expect(
      take(defaultWedgeProfile, [...letters('LO'), ...noise, { key: undefined }, ...letters('T1')]),
    ).toBe('LOT1');
  });

  test('a US scanner on another host is read by its physical keys', () => {
    const keys = [
      { key: 'L', code: 'KeyL', shiftKey: true },
      { key: 'Y', code: 'KeyZ', shiftKey: true },
      { key: 'ß', code: 'Minus' },
      { key: '7', code: 'Digit7' },
    ];
    expect(take({ ...defaultWedgeProfile, layout: 'us' }, keys)).toBe('LZ-7');
  });

  test('the AIM identifier is taken off the text and kept', () => {
    const burst = {
      byKey: ']C10109524000001016',
      byUs: '',
      gaps: [],
      end: 'enter',
      by: 'keys',
      at: 5,
    } as const;
    expect(readBurst(burst, defaultWedgeProfile)).toMatchObject({
      symbology: ']C1',
      text: '0109524000001016',
      at: 5,
    });
  });
});
