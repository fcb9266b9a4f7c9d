import { sha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { hex, utf8 } from '../../base/bytes.ts';
import type { LotId, OperationId } from '../../base/ids.ts';

/** What the signature of a release stands for: this lot, these holds, in whatever order they were shown. */
export const releaseDigest = (lot: LotId, holds: readonly OperationId[]): string =>
  hex(sha256(utf8(canonicalize({ release: lot, holds: holds.toSorted() }) ?? '')));
