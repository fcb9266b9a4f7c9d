import type { Day } from '#domain/base/calendar.ts';
import type { OperationId, OrderId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { PayloadOf } from '#domain/operations/registry.ts';
import type { Floor } from '../floor.tsx';
import { orderIn } from '../goods/unsettled-on.ts';
import { isSettled } from '../is-settled.ts';

/** A number that was given to goods on this device, and that nobody has read from them yet. */
export interface Unlabelled {
  readonly operation: OperationId;
  readonly product: string;
  readonly unit: string;
  readonly number: string;
  readonly quantity: Quantity;
  readonly expiration: Day | null;
}

/** As far back as a receipt reaches that somebody is still working on. */
const furthest = 2000;

/**
 * [LBL-2] What waits for a label: numbers that were made here or typed, not scanned, and not announced by the supplier,
 * whose goods come with labels of their own. A printer that is dead keeps nobody from receiving.
 */
export async function unlabelledOn(
  { queue, world }: Pick<Floor, 'queue' | 'world'>,
  id: OrderId,
): Promise<Unlabelled[]> {
  const order = await world.get('order', id);
  const announced = new Set(order?.announced.map(({ lot }) => lot));
  const entries = (await queue.list({ limit: furthest })).filter(
    (entry) =>
      entry.body.kind === 'receive' &&
      orderIn(entry.body.payload) === id &&
      entry.state !== 'refused' &&
      entry.state !== 'asked' &&
      !isSettled(entry),
  );
  const rows: Unlabelled[] = [];
  const seen = new Set<string>();
  for (const entry of entries.toReversed()) {
    // Our own append validated it.
    const { lot, entry: how, product, quantity } = entry.body.payload as PayloadOf<'receive'>;
    if (!lot || how === 'scanned' || announced.has(lot.name) || seen.has(`${product} ${lot.name}`)) continue;
    if ((await world.get('operation', entry.id))?.settled) continue;
    seen.add(`${product} ${lot.name}`);
    const row = await world.get('product', product);
    rows.push({
      operation: entry.id,
      product: row?.name ?? '',
      unit: row?.unit ?? '',
      number: lot.name,
      quantity,
      expiration: lot.dates.expiration,
    });
  }
  return rows;
}

/** For a label program: number; product; quantity; unit; expiration. A cell with a separator in it is quoted. */
export const unlabelledFile = (rows: readonly Unlabelled[]): string =>
  rows
    .map(({ number, product, quantity, unit, expiration }) =>
      [number, product, quantity, unit, expiration ?? ''].map(cell).join(';'),
    )
    .join('\r\n');

const cell = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
