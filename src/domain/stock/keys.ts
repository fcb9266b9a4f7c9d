import type { LotId, OperationId, ProductId } from '../base/ids.ts';

/** The key of a stock row. */
export const stockKey = (product: ProductId, lot: LotId | null): string => `${product}/${lot ?? '-'}`;

export const pedigreeKey = (lot: LotId, operation: OperationId): string => `${lot}/${operation}`;
