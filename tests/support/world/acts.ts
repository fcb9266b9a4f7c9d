import type { OperationId, OrderId, SequenceId } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Stores } from '../../../src/data/open-stores.ts';
import { aLot, aPlantReceipt } from '../plant-device.ts';
import type { Dice } from './dice.ts';

/** What the people of the dock do: mostly receiving, on planned and unplanned orders, and everything that goes wrong. */
export interface Book {
  /** Numbers given out by any device, with who got them. */
  readonly numbers: { readonly text: string; readonly device: string }[];
  /** Orders that somebody opened on the floor. */
  readonly orders: OrderId[];
}

const receipts = 'receipt-references' as SequenceId;
const lots = 'shared-lots' as SequenceId;

export async function chooseAct(
  dice: Dice,
  device: string,
  { numbers, queue, rows }: Stores,
  book: Book,
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
  const throwOf = dice.upTo(100);
  const reason = dice.chance(0.5) ? 'seen by two' : null;
  if (throwOf < 35)
    return {
      reason,
      intent: aPlantReceipt({ lot: aLot(`OF-${dice.upTo(6)}`), quantity: quantity(1 + dice.upTo(40)) }),
    };
  if (throwOf < 50) return { reason, intent: aPlantReceipt({ lot: aLot(await number(lots)) }) };
  if (throwOf < 65)
    return {
      reason,
      intent: aPlantReceipt({
        order: 'in-00032' as OrderId,
        line: 'motor' as never,
        product: 'motor' as never,
        lot: aLot(`MT-${240_101 + dice.upTo(12)}`),
        quantity: quantity(1),
      }),
    };
  if (throwOf < 75) return { reason, intent: openOrder(await number(receipts), dice) };
  const orders = await knownOrders(rows, book);
  if (throwOf < 85 && orders.length > 0)
    return {
      reason,
      intent: aPlantReceipt({ order: dice.pick(orders), line: null, lot: aLot(`OF-${dice.upTo(6)}`) }),
    };
  if (throwOf < 90) {
    const order = dice.pick(['in-00031' as OrderId, 'in-00032' as OrderId, 'in-00034' as OrderId, ...orders]);
    const backorder = dice.chance(0.6) ? await number(receipts) : null;
    return { reason, intent: { kind: 'close-order', payload: { order, backorder } } };
  }
  const target = await own();
  if (!target) return { reason, intent: aPlantReceipt({ lot: aLot('OF-0') }) };
  if (throwOf < 98) return { reason, intent: { kind: 'undo', payload: { target } } };
  return { reason: 'not worth it', intent: { kind: 'waive', payload: { target } } };
}

/** Nobody works on an order that is not on the screen. */
async function knownOrders(rows: Stores['rows'], { orders }: Book): Promise<OrderId[]> {
  const known: OrderId[] = [];
  for (const order of orders) if (await rows.get('order', order)) known.push(order);
  return known;
}

/** Now and then into a place that only the server knows not to exist: refused there, and whatever builds on it waits. */
const openOrder = (reference: string, dice: Dice): Intent => ({
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
