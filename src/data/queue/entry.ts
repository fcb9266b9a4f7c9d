import type { OperationId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { QueueEntry } from '../contract.ts';
import type { StoredOperation } from './stored.ts';

/** A stored operation as screens see it. */
export const entryOf = (
  row: StoredOperation,
  doubt: Refusal | null = null,
  sending: ReadonlySet<OperationId> = new Set(),
): QueueEntry => ({
  id: row.id,
  seq: row.frame.seq,
  order: row.order,
  body: row.body,
  frame: row.frame,
  state: row.state === 'saved' && sending.has(row.id) ? 'sending' : row.state,
  outcome: row.outcome,
  at: row.at,
  doubt,
  ...(row.together && { together: row.together }),
});
