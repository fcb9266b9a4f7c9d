import { describe, expect, test } from 'vitest';
import { type Sighting, createAcceptance, fallbackRules } from './acceptance.ts';

const at = (x: number, y: number) => ({ x, y });
const seen = (text: string, symbology: string, more: Partial<Sighting> = {}): Sighting => ({
  text,
  symbology,
  lines: 2,
  centre: at(0.5, 0.5),
  ...more,
});
const texts = (sightings: readonly Sighting[]) => sightings.map(({ text }) => text);
const ean = (text: string, more: Partial<Sighting> = {}) => seen(text, ']E0', more);

describe('one sighting is enough for strong codes', () => {
  test.each([']C1', ']d2', ']Q3', ']e0'])('%s', (symbology) => {
    expect(texts(createAcceptance().see([seen('0109524000001016', symbology)], 0).fresh)).toHaveLength(1);
  });
});

describe('a weak code needs lines or agreement', () => {
  test('two lines once are not enough, two frames that agree are', () => {
    const acceptance = createAcceptance();
    expect(acceptance.see([ean('4006381333931')], 0)).toEqual({ sure: [], fresh: [] });
    expect(texts(acceptance.see([ean('4006381333931')], 100).fresh)).toEqual(['4006381333931']);
  });

  test('four lines in one frame are enough', () => {
    expect(texts(createAcceptance().see([ean('4006381333931', { lines: 4 })], 0).fresh)).toHaveLength(1);
  });

  test('agreement that comes too late is none', () => {
    const acceptance = createAcceptance();
    acceptance.see([ean('4006381333931')], 0);
    expect(acceptance.see([ean('4006381333931')], 400).fresh).toEqual([]);
  });

  test('a conflicting value resets, however many lines it has', () => {
    const acceptance = createAcceptance();
    acceptance.see([ean('4006381333931')], 0);
    expect(acceptance.see([ean('9781861972712', { lines: 9 })], 40).fresh).toEqual([]);
    expect(acceptance.see([ean('4006381333931')], 80).fresh).toEqual([]);
    expect(texts(acceptance.see([ean('4006381333931')], 120).fresh)).toEqual(['4006381333931']);
  });

  test('two labels side by side do not conflict', () => {
    const acceptance = createAcceptance();
    const both = [
      ean('4006381333931', { centre: at(0.2, 0.5) }),
      ean('9781861972712', { centre: at(0.8, 0.5) }),
    ];
    acceptance.see(both, 0);
    expect(texts(acceptance.see(both, 40).fresh)).toHaveLength(2);
  });

  test('ITF is 14 digits with its check digit, or nothing', () => {
    const acceptance = createAcceptance();
    const itf = [seen('123456', ']I0', { lines: 9 }), seen('09521234543214', ']I1', { lines: 9 })];
    expect(acceptance.see(itf, 0).fresh).toEqual([]);
    expect(texts(acceptance.see([seen('09524000001016', ']I1', { lines: 9 })], 400).fresh)).toHaveLength(1);
  });

  test('an EAN without its check digit is no EAN', () => {
    expect(createAcceptance().see([ean('4006381333932', { lines: 9 })], 0).fresh).toEqual([]);
  });
});

describe('the duplicate window', () => {
  const lot = seen('LOT-27', ']C0');

  test('a code that stays in view is said once', () => {
    const acceptance = createAcceptance();
    const said = [0, 33, 500, 1200, 1900].flatMap((time) => acceptance.see([lot], time).fresh);
    expect(said).toHaveLength(1);
  });

  const look = (acceptance: ReturnType<typeof createAcceptance>, from: number, to: number) => {
    for (let time = from; time <= to; time += 50) acceptance.see([], time);
  };

  test('it is said again after it has left for three quarters of a second', () => {
    const acceptance = createAcceptance();
    acceptance.see([lot], 0);
    look(acceptance, 50, 650);
    expect(acceptance.see([lot], 700).fresh).toEqual([]);
    look(acceptance, 750, 1450);
    expect(texts(acceptance.see([lot], 1500).fresh)).toEqual(['LOT-27']);
  });

  test('a slow device that looked too seldom has not seen it leave', () => {
    const acceptance = createAcceptance();
    acceptance.see([lot], 0);
    for (const time of [400, 800, 1200]) acceptance.see([], time);
    expect(acceptance.see([lot], 1600).fresh).toEqual([]);
  });

  test('a reset arms everything', () => {
    const acceptance = createAcceptance();
    acceptance.see([lot], 0);
    acceptance.reset();
    expect(texts(acceptance.see([lot], 10).fresh)).toEqual(['LOT-27']);
  });
});

test('the fallback engine needs two sightings of everything', () => {
  const acceptance = createAcceptance(fallbackRules);
  expect(acceptance.see([seen('LOT-27', ']C0', { lines: 99 })], 0).fresh).toEqual([]);
  expect(texts(acceptance.see([seen('LOT-27', ']C0')], 60).fresh)).toEqual(['LOT-27']);
});
