import { expect, test } from 'vitest';
import type { DeviceId, PersonId } from '../base/ids.ts';
import { offlineGrant, parseGrant, sealOfGrant } from './grant.ts';

const key = new Uint8Array(32).fill(7);
const ana = 'ana' as PersonId;
const device = '0195a000-0000-7000-8000-0000000000d1' as DeviceId;

test('[C10] a sign-in made offline tells when it was and proves who made it', () => {
  const at = Date.UTC(2026, 10, 21, 6);
  const text = offlineGrant(key, { person: ana, device, at }, new Uint8Array(10).fill(3));
  const grant = parseGrant(text);
  if (grant.kind !== 'offline') throw new Error(grant.kind);
  expect(grant.at).toBe(at);
  expect(grant.seal).toBe(sealOfGrant(key, ana, device, grant.id));
  expect(grant.seal).not.toBe(sealOfGrant(new Uint8Array(32).fill(8), ana, device, grant.id));
  expect(grant.seal).not.toBe(sealOfGrant(key, 'ben' as PersonId, device, grant.id));
  expect(text.length).toBeLessThanOrEqual(200);
});

test.each([
  [null, 'own'],
  ['0195a000-0000-7000-8000-0000000000aa', 'online'],
  ['offline:', 'malformed'],
  ['offline:0195a000-0000-7000-8000-0000000000aa', 'malformed'],
  ['offline:0195a000-0000-4000-8000-0000000000aa:' + 'A'.repeat(43), 'malformed'],
])('%s is %s', (text, kind) => expect(parseGrant(text).kind).toBe(kind));
