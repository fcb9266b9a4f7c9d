import { describe, expect, test } from 'vitest';
import type { RawBurst } from './burst.ts';
import { calibrate, calibrationCodes } from './calibration.ts';
import { readBurst } from './read-burst.ts';

type Habit = (text: string, symbology: string) => string;

const bursts = (habit: Habit, more: Partial<RawBurst> = {}): RawBurst[] =>
  calibrationCodes.map(({ text, symbology }) => {
    const typed = habit(text, symbology);
    return { byKey: typed, byUs: typed, gaps: [4, 6, 5], end: 'enter', by: 'keys', at: 0, ...more };
  });

const learnt = (observed: RawBurst[]) => {
  const result = calibrate(observed);
  if (result.kind !== 'learnt') throw new Error(result.kind);
  return result;
};

describe('five scans teach what a wedge does', () => {
  test('a clean scanner with identifiers', () => {
    const { profile, notes } = learnt(bursts((text, symbology) => symbology + text));
    expect(profile).toMatchObject({
      prefix: '',
      suffix: 'enter',
      gsToken: null,
      layout: 'host',
      maxGap: 150,
    });
    expect(notes).toEqual([]);
  });

  test.each(['{GS}', '|', '^]', '␝', '<GS>', '~'])('the separator as %s, and it is read back', (token) => {
    const habit: Habit = (text) => text.replaceAll('\u001d', token);
    const observed = bursts(habit);
    const { profile } = learnt(observed);
    expect(profile.gsToken).toBe(token);
    for (const [index, burst] of observed.entries())
      expect(readBurst(burst, profile)?.text).toBe(calibrationCodes[index]?.text);
  });

  test('a dropped separator is said, never guessed', () => {
    const { profile, notes } = learnt(bursts((text) => text.replaceAll('\u001d', '')));
    expect(profile.gsToken).toBeNull();
    expect(notes).toContainEqual({ kind: 'separator-dropped' });
  });

  test('a separator made of letters and digits is said, never replaced', () => {
    const { profile, notes } = learnt(bursts((text) => text.replaceAll('\u001d', 'Alt029')));
    expect(profile.gsToken).toBeNull();
    expect(notes).toContainEqual({ kind: 'separator-is-data', token: 'Alt029' });
  });

  test('prefix, Tab and a slow line', () => {
    const { profile } = learnt(bursts((text) => `~${text}`, { end: 'tab', gaps: [80, 120] }));
    expect(profile).toMatchObject({ prefix: '~', suffix: 'tab', maxGap: 360, idle: 360 });
  });

  test('a US scanner on a German host, by its physical keys', () => {
    const swapped: Habit = (text) =>
      text.replace(/[yzYZ]/g, (c) => ({ y: 'z', z: 'y', Y: 'Z', Z: 'Y' })[c] ?? c);
    const observed = bursts(swapped).map((burst, index) => ({
      ...burst,
      byUs: calibrationCodes[index]?.text ?? '',
    }));
    const { profile, notes } = learnt(observed);
    expect(profile.layout).toBe('us');
    expect(notes).toContainEqual({ kind: 'layout-repaired' });
  });

  test('the same over an input method, by the characters seen', () => {
    const swapped: Habit = (text) => text.replaceAll('-', 'ß').replaceAll('/', '#');
    const observed = bursts(swapped);
    const { profile } = learnt(observed);
    expect(profile.substitutions).toEqual({ ß: '-', '#': '/' });
    expect(readBurst(observed[4] as RawBurst, profile)?.text).toBe(calibrationCodes[4]?.text);
  });
});

describe('what cannot be learnt is said', () => {
  test('a scan of something else names its place', () => {
    const observed = bursts((text) => text);
    observed[2] = { ...(observed[2] as RawBurst), byKey: '4006381333931', byUs: '4006381333931' };
    expect(calibrate(observed)).toEqual({ kind: 'not-the-code', index: 2 });
  });

  test('a habit that changes between scans', () => {
    const observed = bursts((text) => text);
    observed[3] = { ...(observed[3] as RawBurst), end: 'silence' };
    expect(calibrate(observed)).toEqual({ kind: 'inconsistent', what: 'suffix' });
  });
});
