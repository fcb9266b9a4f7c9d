import { sha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { Type } from 'typebox';
import { hex, utf8 } from '../base/bytes.ts';
import { InstantSchema, NameSchema, strict } from '../base/schema.ts';

export const SignatureSchema = Type.Object(
  {
    /** As it would be printed. */
    name: NameSchema,
    /** "Released after test 12" */
    meaning: NameSchema,
    at: InstantSchema,
    /** Digest of what was signed: `digestOf` of what the person saw. */
    over: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  strict,
);
/** SHA-256 over RFC 8785 canonical JSON. */
export function digestOf(content: object): string {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('Nothing to sign');
  return hex(sha256(utf8(text)));
}
