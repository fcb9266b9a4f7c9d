import { type LotId, childOrderId, lotIdOf, packageIdOf } from '../../base/ids.ts';
import { add, compare } from '../../base/quantity.ts';
import { type Flag, flag, refusal } from '../../base/refusal.ts';
import type { Order, OrderLine } from '../../catalogue/order.ts';
import type { Product } from '../../catalogue/product.ts';
import { dateConflict, isExpired } from '../../stock/expiry.ts';
import type { Fact } from '../../stock/facts.ts';
import { ourPlaces } from '../../stock/on-hand.ts';
import { type Lot, stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import {
  type Adjustment,
  type Circumstances,
  type Decision,
  accept,
  defineOperation,
  refuse,
} from '../define.ts';
import { bookingFor, orderKeys } from '../order-rules.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';
import { weightFlags } from './weight.ts';
import { type Receive, ReceiveSchema } from './payload.ts';

/** Goods arrive at the dock and get their lot or serial there. */
export const receive = defineOperation({
  kind: 'receive',
  version: 1,
  payload: ReceiveSchema,
  right: 'dock',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads(payload, circumstances, view) {
    const lot = lotOf(payload, circumstances);
    const stock = stockKey(payload.product, lot);
    const keys: RowKey[] = [
      ...orderKeys(payload.order, view),
      rowKey('product', payload.product),
      rowKey('operation-type', payload.operationType),
      rowKey('location', payload.from),
      rowKey('location', payload.to),
      rowKey('order', childOrderId(circumstances.operation, 0)),
      rowKey('stock', stock),
    ];
    if (lot) keys.push(rowKey('lot', lot));
    if (payload.sscc) keys.push(rowKey('package', packageIdOf(circumstances.company, payload.sscc)));
    // Where a serial is decides whether it can arrive (STK-2), so the places themselves are read too.
    for (const { location } of found(view, 'stock', stock)?.places ?? [])
      keys.push(rowKey('location', location));
    return keys;
  },

  decide(payload, circumstances, view) {
    const product = view.get('product', payload.product);
    if (product.state === 'absent') return refuse(refusal('unknown-product', { productId: payload.product }));
    const order = view.get('order', payload.order);
    if (order.state === 'absent') return refuse(refusal('unknown-order', { orderId: payload.order }));
    for (const location of [payload.from, payload.to])
      if (view.get('location', location).state === 'absent')
        return refuse(refusal('unknown-location', { locationId: location }));
    const goods = goodsOf(payload, circumstances, view);
    if (!goods.ok) return goods.decision;
    if (order.state === 'unknown')
      return accept(
        [...goods.facts, moved(payload, circumstances, payload.order, payload.line)],
        goods.flags,
      );
    return book(payload, circumstances, view, order.value, goods);
  },
});

type Goods =
  | { readonly ok: true; readonly facts: readonly Fact[]; readonly flags: readonly Flag[] }
  | { readonly ok: false; readonly decision: Decision };

/** What can be said of the goods themselves, whatever order they come on. */
function goodsOf(payload: Receive, circumstances: Circumstances, view: View): Goods {
  const product = found(view, 'product', payload.product);
  if (!product) return { ok: true, facts: lotFacts(payload, circumstances, view), flags: [] };
  const wrong =
    quantityRefusal(product, payload.quantity) ??
    numberRefusal(product, payload.lot?.name ?? null, payload.quantity);
  if (wrong) return { ok: false, decision: refuse(wrong) };
  const number = numberRule(payload, circumstances, view, product);
  if (!number.ok) return number;
  return {
    ok: true,
    facts: [...lotFacts(payload, circumstances, view), ...packageFacts(payload, circumstances, view)],
    flags: [
      ...number.flags,
      ...weightFlags(product, payload.quantity, payload.weight),
      ...entryFlags(payload, product),
    ],
  };
}

function numberRule(payload: Receive, circumstances: Circumstances, view: View, product: Product): Goods {
  if (!payload.lot) return { ok: true, facts: [], flags: [] };
  const { name, label, dates } = payload.lot;
  const known = view.get('lot', lotIdOf(circumstances.company, payload.product, name));
  const type = found(view, 'operation-type', payload.operationType);
  // [STK-4] A known lot received again is a top-up whatever the switches say.
  if (known.state === 'absent' && type && !type.createNew)
    return {
      ok: false,
      decision: refuse(refusal('number-not-allowed', { number: name, operationType: type.name })),
    };
  if (known.state === 'present' && product.tracking === 'serial') {
    const [here] = ourPlaces(view, found(view, 'stock', stockKey(payload.product, known.value.id)));
    if (here) {
      const location = found(view, 'location', here.location)?.name ?? here.location;
      return {
        ok: false,
        decision: refuse(refusal('serial-already-here', { number: name, product: product.name, location })),
      };
    }
  }
  const flags: Flag[] = [];
  const kept = known.state === 'present' ? known.value.dates : dates;
  const conflict =
    known.state === 'present' &&
    dateConflict(kept, {
      expiration: label.expiration ?? undefined,
      bestBefore: label.bestBefore ?? undefined,
    });
  if (conflict) flags.push(flag('label-date-differs', { number: name, ...conflict }));
  if (kept.expiration && isExpired(kept, circumstances.today))
    flags.push(flag('already-expired', { number: name, expiration: kept.expiration }));
  return { ok: true, facts: [], flags };
}

function entryFlags(payload: Receive, product: Product): Flag[] {
  const flags: Flag[] = [];
  if (payload.lot && payload.entry === 'typed' && product.tracking === 'serial')
    flags.push(flag('typed-not-scanned', { number: payload.lot.name }));
  if (payload.unidentified) flags.push(flag('unidentified', { code: payload.unidentified.code ?? '' }));
  return flags;
}

function lotFacts(payload: Receive, circumstances: Circumstances, view: View): Fact[] {
  if (!payload.lot) return [];
  const id = lotIdOf(circumstances.company, payload.product, payload.lot.name);
  if (view.get('lot', id).state === 'present') return [];
  const { operation, at } = circumstances;
  const lot: Lot = {
    id,
    product: payload.product,
    name: payload.lot.name.trim(),
    reference: payload.lot.reference,
    supplier: found(view, 'order', payload.order)?.partner ?? null,
    note: payload.unidentified ? payload.unidentified.note : null,
    dates: payload.lot.dates,
    holds: payload.unidentified ? [{ why: 'unidentified', since: at, by: operation, location: null }] : [],
    formerNames: [],
    archived: false,
    registered: { at, by: operation },
  };
  return [{ kind: 'lot-registered', lot }];
}

function packageFacts(payload: Receive, circumstances: Circumstances, view: View): Fact[] {
  if (!payload.sscc) return [];
  const id = packageIdOf(circumstances.company, payload.sscc);
  if (view.get('package', id).state === 'present') return [];
  return [{ kind: 'package-registered', package: { id, sscc: payload.sscc, order: payload.order } }];
}

/** [ORD-1, ORD-2] Finds the order it counts for and flags what is beyond the plan. */
function book(
  payload: Receive,
  circumstances: Circumstances,
  view: View,
  order: Order,
  goods: Extract<Goods, { ok: true }>,
): Decision {
  const booking = bookingFor(order, circumstances, view);
  switch (booking.on) {
    case 'nothing':
      return refuse(booking.refusal);
    case 'order': {
      const on = onOrder(payload, circumstances, view, order, payload.line);
      return accept([...goods.facts, ...on.facts], [...goods.flags, ...on.flags]);
    }
    case 'backorder': {
      const on = onOrder(payload, circumstances, view, booking.order, null);
      return accept(
        [...goods.facts, ...on.facts],
        [...goods.flags, late(order, booking.order), ...on.flags],
        moveOver(booking.order),
      );
    }
    case 'unplanned': {
      const unplanned = unplannedAfter(order, circumstances);
      const on = onOrder(payload, circumstances, view, unplanned, null);
      return accept(
        [...goods.facts, { kind: 'order-opened', order: unplanned }, ...on.facts],
        [...goods.flags, late(order, unplanned)],
        moveOver(unplanned),
      );
    }
  }
}

function onOrder(
  payload: Receive,
  circumstances: Circumstances,
  view: View,
  order: Order,
  wanted: OrderLine['id'] | null,
) {
  const lines = order.lines.filter(({ product }) => product === payload.product);
  const line =
    lines.find(({ id }) => id === wanted) ??
    lines.find(({ done, expected }) => compare(done, expected) < 0) ??
    lines.at(-1);
  const unit = found(view, 'product', payload.product)?.unit ?? '';
  if (line) {
    const now = add(line.done, payload.quantity);
    const flags =
      compare(now, line.expected) > 0
        ? [flag('more-than-ordered', { order: order.reference, ordered: line.expected, now, unit })]
        : [];
    return { facts: [moved(payload, circumstances, order.id, line.id)], flags };
  }
  const id = `${payload.product}` as OrderLine['id'];
  const name = found(view, 'product', payload.product)?.name ?? payload.product;
  return {
    facts: [
      { kind: 'line-added', order: order.id, line: id, product: payload.product } as const,
      moved(payload, circumstances, order.id, id),
    ],
    flags: order.unplanned ? [] : [flag('not-ordered', { order: order.reference, product: name })],
  };
}

const late = (ended: Order, on: Order): Flag =>
  flag('order-changed-meanwhile', { order: ended.reference, bookedOn: on.reference });
const moveOver = (on: Order): Adjustment[] => [
  { code: 'booked-on-other-order', args: { order: on.reference } },
];

/** Its reference derives from the order it follows, so that no number has to be leased on the server. */
const unplannedAfter = (order: Order, { operation }: Circumstances): Order => ({
  ...order,
  id: childOrderId(operation, 0),
  reference: `${order.reference}-L${operation.slice(-4)}`,
  state: 'open',
  lines: [],
  announced: [],
  unplanned: true,
  backorder: null,
  backorderOf: order.id,
  reservations: [],
  ended: null,
});

function moved(
  payload: Receive,
  circumstances: Circumstances,
  order: Order['id'],
  line: OrderLine['id'] | null,
): Fact {
  return {
    kind: 'moved',
    move: {
      id: `${circumstances.operation}/0`,
      operation: circumstances.operation,
      product: payload.product,
      lot: lotOf(payload, circumstances),
      package: payload.sscc ? packageIdOf(circumstances.company, payload.sscc) : null,
      quantity: payload.quantity,
      weight: payload.weight,
      from: payload.from,
      to: payload.to,
      order,
      line,
      at: circumstances.at,
      packaging: payload.packaging,
      grade: null,
      reverses: null,
    },
  };
}

const lotOf = (payload: Receive, { company }: Pick<Circumstances, 'company'>): LotId | null =>
  payload.lot ? lotIdOf(company, payload.product, payload.lot.name) : null;
