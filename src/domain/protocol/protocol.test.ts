import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventTime } from './event-time.ts';
import { type Body, type Frame, hashOf, noHash } from './body.ts';

const hour = 3_600_000;
const contact = { server: 100 * hour, since: hour };

test('[EXP-5] the claim is clamped between the last server time it had seen and arrival', () => {
  expect(eventTime({ clock: 101 * hour, contact }, 105 * hour)).toEqual({ at: 101 * hour, off: null });
  expect(eventTime({ clock: 90 * hour, contact }, 105 * hour)).toEqual({ at: 100 * hour, off: -660 });
  expect(eventTime({ clock: 200 * hour, contact }, 105 * hour)).toEqual({ at: 105 * hour, off: 5940 });
});

test('[EXP-5] five minutes pass without a word', () => {
  expect(eventTime({ clock: 101 * hour + 300_000, contact }, 105 * hour).off).toBeNull();
  expect(eventTime({ clock: 101 * hour + 331_000, contact }, 105 * hour).off).toBe(6);
});

test('[EXP-5] whatever the device claims, it never happened after it arrived', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0 }),
      fc.nat(),
      fc.option(fc.nat()),
      (clock, arrival, since, server) => {
        const { at } = eventTime({ clock, contact: server === null ? null : { server, since } }, arrival);
        return at <= arrival;
      },
    ),
  );
});

test('a hash does not depend on the order of members, and on everything else', () => {
  const frame: Frame = { device: 'd' as Frame['device'], epoch: 1, seq: 1, previous: noHash, body: noHash };
  const turned = { body: noHash, previous: noHash, seq: 1, epoch: 1, device: frame.device };
  expect(hashOf(turned)).toBe(hashOf(frame));
  expect(hashOf({ ...frame, seq: 2 })).not.toBe(hashOf(frame));
  const body = { id: 'x', payload: { a: 1, b: [{ c: 2, d: 3 }] } } as unknown as Body;
  const swapped = { payload: { b: [{ d: 3, c: 2 }], a: 1 }, id: 'x' } as unknown as Body;
  expect(hashOf(swapped)).toBe(hashOf(body));
});
