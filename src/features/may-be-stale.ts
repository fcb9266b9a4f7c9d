import type { Refusal, RefusalCode } from '#domain/base/refusal.ts';

/**
 * Whether the device may refuse only because it is behind (domain.md, "Impossible or improbable"): then the worker may
 * record it for a supervisor. What is wrong with the entry itself is mended on the spot instead.
 */
export const mayBeStale = ({ code }: Refusal): boolean => stale[code];

const stale: Readonly<Record<RefusalCode, boolean>> = {
  'unknown-product': true,
  'unknown-operation-type': true,
  'unknown-location': true,
  'unknown-order': true,
  'unknown-line': true,
  'unknown-operation': true,
  'unknown-person': true,
  'order-exists': true,
  'order-ended': true,
  'order-not-open': true,
  'nothing-to-order': false,
  'number-missing': false,
  'number-not-tracked': false,
  'number-not-allowed': true,
  'serial-already-here': true,
  'serial-is-one': false,
  'quantity-not-positive': false,
  'quantity-too-precise': false,
  'quantity-too-large': false,
  'used-since': true,
  'already-settled': false,
  'not-undoable': false,
  'not-settleable': false,
  'reason-missing': false,
  'not-allowed': true,
  malformed: false,
  'unknown-kind': false,
};
