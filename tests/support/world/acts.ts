import type { OperationId, OrderId, SequenceId } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Stores } from '../../../src/data/open-stores.ts';
import { aLot, aPlantReceipt } from '../plant-device.ts';
import type { Dice } from './dice.ts';
import { count, deliver, hold, openDelivery, scrap, transfer } from './shelf-acts.ts';

/** What the people of the house do: they receive, move, count, pick, deliver and hold, on planned and unplanned orders, and everything goes wrong. */
export interface Book {
  /** Numbers given out by any device, with who got them. */
  readonly numbers: { readonly text: string; readonly device: string }[];
  /** Orders that somebody opened on the floor. */
  readonly orders: OrderId[];
}

const receipts = 'receipt-references' as SequenceId;
const deliveries = 'delivery-references' as SequenceId;
const lots = 'shared-lots' as SequenceId;

export async function chooseAct(
  dice: Dice,
  device: string,
  { numbers, queue, rows }: Stores,
  book: Book,
  now: number,
): Promise<{ readonly intent: Intent; readonly reason: string | null }> {
  const number = async (sequence: SequenceId): Promise<string> => {
    const { text } = await numbers.next(sequence);
    book.numbers.push({ text, device });
    return text;
  };
  const own = async (): Promise<OperationId | undefined> => {
    const entries = await queue.list({ limit: 12 });
    return entries.length > 0 ? dice.pick(entries).id : undefined;
  };
  const reason = dice.chance(0.5) ? 'seen by two' : null;
  const known = await knownOrders(rows, book);
  const opened = async (kind: Order['kind']): Promise<OrderId[]> => {
    const all = await Promise.all(known.map((id) => rows.get('order', id)));
    return all.flatMap((order) => (order?.kind === kind ? [order.id] : []));
  };
  const floor = { dice, rows, now, orders: await opened('delivery') };
  const sack = aPlantReceipt({ lot: aLot('OF-0') });
  const throwOf = dice.upTo(100);
  const act = async (): Promise<Intent | null> => {
    if (throwOf < 18)
      return aPlantReceipt({ lot: aLot(`OF-${dice.upTo(6)}`), quantity: quantity(1 + dice.upTo(40)) });
    if (throwOf < 26) return aPlantReceipt({ lot: aLot(await number(lots)) });
    if (throwOf < 34)
      return aPlantReceipt({
        order: 'in-00032' as OrderId,
        line: 'motor' as never,
        product: 'motor' as never,
        lot: aLot(`MT-${240_101 + dice.upTo(12)}`),
        quantity: quantity(1),
      });
    if (throwOf < 40) return openReceipt(await number(receipts), dice);
    if (throwOf < 44) return openDelivery(await number(deliveries), floor);
    if (throwOf < 50) {
      const orders = await opened('receipt');
      if (orders.length === 0) return null;
      return aPlantReceipt({ order: dice.pick(orders), line: null, lot: aLot(`OF-${dice.upTo(6)}`) });
    }
    if (throwOf < 62) return deliver(floor);
    if (throwOf < 70) return transfer(floor);
    if (throwOf < 76) return count(floor);
    if (throwOf < 79) return scrap(floor);
    if (throwOf < 82) return hold(floor);
    if (throwOf < 87) {
      const order = dice.pick([...plantOrders, ...known]);
      const backorder = dice.chance(0.6) ? await number(receipts) : null;
      return { kind: 'close-order', payload: { order, backorder } };
    }
    const target = await own();
    if (!target) return null;
    return throwOf < 98 ? { kind: 'undo', payload: { target } } : { kind: 'waive', payload: { target } };
  };
  return { reason: throwOf < 98 ? reason : 'not worth it', intent: (await act()) ?? sack };
}

const plantOrders = ['in-00031', 'in-00032', 'in-00034', 'out-00021', 'out-00023'] as unknown as OrderId[];

/** Nobody works on an order that is not on the screen. */
async function knownOrders(rows: Stores['rows'], { orders }: Book): Promise<OrderId[]> {
  const known: OrderId[] = [];
  for (const order of orders) if (await rows.get('order', order)) known.push(order);
  return known;
}

/** Now and then into a place that only the server knows not to exist: refused there, and whatever builds on it waits. */
const openReceipt = (reference: string, dice: Dice): Intent => ({
  kind: 'open-order',
  payload: {
    kind: 'receipt',
    operationType: 'receipt' as never,
    reference,
    partner: null,
    origin: null,
    from: 'supplier' as never,
    to: (dice.chance(0.3) ? 'nowhere' : 'dock') as never,
    scheduled: '2026-11-21' as never,
    lines: [],
  },
});
