import { dayAt } from '#domain/base/calendar.ts';
import type { LocationId, OrderId, ProductId } from '#domain/base/ids.ts';
import { isPositive, min, quantity } from '#domain/base/quantity.ts';
import { basisOf } from '#domain/operations/count/basis.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { type Wanted, candidateKeys, candidatesOf } from '#domain/stock/availability.ts';
import { type Candidate, isProposable, propose } from '#domain/stock/removal.ts';
import { missingOn } from '#domain/stock/reservation.ts';
import { stockKey } from '#domain/stock/rows.ts';
import { rowKey } from '#domain/stock/view.ts';
import type { Stores } from '../../../src/data/open-stores.ts';
import { loadView } from '../../../src/features/goods/load-view.ts';
import type { Dice } from './dice.ts';

/** What people do between dock and door, each with what their own device shows them: it may be old, and their own work lies over it. */
const kept = ['oats', 'muesli'] as unknown as readonly ProductId[];
const places = ['dock', 'stock', 'a1', 'cold'] as unknown as readonly LocationId[];
const deliveries = ['out-00021', 'out-00023'] as unknown as readonly OrderId[];
const timeZone = 'Europe/Berlin';

interface Floor {
  readonly dice: Dice;
  readonly rows: Stores['rows'];
  readonly now: number;
  /** Deliveries that somebody opened on the floor and that this device knows. */
  readonly orders: readonly OrderId[];
}

const goodsOf = (product: ProductId, { lot, name, package: inside }: Candidate, much: string) => ({
  product,
  lot: lot && { id: lot, name },
  quantity: quantity(much),
  weight: null,
  packaging: null,
  package: inside,
});

async function shown({ rows }: Floor, wanted: Wanted): Promise<Candidate[]> {
  const view = await loadView(rows, (known) => [
    ...candidateKeys(known, wanted.product),
    rowKey('location', wanted.within),
  ]);
  return candidatesOf(view, wanted);
}

/** Something that the device believes to lie somewhere, and as much of it as it says or a little more. */
async function somewhere(floor: Floor) {
  const { dice } = floor;
  const product = dice.pick(kept);
  const all = await shown(floor, { product, within: 'warehouse' as LocationId, order: null });
  if (all.length === 0) return null;
  const candidate = dice.pick(all);
  const much = quantity(1 + dice.upTo(60));
  return { product, candidate, goods: goodsOf(product, candidate, much) };
}

export async function transfer(floor: Floor): Promise<Intent | null> {
  const found = await somewhere(floor);
  if (!found) return null;
  const to = floor.dice.pick(places.filter((place) => place !== found.candidate.location));
  const from = found.candidate.location;
  return {
    kind: 'transfer',
    payload: { goods: found.goods, from, to, into: null, order: null, entry: 'scanned' },
  };
}

export async function scrap(floor: Floor): Promise<Intent | null> {
  const found = await somewhere(floor);
  return (
    found && {
      kind: 'scrap',
      payload: { goods: found.goods, from: found.candidate.location, entry: 'scanned' },
    }
  );
}

/** Somebody counts what the books show, finds it or a little less or more, and says what was shown. */
export async function count(floor: Floor): Promise<Intent | null> {
  const found = await somewhere(floor);
  if (!found) return null;
  const { product, candidate } = found;
  const at = { location: candidate.location, package: candidate.package };
  const stock = await floor.rows.get('stock', stockKey(product, candidate.lot));
  return {
    kind: 'count',
    payload: {
      ...at,
      product,
      lot: candidate.lot && { id: candidate.lot, name: candidate.name },
      counted: quantity(floor.dice.upTo(120)),
      blind: false,
      basis: basisOf(stock, at),
      found: null,
    },
  };
}

export async function hold(floor: Floor): Promise<Intent | null> {
  const found = await somewhere(floor);
  if (!found?.candidate.lot) return null;
  const location = floor.dice.chance(0.5) ? found.candidate.location : null;
  const lot = { id: found.candidate.lot, name: found.candidate.name };
  return { kind: 'hold', payload: { lot, location, why: 'quality' } };
}

/** [T42] What the device proposes for the next line of a delivery that wants something; now and then another lot is taken. */
export async function deliver(floor: Floor): Promise<Intent | null> {
  const { dice, rows, now } = floor;
  const id = dice.pick([...deliveries, ...floor.orders]);
  const order = await rows.get('order', id);
  const lines = order?.lines.filter((line) => kept.includes(line.product)) ?? [];
  if (!order || lines.length === 0) return null;
  const line = dice.pick(lines);
  const all = await shown(floor, { product: line.product, within: order.from, order: id });
  const today = dayAt(now, timeZone);
  const ordered = propose('fefo', all, quantity(1 + dice.upTo(80)), today).takes;
  const other = all.filter((each) => isProposable(each, today));
  const take =
    dice.chance(0.2) && other.length > 0
      ? { candidate: dice.pick(other), quantity: quantity(7) }
      : ordered[0];
  if (!take) return null;
  const missing = missingOn({ ...order, reservations: [] }, line);
  const much = isPositive(missing) && dice.chance(0.8) ? min(missing, take.quantity) : take.quantity;
  return {
    kind: 'deliver',
    payload: {
      order: id,
      line: line.id,
      operationType: 'delivery' as never,
      goods: goodsOf(line.product, take.candidate, much),
      from: take.candidate.location,
      to: 'customer' as never,
      entry: 'scanned',
    },
  };
}

export const openDelivery = (reference: string, { dice }: Pick<Floor, 'dice'>): Intent => ({
  kind: 'open-order',
  payload: {
    kind: 'delivery',
    operationType: 'delivery' as never,
    reference,
    partner: null,
    origin: null,
    from: 'stock' as never,
    to: 'customer' as never,
    scheduled: '2026-11-21' as never,
    lines: kept.map((product) => ({
      id: `${product}` as never,
      product,
      expected: quantity(10 + dice.upTo(90)),
    })),
  },
});
