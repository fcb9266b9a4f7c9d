import { expect, test } from 'vitest';
import canonicalize from 'canonicalize';
import { sha256 } from '@noble/hashes/sha2.js';
import { hex, utf8 } from '../base/bytes.ts';
import { registry } from '../operations/registry.ts';
import { rowSchemas } from '../stock/row-schemas.ts';
import { history } from './history.ts';
import * as messages from './messages.ts';

test('the wire has not changed without a new version and a line in its history', () => {
  const schemas = Object.fromEntries(Object.entries(messages).filter(([name]) => name.endsWith('Schema')));
  const operations = Object.fromEntries(
    Object.entries(registry).map(([kind, { payload, version }]) => [kind, { payload, version }]),
  );
  const text = canonicalize(JSON.parse(JSON.stringify({ schemas, operations, rowSchemas }))) ?? '';
  const last = history.at(-1);
  expect(last?.version).toBe(messages.protocolVersion);
  // If this fails: something on the wire means something else now. Raise protocolVersion (and the operation's version,
  // with an upcaster) once a release has spoken the old one; then write the new hash into history.ts.
  expect(hex(sha256(utf8(text))).slice(0, 16)).toBe(last?.hash);
});
