import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Body, Frame } from '#domain/protocol/body.ts';

/** What `hashOf` of the rule book says, by the platform's own SHA-256: a push has a thousand of them. */
export function hashHere(value: Body | Frame): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Nothing to hash');
  return hash('sha256', text);
}
