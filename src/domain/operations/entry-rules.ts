import { type Flag, flag } from '../base/refusal.ts';
import type { Product } from '../catalogue/product.ts';

/** [SER-1] A serial that was not read from the goods stays marked, however carefully it was typed. */
export const entryFlags = (
  product: Product | undefined,
  number: string | null,
  entry: 'scanned' | 'typed' | 'picked',
): Flag[] =>
  number !== null && entry === 'typed' && product?.tracking === 'serial'
    ? [flag('typed-not-scanned', { number })]
    : [];
