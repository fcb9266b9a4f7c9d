import { expect, test } from 'vitest';
import { type ScanEvent, createScanStream } from '../scan/scan-event.ts';
import { createScanDesk } from './scan-desk.ts';

const scan = (text: string): ScanEvent => ({
  text,
  symbology: undefined,
  format: undefined,
  confidence: 1,
  source: 'wedge',
  at: 1,
});

function aDesk() {
  const failures: unknown[] = [];
  const signals: string[] = [];
  const desk = createScanDesk({
    scans: createScanStream(),
    signal: (signal) => signals.push(signal),
    onFailure: (error) => failures.push(error),
  });
  return { desk, failures, signals };
}

test('scans are dealt with one after the other, in the order they came', async () => {
  const { desk } = aDesk();
  const seen: string[] = [];
  desk.fallBackTo(async ({ text }) => {
    await new Promise((resolve) => setTimeout(resolve, text === 'A' ? 10 : 0));
    seen.push(text);
    return true;
  });
  for (const text of ['A', 'B', 'C']) desk.take(scan(text));
  await desk.settled();
  expect(seen).toEqual(['A', 'B', 'C']);
});

test('a scan before anybody listens waits instead of being lost', async () => {
  const { desk } = aDesk();
  desk.take(scan('early'));
  const seen: string[] = [];
  await new Promise((resolve) => setTimeout(resolve, 5));
  desk.fallBackTo(({ text }) => {
    seen.push(text);
    return true;
  });
  await desk.settled();
  expect(seen).toEqual(['early']);
});

test('the screen on top is asked first, the house last, whoever listened first', async () => {
  const { desk } = aDesk();
  const asked: string[] = [];
  const leave = desk.listen(() => asked.push('screen') < 0);
  desk.fallBackTo(() => asked.push('house') > 0);
  desk.listen(() => asked.push('sheet') < 0);
  desk.take(scan('A'));
  await desk.settled();
  leave();
  desk.take(scan('B'));
  await desk.settled();
  expect(asked).toEqual(['sheet', 'screen', 'house', 'sheet', 'house']);
});

test('one that fails is reported, and the next one is dealt with', async () => {
  const { desk, failures } = aDesk();
  const seen: string[] = [];
  desk.fallBackTo(({ text }) => {
    if (text === 'bad') throw new Error('boom');
    return seen.push(text) > 0;
  });
  desk.take(scan('bad'));
  desk.take(scan('good'));
  await desk.settled();
  expect([failures.length, seen]).toEqual([1, ['good']]);
});

test('strip, band and sound are told together; each telling is a new flash', () => {
  const { desk, signals } = aDesk();
  const said = { tone: 'ok', word: 'Saved here', text: 'Oats', operation: null } as const;
  desk.tell(said, 'ok');
  desk.tell(said, 'warn');
  expect(desk.said.get()).toEqual(said);
  expect(desk.flash.get()).toEqual({ tone: 'ok', count: 2 });
  expect(signals).toEqual(['ok', 'warn']);
});

test('a screen that counts is given the tally, until it closes', () => {
  const { desk } = aDesk();
  const taken: string[] = [];
  const close = desk.count((counted) =>
    taken.push(...counted.map(({ event, count }) => `${event.text} ${count}`)),
  );
  desk.counting.get()?.([{ event: scan('A'), count: 3 }]);
  close();
  expect([taken, desk.counting.get()]).toEqual([['A 3'], null]);
});
