import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Type, type Static } from 'typebox';
import { type Bytes, utf8 } from '../base/bytes.ts';
import type { PersonId } from '../base/ids.ts';
import { InstantSchema, NameSchema, strict } from '../base/schema.ts';
import { base64url } from './base64url.ts';

/** Argon2id as OWASP asks of it: 19 MiB, two passes, one lane, 32 bytes. The same on the device and on the server. */
export const pinHash = { memoryKiB: 19_456, passes: 2, lanes: 1, bytes: 32, saltBytes: 16 } as const;

/** Six to twelve digits, none of the runs that everybody tries first. */
export const isGoodPin = (pin: string): boolean =>
  /^\d{6,12}$/.test(pin) &&
  !/^(\d)\1+$/.test(pin) &&
  !'01234567890123456789'.includes(pin) &&
  !'98765432109876543210'.includes(pin);

export const SignatureSchema = Type.Object(
  {
    /** [APR-5, 21 CFR 11.50] Printed name, time and meaning, as they stood on the screen. */
    name: NameSchema,
    at: InstantSchema,
    meaning: NameSchema,
    /** Hash of what was signed. */
    over: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** HMAC of the line above with the key that comes from the person's PIN: made where the PIN was typed, checked by the server before it takes effect. */
    seal: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  },
  strict,
);
export type Signature = Static<typeof SignatureSchema>;

/** What a seal is over: who, what it means, when, and of what. */
const sealed = (person: PersonId, { name, at, meaning, over }: Omit<Signature, 'seal'>): Bytes =>
  utf8(['lotline-signature', person, name, String(at), meaning, over].join('\n'));

export const sealOf = (key: Bytes, person: PersonId, signature: Omit<Signature, 'seal'>): string =>
  base64url(hmac(sha256, key, sealed(person, signature)));

/** Looks at every character, so that time tells nothing. */
export function isSealed(key: Bytes, person: PersonId, signature: Signature): boolean {
  const wanted = sealOf(key, person, signature);
  let difference = wanted.length ^ signature.seal.length;
  for (let at = 0; at < wanted.length; at += 1)
    difference |= wanted.charCodeAt(at) ^ signature.seal.charCodeAt(at);
  return difference === 0;
}

/** What a device keeps to tell a right PIN from a wrong one; the key cannot be had from it. */
export const verifierOf = (key: Bytes): string => base64url(sha256(key));
