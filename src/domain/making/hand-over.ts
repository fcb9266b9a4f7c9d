import type { OperationId } from '../base/ids.ts';

/** [APR-6] What a tablet must know of a batch that only the producer's device has: enough to see and to sign it. */
export interface HandOver {
  readonly operation: OperationId;
  /** Over the numbers and components (approval-hash.ts). */
  readonly hash: string;
  readonly order: string;
  readonly product: string;
  readonly units: number;
  readonly first: string;
  readonly last: string;
  /** The producer's printed name. */
  readonly by: string;
}

const prefix = 'LLHO1';

/** The text of the hand-over code, for a QR: some 250 characters for a batch of any size. */
export const handOverText = ({ operation, hash, units, order, product, first, last, by }: HandOver): string =>
  [prefix, operation, hash, String(units), order, product, first, last, by].map(encodeURIComponent).join(':');

const operationPattern = /^[\x21-\x7e]{1,64}$/;
const hashPattern = /^[0-9a-f]{64}$/;

/** Nothing for any other code, or for one that was cut. */
export function readHandOver(text: string): HandOver | undefined {
  const parts = decoded(text);
  if (parts?.length !== 9 || parts[0] !== prefix) return undefined;
  const [, operation = '', hash = '', count = '', order = '', product = '', first = '', last = '', by = ''] =
    parts;
  const units = Number(count);
  if (!operationPattern.test(operation) || !hashPattern.test(hash) || !/^\d{1,5}$/.test(count))
    return undefined;
  return { operation: operation as OperationId, hash, order, product, units, first, last, by };
}

function decoded(text: string): string[] | undefined {
  try {
    return text.split(':').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
