import { expect, test } from 'vitest';
import { createScanStream, type ScanEvent } from './scan-event.ts';

const scan = (text: string): ScanEvent => ({
  text,
  symbology: ']C1',
  format: 'Code128',
  confidence: 1,
  source: 'wedge',
  at: 1,
});

test('every subscriber hears every scan until it leaves', () => {
  const stream = createScanStream();
  const heard: string[] = [];
  const leave = stream.subscribe(({ text }) => heard.push(`one ${text}`));
  stream.subscribe(({ text }) => heard.push(`two ${text}`));
  stream.publish(scan('A'));
  leave();
  stream.publish(scan('A'));
  expect(heard).toEqual(['one A', 'two A', 'two A']);
});

test('a screen opened by a scan does not get that scan again', () => {
  const stream = createScanStream();
  const heard: string[] = [];
  const leave = stream.subscribe(() => {
    leave();
    stream.subscribe(({ text }) => heard.push(text));
  });
  stream.publish(scan('A'));
  stream.publish(scan('B'));
  expect(heard).toEqual(['B']);
});
