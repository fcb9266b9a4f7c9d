import { describe, expect, test } from 'vitest';
import { cameraRules } from '../ladder/acceptance.ts';
import type { Quad, ScanEvent } from '../scan-event.ts';
import type { ScanMode } from './camera-state.ts';
import { createFrameSession } from './frame-session.ts';
import type { FoundCode } from './sightings.ts';

const code = (text: string, x = 0.5): FoundCode => {
  const quad: Quad = [
    { x: x - 0.05, y: 0.45 },
    { x: x + 0.05, y: 0.45 },
    { x: x + 0.05, y: 0.55 },
    { x: x - 0.05, y: 0.55 },
  ];
  return { text, symbology: ']d2', format: 'DataMatrix', lines: 0, quad, centre: { x, y: 0.5 } };
};

function sessionIn(mode: ScanMode) {
  const events: ScanEvent[] = [];
  const counts: Record<string, number>[] = [];
  let found: readonly FoundCode[] = [];
  const session = createFrameSession(
    {
      onEvent: (event) => events.push(event),
      onFound: (codes) => {
        found = codes;
      },
      onCount: (tally) =>
        counts.push(Object.fromEntries(tally.map(({ event, count }) => [event.text, count]))),
    },
    cameraRules,
  );
  session.setMode(mode);
  return {
    session,
    texts: () => events.map(({ text }) => text),
    offered: () => found.map(({ text }) => text),
    counts,
  };
}

describe('modes', () => {
  test('single: the code nearest to the middle', () => {
    const { session, texts } = sessionIn('single');
    session.frame([code('FAR', 0.1), code('NEAR', 0.55)], 0);
    expect(texts()).toEqual(['NEAR']);
  });

  test('multi: each code once while it stays in view', () => {
    const { session, texts } = sessionIn('multi');
    for (const at of [0, 50, 100]) session.frame([code('A', 0.2), code('B', 0.8)], at);
    expect(texts()).toEqual(['A', 'B']);
  });

  test('choose: one alone is the scan after a moment', () => {
    const { session, texts } = sessionIn('choose');
    for (const at of [0, 100, 200]) session.frame([code('A')], at);
    expect(texts()).toEqual([]);
    for (const at of [300, 400]) session.frame([code('A')], at);
    expect(texts()).toEqual(['A']);
  });

  test('choose: of several none is said until a tap, even when a frame misses one', () => {
    const { session, texts } = sessionIn('choose');
    for (const at of [0, 100, 200, 300, 400, 500])
      session.frame(at % 200 === 0 ? [code('A', 0.2), code('B', 0.8)] : [code('A', 0.2)], at);
    expect(texts()).toEqual([]);
    expect(session.choose({ x: 0.5, y: 0.1 }, 510)).toBe(false);
    expect(session.choose({ x: 0.75, y: 0.5 }, 520)).toBe(true);
    expect(texts()).toEqual(['B']);
  });

  test('choose: the offers keep their order while frames show now these, now those', () => {
    const { session, offered } = sessionIn('choose');
    session.frame([code('A', 0.2), code('B', 0.8)], 0);
    session.frame([code('B', 0.8)], 50);
    session.frame([code('C', 0.5), code('A', 0.2)], 100);
    expect(offered()).toEqual(['A', 'B', 'C']);
  });

  test('count: what stands in view together, at most', () => {
    const { session, counts } = sessionIn('count');
    session.frame([code('A', 0.2), code('A', 0.5), code('B', 0.8)], 0);
    session.frame([code('A', 0.2)], 50);
    session.frame([code('A', 0.1), code('A', 0.4), code('A', 0.9)], 100);
    expect(counts.at(-1)).toEqual({ A: 3, B: 1 });
  });
});
