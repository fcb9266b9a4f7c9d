import type { ProductId } from '../base/ids.ts';
import { type Quantity, add, isNegative, isPositive, subtract, zero } from '../base/quantity.ts';
import { type Refusal, flag, refusal } from '../base/refusal.ts';
import { quantityAt } from '../stock/on-hand.ts';
import { inOrder, isProposable } from '../stock/removal.ts';
import { type Stock, stockKey } from '../stock/rows.ts';
import { found } from '../stock/view.ts';
import { candidatesOf } from '../stock/availability.ts';
import { removalStrategyFor } from '../stock/place-tree.ts';
import type { Sheet } from '../operations/sheet.ts';
import type { ForOrder } from './taking.ts';
import type { Take } from './takes.ts';

/** Later than any removal date. */
const never = '9999-12-31';

/**
 * [EXP-4] FEFO passed over: something that has to be gone earlier is still there when all of this is taken. Of two lots
 * with the same date either may go first.
 */
export function flagPassedOver(sheet: Sheet, order: ForOrder, takes: readonly Take[]): void {
  const { view, circumstances } = sheet;
  for (const [product, mine] of byProduct(takes)) {
    const [first] = mine;
    const row = found(view, 'product', product);
    if (!first || removalStrategyFor(view, row, first.from) !== 'fefo') continue;
    const within = order.from ?? first.from;
    const taken = new Map<string, Quantity>();
    for (const take of mine) {
      const at = placeKey(take.lot, take.from, take.package);
      taken.set(at, add(taken.get(at) ?? zero, take.quantity));
    }
    const ordered = inOrder('fefo', candidatesOf(view, { product, within, order: order.id }));
    const left = ordered.map((each) =>
      subtract(each.available, taken.get(placeKey(each.lot, each.location, each.package)) ?? zero),
    );
    const last = ordered.findLastIndex((each) => taken.has(placeKey(each.lot, each.location, each.package)));
    const used = ordered[last];
    const earlier = ordered.find(
      (each, at) =>
        at < last &&
        isPositive(left[at] ?? zero) &&
        (each.dates.removal ?? never) < (used?.dates.removal ?? never) &&
        isProposable(each, circumstances.today),
    );
    if (used && earlier) sheet.flag(flag('fefo-passed-over', { number: used.name, earlier: earlier.name }));
  }
}

/**
 * [STK-2, STK-5] What the books say against it: not there, or somewhere else. Refused only on a site that allows no
 * negative stock. Whoever loses reserved goods by it is named when all is written (STK-6).
 */
export function stockRefusal(sheet: Sheet, takes: readonly Take[]): Refusal | null {
  const { view } = sheet;
  const wanted = new Map<string, { readonly take: Take; readonly quantity: Quantity }>();
  for (const take of takes) {
    const at = `${take.product} ${placeKey(take.lot, take.from, take.package)}`;
    wanted.set(at, { take, quantity: add(wanted.get(at)?.quantity ?? zero, take.quantity) });
  }
  for (const { take, quantity } of wanted.values()) {
    const known = view.get('stock', stockKey(take.product, take.lot));
    if (known.state === 'unknown') continue;
    const stock = known.state === 'present' ? known.value : undefined;
    const rest = subtract(quantityAt(stock, take.from, take.package), quantity);
    const wrong = isNegative(rest) ? missing(sheet, take, stock, rest) : null;
    if (wrong) return wrong;
  }
  return null;
}

function missing(
  { view, circumstances, flag: note }: Sheet,
  take: Take,
  stock: Stock | undefined,
  rest: Quantity,
): Refusal | null {
  const product = found(view, 'product', take.product);
  const elsewhere = stock?.places.find(({ quantity }) => isPositive(quantity));
  if (product?.tracking === 'serial' && elsewhere && take.name !== null) {
    const location = found(view, 'location', elsewhere.location)?.name ?? '';
    note(flag('serial-booked-elsewhere', { number: take.name, location }));
    return null;
  }
  const location = found(view, 'location', take.from)?.name ?? take.from;
  const name = product?.name ?? take.product;
  if (found(view, 'site', circumstances.site)?.allowNegativeStock === false)
    return refusal('not-enough', {
      product: name,
      location,
      available: quantityAt(stock, take.from, take.package),
      wanted: subtract(quantityAt(stock, take.from, take.package), rest),
      unit: product?.unit ?? '',
    });
  note(flag('negative-stock', { product: name, location, quantity: rest }));
  return null;
}

function byProduct(takes: readonly Take[]): Map<ProductId, Take[]> {
  const groups = new Map<ProductId, Take[]>();
  for (const take of takes) {
    const group = groups.get(take.product);
    if (group) group.push(take);
    else groups.set(take.product, [take]);
  }
  return groups;
}

const placeKey = (...parts: readonly (string | null)[]): string => parts.join('\n');
