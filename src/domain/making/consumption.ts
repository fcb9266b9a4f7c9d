import type { LineId, LocationId } from '../base/ids.ts';
import { type Quantity, compare, isZero } from '../base/quantity.ts';
import { type Refusal, flag, refusal } from '../base/refusal.ts';
import type { OrderLine } from '../catalogue/order.ts';
import { found } from '../stock/view.ts';
import { type MakingOrder, current } from './booking.ts';
import { isSupervisor } from './person.ts';
import type { Sheet } from '../operations/sheet.ts';
import type { Take } from './takes.ts';

/** Goods leave for production, each for its component line; what is not on the bill gets a line of its own. */
export function consume(sheet: Sheet, order: MakingOrder, takes: readonly Take[], to: LocationId): void {
  for (const take of takes) {
    const { product, lot, from, package: inside, quantity, weight = null, grade } = take;
    const line = lineFor(current(sheet, order), take) ?? addLine(sheet, order, take);
    sheet.move({
      product,
      lot,
      package: inside,
      // [X16] In the machine nothing lies in the package it came in.
      into: null,
      quantity,
      weight,
      from,
      to,
      order: order.id,
      line,
      grade,
    });
  }
}

export function lineFor(
  { lines }: Pick<MakingOrder, 'lines'>,
  take: Pick<Take, 'line' | 'product'>,
): LineId | null {
  const mine = lines.filter(({ product }) => product === take.product);
  const line =
    mine.find(({ id }) => id === take.line) ??
    mine.find(({ done, expected }) => compare(done, expected) < 0) ??
    mine.at(-1);
  return line?.id ?? null;
}

function addLine(sheet: Sheet, order: MakingOrder, { product }: Take): LineId {
  const line = `${product}` as LineId;
  sheet.add({ kind: 'line-added', order: order.id, line, product });
  return line;
}

/** [PRD-5] Components that no bill asks for; on a strict bill a supervisor's business. */
export function notOnBill(sheet: Sheet, order: MakingOrder, takes: readonly Take[]): Refusal | null {
  const hasBill = order.making.bom !== null && order.lines.some(({ expected }) => !isZero(expected));
  if (!hasBill) return null;
  for (const { product, quantity } of takes) {
    if (order.lines.some((line) => line.product === product && !isZero(line.expected))) continue;
    const row = found(sheet.view, 'product', product);
    const name = row?.name ?? product;
    if (mustAsk(sheet, order))
      return refusal('strict-consumption', {
        product: name,
        expected: '0',
        now: quantity,
        unit: row?.unit ?? '',
      });
    sheet.flag(flag('not-on-bill', { product: name, order: order.reference }));
  }
  return null;
}

export interface Compared {
  readonly product: OrderLine['product'];
  readonly expected: Quantity;
  readonly done: Quantity;
}

/** [PRD-5] Over or under consumption is flagged with both figures; a strict bill needs a supervisor. */
export function compareWithPlan(
  sheet: Sheet,
  order: MakingOrder,
  lines: readonly Compared[],
  look: 'over' | 'over-and-under',
): Refusal | null {
  for (const { product, expected, done } of lines) {
    const difference = compare(done, expected);
    if (difference === 0 || isZero(expected) || (difference < 0 && look === 'over')) continue;
    const row = found(sheet.view, 'product', product);
    const said = { product: row?.name ?? product, expected, now: done, unit: row?.unit ?? '' };
    if (mustAsk(sheet, order)) return refusal('strict-consumption', said);
    sheet.flag(flag(difference > 0 ? 'over-consumed' : 'under-consumed', said));
  }
  return null;
}

function mustAsk({ view, circumstances }: Sheet, { making }: MakingOrder): boolean {
  const bom = making.bom === null ? undefined : found(view, 'bom', making.bom);
  return bom?.strict === true && isSupervisor(view, circumstances.actor) === false;
}
