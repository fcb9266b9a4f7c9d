import { expect, test } from 'vitest';
import { flatReading } from './flat.ts';
import { makeMessages } from './made/messages.ts';
import { disagreement } from './made/score.ts';

test.each([11, 2027, 424_242])(
  'messages made from the dictionary with seed %d are read as they were made',
  (seed) => {
    const made = makeMessages(seed);
    expect(made.length).toBeGreaterThan(2500);
    expect(
      made.flatMap((message) => disagreement(message, (line) => flatReading(line, '2026-11-21')) ?? []),
    ).toEqual([]);
  },
);
