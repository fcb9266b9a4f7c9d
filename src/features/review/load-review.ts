import type { Location } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { isNegative } from '#domain/base/quantity.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { Lot } from '#domain/stock/rows.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { Replica } from '../../data/contract.ts';
import { factsWords } from '../facts-words.ts';
import type { Format } from '../format.ts';

/** One operation that somebody has to look at. */
export interface Entry {
  readonly row: OperationRow;
  readonly person: string;
  /** What it did, or nothing when it did nothing. */
  readonly text: string;
  readonly order: string | null;
}

/** [X04] Refused, held or parked anywhere on the site, and ended by nobody yet; the newest first. */
export async function loadStopped(world: Replica, format: Format, most: number): Promise<Entry[]> {
  const found = await Promise.all(
    (['refused', 'held', 'parked'] as const).map((state) =>
      world.find('operation', `open-state:${state}`, most),
    ),
  );
  const rows = found.flat().toSorted((a, b) => b.at - a.at);
  return Promise.all(rows.slice(0, most).map((row) => entryOf(world, row, format)));
}

/** What was improbable and in force all the same; the newest first. */
export async function loadFlagged(world: Replica, format: Format, most: number): Promise<Entry[]> {
  const rows = await world.scan('operation', 'flagged:', most);
  return Promise.all(rows.map((row) => entryOf(world, row, format)));
}

async function entryOf(world: Replica, row: OperationRow, format: Format): Promise<Entry> {
  const { text, order } = await factsWords(world, row, format);
  return {
    row,
    person: (await world.get('person', row.actor))?.name ?? '',
    text,
    order: (order && (await world.get('order', order))?.reference) ?? null,
  };
}

/** [STK-5] A place of ours that has given more than it had. */
export interface BelowZero {
  readonly location: Location;
  readonly product: Product;
  readonly lot: Lot | null;
  readonly quantity: Quantity;
}

/** Until they are received or counted. */
export async function loadBelowZero(world: Replica): Promise<BelowZero[]> {
  const places = await world.find('location', 'usage:internal', 2000);
  const found = await Promise.all(
    places.map(async (location) => {
      const rows = await world.find('stock', `below-zero:${location.id}`);
      return Promise.all(
        rows.map(async ({ product: id, lot: lotId, places: all }): Promise<BelowZero[]> => {
          const product = await world.get('product', id);
          const lot = lotId === null ? null : ((await world.get('lot', lotId)) ?? null);
          if (!product) return [];
          return all
            .filter((each) => each.location === location.id && isNegative(each.quantity))
            .map(({ quantity }) => ({ location, product, lot, quantity }));
        }),
      );
    }),
  );
  return found.flat(2);
}
