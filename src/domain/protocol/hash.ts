import { sha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { hex, utf8 } from '../base/bytes.ts';
import type { Body, Frame } from './body.ts';

/** The previous hash of a device's first frame. */
export const noHash = '0'.repeat(64);

/** SHA-256 over RFC 8785 canonical JSON: the same on every engine, whatever the order of members. */
export function hashOf(value: Body | Frame): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Nothing to hash');
  return hex(sha256(utf8(text)));
}
