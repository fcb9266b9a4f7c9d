import { sha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { hex, utf8 } from '../base/bytes.ts';
import type { OperationId } from '../base/ids.ts';
import type { Quantity } from '../base/quantity.ts';
import type { Input } from '../stock/rows.ts';

/** One finished lot or unit as its approver sees it: its number and what went in. */
export interface SignedItem {
  readonly product: string;
  readonly lot: string | null;
  readonly quantity: Quantity;
  readonly inputs: readonly Pick<Input, 'product' | 'lot' | 'quantity' | 'grade'>[];
}

/** [APR-5] Over the numbers and components signed. Whatever the order they are listed in, and on every device, the same. */
export function approvalHash(items: readonly SignedItem[]): string {
  const lines = items.map(({ product, lot, quantity, inputs }) => ({
    product,
    lot,
    quantity,
    inputs: inputs
      .map((input) => [input.product, input.lot, input.quantity, input.grade].join('\n'))
      .toSorted(),
  }));
  return digest(lines.map((line) => canonicalize(line) ?? '').toSorted());
}

/** [APR-3] Several batches under one signature: over the hashes of them all. */
export const signedHash = (
  productions: readonly { readonly operation: OperationId; readonly hash: string }[],
): string => digest(productions.map(({ operation, hash }) => `${operation}\n${hash}`).toSorted());

const digest = (lines: readonly string[]): string => hex(sha256(utf8(lines.join('\n\n'))));
