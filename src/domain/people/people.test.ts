import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '../base/ids.ts';
import { type Attempts, counted, mayTry, noAttempts } from './attempts.ts';
import { base64url } from './base64url.ts';
import { isGoodPin, isSealed, sealOf, verifierOf } from './seal.ts';

const carla = 'carla' as PersonId;
const key = new Uint8Array(32).fill(7);
const said = { name: 'Carla', at: 1_795_298_400_000, meaning: 'Released', over: 'a'.repeat(64) };

test('[APR-5] a seal holds for one person, one content, one meaning, one time, one PIN', () => {
  const signature = { ...said, seal: sealOf(key, carla, said) };
  expect(isSealed(key, carla, signature)).toBe(true);
  expect(isSealed(new Uint8Array(32).fill(8), carla, signature)).toBe(false);
  expect(isSealed(key, 'dov' as PersonId, signature)).toBe(false);
  for (const other of [{ name: 'Carl' }, { at: 1 }, { meaning: 'Seen' }, { over: 'b'.repeat(64) }])
    expect(isSealed(key, carla, { ...signature, ...other })).toBe(false);
  expect(verifierOf(key)).toMatch(/^[\w-]{43}$/);
});

test.each(['12345', '111111', '123456', '654321', '012345', '1234567890123', 'abcdef', '12 456'])(
  '%s is no PIN',
  (pin) => {
    expect(isGoodPin(pin)).toBe(false);
  },
);
test.each(['481516', '2311427', '112233'])('%s is a PIN', (pin) => expect(isGoodPin(pin)).toBe(true));

test('[C10] five tries, then 1, 5 and 15 minutes, then nobody but a supervisor', () => {
  let attempts: Attempts = noAttempts;
  const fail = (now: number): void => {
    attempts = counted(attempts, now);
  };
  for (let n = 0; n < 5; n += 1) {
    expect(mayTry(attempts, 0)).toEqual({ may: true });
    fail(0);
  }
  expect(mayTry(attempts, 30_000)).toEqual({ may: false, wait: 30_000 });
  expect(mayTry(attempts, 60_000)).toEqual({ may: true });
  fail(60_000);
  expect(mayTry(attempts, 60_001)).toEqual({ may: false, wait: 299_999 });
  expect(mayTry(attempts, -1)).toEqual({ may: false, wait: 300_000 });
  fail(360_000);
  fail(2_000_000);
  expect(mayTry(attempts, 9_999_999_999)).toEqual({ may: false, wait: null });
});

test('base64url is that of the platform', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 70 }),
      (bytes) => base64url(bytes) === Buffer.from(bytes).toString('base64url'),
    ),
  );
});
