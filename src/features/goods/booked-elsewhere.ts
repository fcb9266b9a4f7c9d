import type { Order } from '#domain/catalogue/order.ts';
import type { EntryState } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import type { Format } from '../format.ts';
import { isSettled } from '../is-settled.ts';
import { orderIn } from './unsettled-on.ts';

export interface BookedOn {
  readonly order: Order;
  /** "Muesli · MU-1001 · 96 pack", one for each move. */
  readonly goods: readonly { readonly key: string; readonly text: string }[];
}

const states: readonly EntryState[] = ['saved', 'accepted', 'adjusted'];
const window = 500;

/** [ORD-1] Work that this device recorded on an order that had ended without its knowledge: where it stands now. */
export async function bookedElsewhere(
  { world, queue }: Pick<Floor, 'world' | 'queue'>,
  { id }: Order,
  format: Format,
): Promise<BookedOn[]> {
  const entries = (await Promise.all(states.map((state) => queue.list({ state, limit: window })))).flat();
  const found = new Map<string, { order: Order; goods: { key: string; text: string }[] }>();
  for (const entry of entries) {
    if (orderIn(entry.body.payload) !== id || isSettled(entry)) continue;
    const row = await world.get('operation', entry.id);
    if (!row || row.settled) continue;
    for (const fact of row.facts) {
      if (fact.kind !== 'moved' || fact.move.order === null || fact.move.order === id) continue;
      const order = found.get(fact.move.order)?.order ?? (await world.get('order', fact.move.order));
      if (!order) continue;
      const { product: of, lot, quantity } = fact.move;
      const product = await world.get('product', of);
      const number = lot === null ? null : (await world.get('lot', lot))?.name;
      const words = [product?.name ?? of, number, format.amount(quantity, product?.unit ?? '')];
      const goods = found.get(order.id)?.goods ?? [];
      goods.push({ key: fact.move.id, text: words.filter(Boolean).join(' · ') });
      found.set(order.id, { order, goods });
    }
  }
  return [...found.values()];
}
