import { describe, expect, test } from 'vitest';
import { measureCells } from './cells.ts';
import { enlarge } from './enlarge.ts';
import { evened } from './even-light.ts';
import type { Reading } from './ladder.ts';
import { type Luma, lumaOfRgba, shrinkTo } from './luma.ts';
import { cutPatch, smearOf, steadied, toFrame } from './patch.ts';
import { gatherSharpest } from './profile.ts';
import { findBars } from './bars-regions.ts';
import { findMatrices } from './matrix-regions.ts';
import { filterLine, flattenLine, inverseKernel } from './sharpen.ts';
import { provenOf } from './still.ts';

/** A picture from a formula, grey 0 to 255. */
function picture(width: number, height: number, grey: (x: number, y: number) => number): Luma {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data[y * width + x] = grey(x, y);
  return { width, height, data };
}

/** Bars of four pixels in a box of 240 by 80 about the middle, turned; nine points a pixel, as a lens would see them. */
const bars = (degrees: number) => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const isInk = (x: number, y: number): boolean => {
    const u = (x - 320) * cos + (y - 240) * sin;
    const v = (y - 240) * cos - (x - 320) * sin;
    return Math.abs(u) < 120 && Math.abs(v) < 40 && Math.floor((u + 120) / 4) % 2 === 0;
  };
  return picture(640, 480, (x, y) => {
    let ink = 0;
    for (let sub = 0; sub < 9; sub += 1)
      ink += isInk(x + ((sub % 3) - 1) / 3, y + (Math.floor(sub / 3) - 1) / 3) ? 1 : 0;
    return 200 - (170 * ink) / 9;
  });
};

describe('finding codes', () => {
  test.each([0, 25, 60, 90, -40])('bars turned by %i degrees are found with their direction', (degrees) => {
    const [region] = findBars(measureCells(bars(degrees)), 1);
    expect(Math.hypot((region?.x ?? 0) - 320, (region?.y ?? 0) - 240)).toBeLessThan(8);
    // Fine bars pull the direction a little towards the nearer axis; gathering corrects as much.
    expect(Math.abs(Math.sin((region?.angle ?? 0) - (degrees * Math.PI) / 180))).toBeLessThan(0.065);
    expect(Math.abs((region?.halfLength ?? 0) - 120)).toBeLessThan(12);
  });

  test('a shadow over half of them does not part them', () => {
    const lit = bars(20);
    const shaded = { ...lit, data: lit.data.map((value, i) => (i % 640 > 320 ? value * 0.3 : value)) };
    const [region] = findBars(measureCells(shaded), 1);
    expect(Math.abs((region?.halfLength ?? 0) - 120)).toBeLessThan(14);
  });

  test('a matrix of random modules is found where it stands, bars are not taken for one', () => {
    let state = 7;
    const modules = Array.from({ length: 400 }, () => (state = (state * 16807) % 2147483647) % 2 === 0);
    const code = picture(640, 480, (x, y) => {
      const [column, row] = [Math.floor((x - 400) / 4), Math.floor((y - 100) / 4)];
      const inside = column >= 0 && row >= 0 && column < 20 && row < 20;
      return inside && modules[row * 20 + column] === true ? 30 : 200;
    });
    const [region] = findMatrices(measureCells(code), 1);
    expect(Math.abs((region?.x ?? 0) + (region?.width ?? 0) / 2 - 440)).toBeLessThan(10);
    expect(Math.abs((region?.y ?? 0) + (region?.height ?? 0) / 2 - 140)).toBeLessThan(10);
  });
});

describe('one line from all rows', () => {
  test('noise as loud as the bars averages away', () => {
    let state = 3;
    const noise = () => ((state = (state * 16807) % 2147483647) / 2147483647 - 0.5) * 110;
    const clean = bars(33);
    const loud = {
      ...clean,
      data: clean.data.map((value) => Math.max(0, Math.min(255, value * 0.5 + 60 + noise()))),
    };
    const [region] = findBars(measureCells(loud), 1);
    if (region === undefined) throw new Error('not found');
    const { whole, rate } = gatherSharpest(loud, region);
    const inside = whole.slice(whole.length / 2 - 80 * rate, whole.length / 2 + 80 * rate);
    let flips = 0;
    const middle = inside.reduce((sum, value) => sum + value, 0) / inside.length;
    for (let i = 1; i < inside.length; i += 1)
      if ((inside[i] ?? 0) > middle !== (inside[i - 1] ?? 0) > middle) flips += 1;
    // 160 pixels of bars of four pixels: forty edges.
    expect(Math.abs(flips - 40)).toBeLessThanOrEqual(2);
  });
});

describe('undoing blur', () => {
  const edges = Float32Array.from({ length: 120 }, (_, i) => (Math.floor(i / 5) % 2 === 0 ? 40 : 200));
  const contrastOf = (line: Float32Array) => {
    const inner = line.slice(30, 90);
    return Math.max(...inner) - Math.min(...inner);
  };

  test('a blurred line gets its contrast back', () => {
    const kernel = Float32Array.from({ length: 19 }, (_, i) => Math.exp(-((i - 9) ** 2) / (2 * 2.5 ** 2)));
    const total = kernel.reduce((sum, value) => sum + value, 0);
    const blurred = filterLine(
      edges,
      kernel.map((value) => value / total),
    );
    const sharp = filterLine(blurred, inverseKernel({ kind: 'defocus', sigma: 2.5 }, 0.001));
    expect(contrastOf(blurred)).toBeLessThan(100);
    expect(contrastOf(sharp)).toBeGreaterThan(140);
  });

  test('a filter leaves an even grey as it is', () => {
    const even = new Float32Array(60).fill(137);
    for (const blur of [{ kind: 'defocus', sigma: 2 } as const, { kind: 'motion', length: 5 } as const])
      for (const value of filterLine(even, inverseKernel(blur, 0.01))) expect(value).toBeCloseTo(137, 2);
  });

  test('flattening makes paper white and ink black on both sides of a shadow', () => {
    const shaded = edges.map((value, i) => (i < 60 ? value : value * 0.35));
    const flat = flattenLine(shaded, 12);
    for (const i of [12, 32, 82, 102]) expect(flat[i]).toBeLessThan(60);
    for (const i of [17, 37, 87, 107]) expect(flat[i]).toBeGreaterThan(180);
  });

  test('the direction of a smear is seen in what it left', () => {
    const smeared = picture(80, 80, (x, y) => 128 + 60 * Math.sin(y * 1.1) + 8 * Math.sin(x * 1.3));
    const patch = cutPatch(smeared, { x: 10, y: 10, width: 60, height: 60 }, 1);
    const { angle, ratio } = smearOf(patch);
    expect(Math.abs(Math.sin(angle))).toBeLessThan(0.05);
    expect(ratio).toBeGreaterThan(2);
    expect(steadied(patch, 3, 0.05).grey).toHaveLength(patch.grey.length);
  });
});

describe('pictures', () => {
  test('shrinking averages and keeps the size in proportion', () => {
    const shrunk = shrinkTo(
      picture(400, 200, (x) => (x % 2 === 0 ? 0 : 200)),
      200,
    );
    expect([shrunk.width, shrunk.height, shrunk.data[0], shrunk.data[777]]).toEqual([200, 100, 100, 100]);
  });

  test('an enlarged part keeps its greys and is cut to the picture', () => {
    const { luma, left, top } = enlarge(
      picture(20, 20, (x) => 10 * x),
      { x: 8, y: -4, width: 8, height: 8 },
    );
    expect([left, top, luma.width, luma.height]).toEqual([8, 0, 16, 16]);
    // Pixel 12 of the frame is seen a quarter before and after its middle.
    expect(Array.from(luma.data.slice(7 * 16 + 8, 7 * 16 + 10))).toEqual([117, 122]);
  });

  test('white is white and black is black', () => {
    expect([...lumaOfRgba(Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 255), 2, 1).data]).toEqual([255, 0]);
  });

  test('a place in a turned and enlarged patch goes back to its place in the frame', () => {
    const patch = cutPatch(bars(0), { x: 300, y: 200, width: 50, height: 40 }, 3, 0.7);
    const { x, y } = toFrame(patch, { x: patch.width / 2, y: patch.height / 2 });
    expect([x, y]).toEqual([325, 220]);
  });

  test('light and shade are evened out', () => {
    const half = picture(
      96,
      96,
      (x, y) => ((Math.floor(x / 4) + Math.floor(y / 4)) % 2 === 0 ? 40 : 200) * (x < 48 ? 1 : 0.4),
    );
    const { grey } = evened(cutPatch(half, { x: 0, y: 0, width: 96, height: 96 }, 1), 16);
    expect(grey[14 * 96 + 74]).toBeGreaterThan(160);
    expect(grey[14 * 96 + 78]).toBeLessThan(100);
  });
});

describe('what one picture proves', () => {
  const reading = (text: string, symbology: string, lines: number): Reading => ({
    text,
    symbology,
    format: 'EAN13',
    lines,
    stage: 'fast',
    quad: [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 50 },
      { x: 0, y: 50 },
    ],
  });

  test('a weak code on too few lines is not said', () => {
    expect(provenOf([reading('4006381333931', ']E0', 3)])).toEqual([]);
    expect(provenOf([reading('4006381333931', ']E0', 4)])).toHaveLength(1);
  });

  test('two values for one place are neither', () => {
    expect(provenOf([reading('4006381333931', ']E0', 9), reading('9781861972712', ']E0', 9)])).toEqual([]);
  });
});
