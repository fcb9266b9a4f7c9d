import type { LineId } from '../base/ids.ts';
import {
  type Quantity,
  add,
  fromMicros,
  isZero,
  max,
  maxDecimals,
  one,
  subtract,
  toMicros,
  zero,
} from '../base/quantity.ts';
import type { Consumption, OrderLine } from '../catalogue/order.ts';
import { type View, found } from '../stock/view.ts';
import type { MakingOrder } from './booking.ts';
import { type DealItem, deal, evenPlan } from './deal.ts';
import { eachShare, scale } from './share.ts';
import type { Take } from './takes.ts';

export interface Part {
  readonly lines: OrderLine[];
  readonly consumed: Consumption[];
  readonly takes: readonly Take[];
}

export interface Sizes {
  readonly planned: number;
  readonly units: number;
  readonly bins: number;
}

/** [PRD-4] Expectations, consumption and takes, unit by unit, the rest last. */
export function dealOut(
  view: View,
  order: MakingOrder,
  isFree: boolean,
  sizes: Sizes,
  takes: readonly Take[],
): Part[] {
  const pool = isFree ? order.making.consumed : [];
  const precisionOf = (product: OrderLine['product']): number =>
    found(view, 'product', product)?.precision ?? maxDecimals;
  const isSerial = (product: OrderLine['product']): boolean =>
    found(view, 'product', product)?.tracking === 'serial';
  const items: DealItem[] = [...pool.map((each) => ({ ...each, unit: null })), ...takes].map(
    ({ line, product, quantity, unit }) => ({
      key: keyOf(order, line, product),
      micros: toMicros(quantity),
      unit,
      whole: isSerial(product),
    }),
  );
  const expected = new Map(
    order.lines.map((line) => [line.id, expectations(line, order, sizes, precisionOf(line.product))]),
  );
  const plans = new Map<string, bigint[]>();
  for (const { id, expected: total } of order.lines)
    if (!isZero(total)) plans.set(id, (expected.get(id) ?? []).map(toMicros));
  for (const [at, { key }] of items.entries()) {
    if (plans.has(key)) continue;
    const product = pool[at]?.product ?? takes[at - pool.length]?.product;
    const step = 10n ** BigInt(maxDecimals - (product ? precisionOf(product) : maxDecimals));
    plans.set(
      key,
      evenPlan(
        items.filter((each) => each.key === key),
        sizes.units,
        step,
      ),
    );
  }
  return deal(items, plans, sizes.bins).map((pieces, at): Part => {
    const consumed: Consumption[] = [];
    const taken: Take[] = [];
    for (const { item, micros } of pieces) {
      const quantity = fromMicros(micros);
      const ready = pool[item];
      const take = takes[item - pool.length];
      if (ready) consumed.push({ ...ready, quantity });
      else if (take) taken.push({ ...take, quantity });
    }
    return {
      lines: linesOf(order, consumed, (id) => expected.get(id)?.[at] ?? zero),
      consumed,
      takes: taken,
    };
  });
}

const keyOf = ({ lines }: MakingOrder, line: LineId | null, product: OrderLine['product']): string => {
  if (line !== null && lines.some(({ id }) => id === line)) return line;
  return lines.find((each) => each.product === product)?.id ?? product;
};

/** What each unit needs; units beyond the plan as much as the others; the last planned one takes what rounding left over. */
function expectations(
  { expected }: OrderLine,
  { making }: MakingOrder,
  { planned, units, bins }: Sizes,
  precision: number,
): Quantity[] {
  const each =
    planned > 0
      ? eachShare(expected, planned, precision)
      : scale(expected, one, max(making.quantity, one), precision, 'down');
  const list = Array.from({ length: bins }, () => each);
  const last = Math.min(units, planned - 1);
  if (last >= 0 && last < bins) list[last] = subtract(expected, fromMicros(toMicros(each) * BigInt(last)));
  return list;
}

/** The lines of one part: what it should get, and what of it has been consumed. */
export function linesOf(
  order: MakingOrder,
  consumed: readonly Consumption[],
  expectedOf: (line: LineId) => Quantity,
): OrderLine[] {
  const done = new Map<string, Quantity>();
  for (const { line, product, quantity } of consumed) {
    const key = keyOf(order, line, product);
    done.set(key, add(done.get(key) ?? zero, quantity));
  }
  return order.lines.map((line) => ({
    ...line,
    expected: expectedOf(line.id),
    done: done.get(line.id) ?? zero,
  }));
}
