import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Instant } from '../base/calendar.ts';
import { type Bytes, hexToBytes, utf8 } from '../base/bytes.ts';
import { type DeviceId, type PersonId, uuidV7 } from '../base/ids.ts';
import { base64url } from './base64url.ts';

/** [C10] How long a sign-in lasts, online or offline: a shift. */
export const shift = 12 * 3_600_000;

/** What a body says about why its actor may sign: the device's own person, a sign-in at the server, or one made offline. */
export type Grant =
  | { readonly kind: 'own' }
  | { readonly kind: 'online'; readonly id: string }
  | { readonly kind: 'offline'; readonly id: string; readonly at: Instant; readonly seal: string }
  | { readonly kind: 'malformed' };

const offline =
  /^offline:([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}):([A-Za-z0-9_-]{43})$/;

/**
 * Made where badge and PIN were checked without the server. It holds its own proof: the time is in the id, and the
 * seal can be made only by who knows the PIN, so the server believes it later without having been there.
 * @param key the Argon2id hash of the PIN that was typed
 * @param random ten bytes from a cryptographic source
 */
export function offlineGrant(
  key: Bytes,
  { person, device, at }: { readonly person: PersonId; readonly device: DeviceId; readonly at: Instant },
  random: Bytes,
): string {
  const id = uuidV7(at, random);
  return `offline:${id}:${sealOfGrant(key, person, device, id)}`;
}

export function parseGrant(grant: string | null): Grant {
  if (grant === null) return { kind: 'own' };
  if (!grant.startsWith('offline:')) return { kind: 'online', id: grant };
  const [, id, seal] = offline.exec(grant) ?? [];
  if (id === undefined || seal === undefined) return { kind: 'malformed' };
  return { kind: 'offline', id, at: timeIn(id), seal };
}

export const sealOfGrant = (key: Bytes, person: PersonId, device: DeviceId, id: string): string =>
  base64url(hmac(sha256, key, utf8(['lotline-sign-in', person, device, id].join('\n'))));

/** The first 48 bits of a UUIDv7 are milliseconds since 1970. */
function timeIn(id: string): Instant {
  let time = 0;
  for (const byte of hexToBytes(id.replaceAll('-', '').slice(0, 12))) time = time * 256 + byte;
  return time;
}
