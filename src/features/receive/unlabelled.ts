import type { Day } from '#domain/base/calendar.ts';
import type { LotId, OperationId, OrderId } from '#domain/base/ids.ts';
import { type Quantity, add, zero } from '#domain/base/quantity.ts';
import { stockKey } from '#domain/stock/rows.ts';
import type { Floor } from '../floor.tsx';
import { mostOnOrder } from '../goods/done-rows.ts';

/** A number that was given to goods, and that nobody has read from them yet. */
export interface Unlabelled {
  readonly operation: OperationId;
  readonly product: string;
  readonly unit: string;
  readonly number: string;
  readonly quantity: Quantity;
  readonly expiration: Day | null;
}

/**
 * [LBL-2] What waits for a label, whoever received it on whichever device: numbers that were made here or typed, not
 * scanned, and not announced by the supplier, whose goods come with labels of their own. A printer that is dead keeps
 * nobody from receiving.
 */
export async function unlabelledOn({ world }: Pick<Floor, 'world'>, id: OrderId): Promise<Unlabelled[]> {
  const order = await world.get('order', id);
  const announced = new Set(order?.announced.map(({ lot }) => lot));
  const rows = await world.find('operation', `order:${id}`, mostOnOrder);
  const waiting = new Map<string, { operation: OperationId; quantity: Quantity; lot: LotId }>();
  const labelled = new Set<string>();
  for (const { id: operation, kind, settled, facts } of rows.toSorted((a, b) => a.at - b.at)) {
    if (kind !== 'receive' || settled) continue;
    for (const fact of facts) {
      if (fact.kind !== 'moved' || fact.move.lot === null) continue;
      const { lot, product, quantity, grade } = fact.move;
      const key = stockKey(product, lot);
      // A label of it was read, this time or another.
      if (grade !== 'typed') labelled.add(key);
      const before = waiting.get(key);
      waiting.set(key, {
        operation: before?.operation ?? operation,
        quantity: add(before?.quantity ?? zero, quantity),
        lot,
      });
    }
  }
  const found = await Promise.all(
    [...waiting]
      .filter(([key]) => !labelled.has(key))
      .map(async ([, { lot: lotId, ...rest }]) => {
        const lot = await world.get('lot', lotId);
        const product = lot && (await world.get('product', lot.product));
        if (!lot || announced.has(lot.name)) return [];
        const { name: number, dates } = lot;
        const named = { product: product?.name ?? '', unit: product?.unit ?? '' };
        return [{ ...rest, ...named, number, expiration: dates.expiration }];
      }),
  );
  return found.flat();
}

/** For a label program: number; product; quantity; unit; expiration. A cell with a separator in it is quoted. */
export const unlabelledFile = (rows: readonly Unlabelled[]): string =>
  rows
    .map(({ number, product, quantity, unit, expiration }) =>
      [number, product, quantity, unit, expiration ?? ''].map(cell).join(';'),
    )
    .join('\r\n');

const cell = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
