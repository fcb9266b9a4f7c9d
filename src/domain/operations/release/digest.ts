import type { LotId, OperationId } from '../../base/ids.ts';
import { digestOf } from '../signature.ts';

/** What the signature of a release stands for: this lot, these holds, in whatever order they were shown. */
export const releaseDigest = (lot: LotId, holds: readonly OperationId[]): string =>
  digestOf({ release: lot, holds: holds.toSorted() });
