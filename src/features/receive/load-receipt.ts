import type { LocationId, OrderId } from '#domain/base/ids.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { OperationType } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Floor } from '../floor.tsx';
import { unlabelledOn } from './unlabelled.ts';
import { type DoneRow, doneOn } from '../goods/done-rows.ts';

export interface ReceiptLine {
  readonly line: OrderLine;
  readonly product: Product | undefined;
  readonly rows: readonly DoneRow[];
}

export interface Receipt {
  readonly order: Order;
  readonly partner: string | null;
  readonly type: OperationType | undefined;
  /** Where the goods go now. */
  readonly destination: string;
  readonly lines: readonly ReceiptLine[];
  readonly backorder: Order | null;
  /** [LBL-2] How many numbers wait for a label. */
  readonly unlabelled: number;
  /** Announced lots and serials that have not come yet. */
  readonly missingNumbers: readonly string[];
}

/** Everything the screen of one receipt shows; nothing when this device does not have it. */
export async function loadReceipt(
  floor: Floor,
  id: OrderId,
  place: LocationId | null,
): Promise<Receipt | null> {
  const { world } = floor;
  const order = await world.get('order', id);
  if (!order) return null;
  const [rows, partner, type, location, backorder] = await Promise.all([
    doneOn(floor, id, 'receive'),
    order.partner === null ? undefined : world.get('partner', order.partner),
    world.get('operation-type', order.operationType),
    world.get('location', place ?? order.to),
    order.backorder === null ? undefined : world.get('order', order.backorder),
  ]);
  const lines = await Promise.all(
    order.lines.map(async (line) => ({
      line,
      product: await world.get('product', line.product),
      rows: rows.filter((row) => belongs(row, line, order)),
    })),
  );
  const unlabelled = await unlabelledOn(floor, id);
  const came = new Set(rows.map(({ number }) => number));
  return {
    order,
    partner: partner?.name ?? null,
    type,
    destination: location?.name ?? '',
    lines,
    backorder: backorder ?? null,
    unlabelled: unlabelled.length,
    missingNumbers: order.announced.map(({ lot }) => lot).filter((lot) => !came.has(lot)),
  };
}

/** A row without a line, or with one of another order, stands under the first line of its product. */
function belongs(row: DoneRow, line: OrderLine, order: Order): boolean {
  if (row.product !== line.product) return false;
  const own = order.lines.find(({ id }) => id === row.line);
  const first = order.lines.find(({ product }) => product === row.product);
  return (own ?? first)?.id === line.id;
}
