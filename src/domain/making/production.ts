import type { LocationId, LotId } from '../base/ids.ts';
import { type Quantity, add, compare, isPositive, isZero, min, subtract } from '../base/quantity.ts';
import { flag } from '../base/refusal.ts';
import type { Consumption } from '../catalogue/order.ts';
import type { Product } from '../catalogue/product.ts';
import { orderChanged } from '../stock/facts.ts';
import type { LotDates, Pedigree } from '../stock/rows.ts';
import { found } from '../stock/view.ts';
import { type MakingOrder, current } from './booking.ts';
import { waitsForApproval } from './approval-policy.ts';
import { type FinishedNumber, registerFinished } from './finished-number.ts';
import { gapsOf, inputsOf } from './inputs.ts';
import { releaseAll } from './reservations.ts';
import { scale } from './share.ts';
import type { Sheet } from '../operations/sheet.ts';

/** What comes out of production, already judged. */
export interface Made {
  readonly quantity: Quantity;
  /** Null for goods that are not tracked. */
  readonly number: FinishedNumber | null;
  /** As they were shown; null: by the product's rule. */
  readonly dates: LotDates | null;
  readonly from: LocationId;
  readonly to: LocationId;
  /** All that was consumed goes into it, or only its planned share. */
  readonly uses: 'all' | 'share';
  /** Nothing more will be made on this order. */
  readonly finishes: boolean;
  readonly byProducts: readonly ByProduct[];
}

export interface ByProduct {
  readonly product: Product;
  readonly quantity: Quantity;
  readonly number: FinishedNumber | null;
  readonly dates: LotDates | null;
  readonly to: LocationId;
}

/**
 * [PRD-7, APR-2] Goods come to be: registered, on hold where a supervisor must look first, linked to exactly what was
 * consumed for them. Production is true at once; only the order waits.
 */
export function produceOn(sheet: Sheet, order: MakingOrder, product: Product, made: Made): void {
  const { operation, actor: by, at } = sheet.circumstances;
  const now = current(sheet, order);
  const waits = waitsForApproval(sheet.view, now, product.tracking, made.quantity);
  const uses = made.uses === 'all' ? now.making.consumed : plannedUses(sheet, now, made.quantity);
  const inputs = inputsOf(uses);
  const lot = comesOut(sheet, now, { ...made, product }, waits);
  // [M13, M15] The number that was taken for it stands in the order's field from now on.
  const name = made.number?.name.trim() ?? null;
  if (name !== null && name !== now.making.number)
    sheet.add({ kind: 'number-assigned', order: now.id, number: name, before: now.making.number });
  sheet.add({
    kind: 'made',
    operation,
    order: now.id,
    root: now.making.root?.order ?? now.id,
    lot,
    quantity: made.quantity,
    uses: [...uses],
    by,
    approval: waits ? 'waiting' : 'none',
    finishes: made.finishes && !now.making.finished,
    reverses: false,
  });
  const gaps = gapsOf(sheet.view, now, made.quantity, inputs);
  const common = { order: now.id, operation, at, inputs, gaps };
  if (lot)
    sheet.add({
      kind: 'pedigree-recorded',
      pedigree: { lot, product: product.id, quantity: made.quantity, how: 'produced', ...common },
      before: null,
    });
  if (now.making.bom === null && inputs.length === 0)
    sheet.flag(flag('inputs-not-declared', { product: product.name }));
  byProductsOut(sheet, now, made.byProducts, { from: made.from, waits, inputs, gaps });
}

interface Shared extends Pick<Pedigree, 'inputs' | 'gaps'> {
  readonly from: LocationId;
  readonly waits: boolean;
}

/** [PRD-10] By-products have their own lots and share the inputs. */
export function byProductsOut(
  sheet: Sheet,
  order: MakingOrder,
  byProducts: readonly ByProduct[],
  { from, waits, inputs, gaps }: Shared,
): void {
  const { operation, at } = sheet.circumstances;
  for (const byProduct of byProducts) {
    const lot = comesOut(sheet, order, { ...byProduct, from }, waits);
    if (!lot) continue;
    const { quantity } = byProduct;
    const product = byProduct.product.id;
    sheet.add({
      kind: 'pedigree-recorded',
      pedigree: { lot, product, quantity, how: 'by-product', order: order.id, operation, at, inputs, gaps },
      before: null,
    });
  }
}

/** [APR-2] Closed at once where nobody has to decide; an order that waits is closed by its release. */
export function closeWhenDone(sheet: Sheet, order: MakingOrder): void {
  const now = current(sheet, order);
  const { approval, finished } = now.making;
  if (finished) releaseAll(sheet, now.id);
  if (now.state !== 'open' || !finished || approval === 'waiting' || approval === 'rejected') return;
  const { operation, device, version } = sheet.circumstances;
  sheet.add(orderChanged(now, { state: 'closed', ended: { operation, device, version } }));
}

function comesOut(
  sheet: Sheet,
  order: MakingOrder,
  goods: ByProduct & Pick<Made, 'from'>,
  waits: boolean,
): LotId | null {
  const { product, number, quantity, from, to } = goods;
  const lot = number && registerFinished(sheet, product, number, goods.dates, waits);
  sheet.move({ product: product.id, lot, package: null, quantity, from, to, order: order.id });
  return lot;
}

/** The share of each component that belongs to so much of the product, oldest consumption first; off the bill: all of it. */
function plannedUses(sheet: Sheet, { lines, making }: MakingOrder, quantity: Quantity): Consumption[] {
  const left = new Map(
    lines.map(({ id, product, expected }) => {
      const precision = found(sheet.view, 'product', product)?.precision ?? 6;
      const share = scale(expected, add(making.made, quantity), making.quantity, precision, 'down');
      const before = scale(expected, making.made, making.quantity, precision, 'down');
      return [id, isZero(expected) ? null : subtract(share, before)] as const;
    }),
  );
  return making.consumed.flatMap((each): Consumption[] => {
    const share = each.line === null ? null : (left.get(each.line) ?? null);
    if (share === null || each.line === null) return [each];
    if (!isPositive(share)) return [];
    const used = min(share, each.quantity);
    left.set(each.line, subtract(share, used));
    return [{ ...each, quantity: used }];
  });
}

/** [PRD-5] More than was planned. */
export function flagOverProduction(
  sheet: Sheet,
  { reference, unplanned, making }: MakingOrder,
  more: Quantity,
): void {
  const now = add(making.made, more);
  if (compare(now, making.quantity) > 0 && !(unplanned && isZero(making.quantity)))
    sheet.flag(flag('over-produced', { order: reference, planned: making.quantity, now }));
}
