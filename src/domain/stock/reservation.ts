import type { Day } from '../base/calendar.ts';
import type { LocationId, OrderId, PackageId } from '../base/ids.ts';
import { type Quantity, isPositive, min, negate, subtract, sum, zero } from '../base/quantity.ts';
import type { Order, OrderLine, Reservation } from '../catalogue/order.ts';
import { takesFromStock } from '../catalogue/place.ts';
import { apply } from './apply.ts';
import { candidateKeys, candidatesOf } from './availability.ts';
import { type Draft, createDraft } from './draft.ts';
import type { Fact } from './facts.ts';
import { quantityAt } from './on-hand.ts';
import { removalStrategyFor, strategyKeys } from './place-tree.ts';
import { isProposable, propose } from './removal.ts';
import { type Stock, holdsAt } from './rows.ts';
import { type RowKey, type View, found } from './view.ts';

/** [T25] What the lines of an order still want is kept for it, by the strategy. */
export function reserveOrder(view: View, id: OrderId, today: Day): Fact[] {
  const draft = createDraft(view);
  const order = found(draft, 'order', id);
  if (!order) return [];
  return order.lines.flatMap((line) => reserveLine(draft, order, line, missingOn(order, line), today));
}

export function reserveOrderKeys(
  view: View,
  order: Pick<Order, 'from'> & { readonly lines: readonly Pick<OrderLine, 'product'>[] },
): RowKey[] {
  return order.lines.flatMap(({ product }) => [
    ...candidateKeys(view, product),
    ...strategyKeys(view, found(view, 'product', product), order.from),
  ]);
}

/** Neither done nor kept for it. */
export const missingOn = ({ reservations }: Order, { id, expected, done }: OrderLine): Quantity =>
  subtract(
    subtract(expected, done),
    sum(reservations.filter(({ line }) => line === id).map(({ quantity }) => quantity)),
  );

function reserveLine(draft: Draft, order: Order, line: OrderLine, wanted: Quantity, today: Day): Fact[] {
  if (!isPositive(wanted)) return [];
  const strategy = removalStrategyFor(draft, found(draft, 'product', line.product), order.from);
  const all = candidatesOf(draft, { product: line.product, within: order.from, order: null });
  return propose(strategy, all, wanted, today).takes.map(({ candidate, quantity }) =>
    write(draft, order.id, {
      line: line.id,
      product: line.product,
      lot: candidate.lot,
      location: candidate.location,
      package: candidate.package,
      quantity,
    }),
  );
}

/** Goods that an order had taken, back where it took them from. */
export interface Returned extends Pick<Reservation, 'line' | 'product' | 'lot' | 'location' | 'package'> {
  readonly quantity: Quantity;
}

/**
 * [UND-1, T25] What came back is kept for its order again, the very goods first; where these are held or promised to
 * somebody else by now, others by the strategy. Never more than came back, and never more than the order still wants.
 */
export function reserveReturned(view: View, id: OrderId, returned: readonly Returned[], today: Day): Fact[] {
  const draft = createDraft(view);
  const facts: Fact[] = [];
  for (const { quantity, ...goods } of returned) {
    const order = found(draft, 'order', id);
    const line = order?.lines.find((each) => each.id === goods.line);
    if (order?.state !== 'open' || !line || !takesFromStock(order.kind)) continue;
    const wanted = min(missingOn(order, line), quantity);
    if (!isPositive(wanted)) continue;
    const here = candidatesOf(draft, { product: goods.product, within: order.from, order: null }).find(
      ({ lot, location, package: inside }) =>
        lot === goods.lot && location === goods.location && inside === goods.package,
    );
    const same = here && isProposable(here, today) ? min(here.available, wanted) : zero;
    if (isPositive(same)) facts.push(write(draft, id, { ...goods, quantity: same }));
    facts.push(...reserveLine(draft, order, line, subtract(wanted, same), today));
  }
  return facts;
}

/** Writes into the draft and hands back the fact. */
function write(draft: Draft, order: OrderId, reservation: Reservation): Fact {
  const fact: Fact = { kind: 'reserved', order, reservation };
  apply(draft, fact);
  return fact;
}

export interface Loser {
  readonly order: OrderId;
  readonly reference: string;
}

/**
 * [STK-6] More is kept at a place than is there (somebody else took it), or what is kept was put on hold: the youngest
 * reservations give way and get other goods where there are some. Says who lost.
 */
export function rereserve(
  draft: Draft,
  stockRow: string,
  /** Null: wherever it is. */
  at: LocationId | null,
  today: Day,
): { facts: Fact[]; losers: Loser[] } {
  const facts: Fact[] = [];
  const losers: Loser[] = [];
  const given: { readonly order: OrderId; readonly line: OrderLine['id'] }[] = [];
  for (const { order, reservation } of givingWay(draft, found(draft, 'stock', stockRow), at)) {
    facts.push(write(draft, order, reservation));
    given.push({ order, line: reservation.line });
  }
  for (const { order: id, line: wanted } of given) {
    const order = found(draft, 'order', id);
    const line = order?.lines.find((each) => each.id === wanted);
    if (!losers.some((each) => each.order === id))
      losers.push({ order: id, reference: order?.reference ?? id });
    if (order?.state === 'open' && line)
      facts.push(...reserveLine(draft, order, line, missingOn(order, line), today));
  }
  return { facts, losers };
}

interface Place {
  readonly location: LocationId;
  readonly package: PackageId | null;
}

function givingWay(
  view: View,
  stock: Stock | undefined,
  at: LocationId | null,
): { order: OrderId; reservation: Reservation }[] {
  if (!stock || stock.reserved.length === 0) return [];
  const lot = stock.lot === null ? undefined : found(view, 'lot', stock.lot);
  const seen: Place[] = [];
  return stock.reserved.flatMap(({ location, package: inside }) => {
    if (at !== null && location !== at) return [];
    if (seen.some((each) => each.location === location && each.package === inside)) return [];
    seen.push({ location, package: inside });
    const here = stock.reserved.filter((each) => each.location === location && each.package === inside);
    const isHeld = holdsAt(lot, location).length > 0;
    const kept = sum(here.map(({ quantity }) => quantity));
    let excess = isHeld ? kept : subtract(kept, quantityAt(stock, location, inside));
    return here.toReversed().flatMap(({ order, line, quantity }) => {
      if (!isPositive(excess)) return [];
      const given = min(excess, quantity);
      excess = subtract(excess, given);
      const { product, lot } = stock;
      return [
        { order, reservation: { line, product, lot, location, package: inside, quantity: negate(given) } },
      ];
    });
  });
}
