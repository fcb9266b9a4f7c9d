import { expect, test } from 'vitest';
import type { Reading } from './ladder.ts';
import { createSettled } from './settled.ts';

const reading = (text: string, x = 0, more: Partial<Reading> = {}): Reading => ({
  text,
  symbology: ']d2',
  format: 'DataMatrix',
  lines: 0,
  quad: [
    { x, y: 0 },
    { x: x + 50, y: 0 },
    { x: x + 50, y: 50 },
    { x, y: 50 },
  ],
  stage: 'fast',
  ...more,
});
const both = [reading('A'), reading('B', 200)];

function afterFrames(frames: number, readings: readonly Reading[]) {
  const settled = createSettled();
  for (let frame = 0; frame < frames; frame += 1) settled.see(readings);
  return settled;
}

test('nothing new for twenty frames: settled', () => {
  expect(afterFrames(20, both).isSettled()).toBe(false);
  expect(afterFrames(21, both).isSettled()).toBe(true);
});

test('an empty picture is never settled: a code may come at any moment', () => {
  expect(afterFrames(100, []).isSettled()).toBe(false);
});

test('a new code unsettles it, and so does the same text on a second label; one that is back does not', () => {
  for (const news of [reading('C', 400), reading('A', 400)]) {
    const settled = afterFrames(21, both);
    for (let frame = 0; frame < 20; frame += 1) settled.see([reading('B', 204)]);
    settled.see(both);
    expect(settled.isSettled()).toBe(true);
    settled.see([news]);
    expect(settled.isSettled()).toBe(false);
  }
});

test('what one frame does not prove is no news', () => {
  const settled = afterFrames(21, both);
  settled.see([reading('4006381333931', 400, { symbology: ']E0', format: 'EAN13', lines: 2 })]);
  expect(settled.isSettled()).toBe(true);
});

test('another job begins unsettled', () => {
  const settled = afterFrames(21, both);
  settled.reset();
  settled.see(both);
  expect(settled.isSettled()).toBe(false);
});
