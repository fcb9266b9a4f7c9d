import type { LocationId } from '../base/ids.ts';
import { candidateKeys } from '../stock/availability.ts';
import { chainKeys, removalStrategyFor, strategyKeys } from '../stock/place-tree.ts';
import { reservationKeys } from '../operations/sheet.ts';
import { lotRules } from '../operations/use-rules.ts';
import { type Refusal, refusal } from '../base/refusal.ts';
import type { Order } from '../catalogue/order.ts';
import { type Decision, refuse } from '../operations/define.ts';
import { numberRefusal, quantityRefusal } from '../operations/quantity-rules.ts';
import { noDates } from '../stock/expiry.ts';
import { stockKey } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import type { Sheet } from '../operations/sheet.ts';
import type { Take } from './takes.ts';
import { flagPassedOver, stockRefusal } from './taking-flags.ts';

/** What the goods are taken for. */
export interface ForOrder {
  readonly id: Order['id'] | null;
  readonly operationType: Order['operationType'] | null;
  /** Where it takes its goods from: lots elsewhere are not passed over. Null: where these lie. */
  readonly from: LocationId | null;
}

/** What judging and booking the takes reads. */
export function takingKeys(
  takes: readonly Take[],
  site: string,
  view: View,
  from: LocationId | undefined,
): RowKey[] {
  const keys: RowKey[] = [rowKey('site', site), ...(from ? chainKeys(view, from) : [])];
  for (const { product, lot, from, package: inside } of takes) {
    keys.push(rowKey('product', product), rowKey('stock', stockKey(product, lot)));
    keys.push(...strategyKeys(view, found(view, 'product', product), from));
    keys.push(...reservationKeys(view, stockKey(product, lot)));
    if (lot) keys.push(rowKey('lot', lot));
    if (inside) keys.push(rowKey('package', inside));
    const stock = found(view, 'stock', stockKey(product, lot));
    for (const { location } of stock?.places ?? []) keys.push(rowKey('location', location));
    for (const { order } of stock?.reserved ?? []) keys.push(rowKey('order', order));
  }
  for (const [id, from] of new Map(takes.map((take) => [take.product, take.from])))
    if (removalStrategyFor(view, found(view, 'product', id), from) === 'fefo')
      keys.push(...candidateKeys(view, id));
  return keys;
}

/**
 * Judges goods that are taken for an order and flags what is improbable about them. Nothing is moved yet; a component lot
 * that nobody knew is registered.
 */
export function judgeTakes(sheet: Sheet, order: ForOrder, takes: readonly Take[]): Decision | null {
  for (const take of takes) {
    const wrong = impossible(sheet, order, take);
    if (wrong) return refuse(wrong);
    const lot = take.lot && found(sheet.view, 'lot', take.lot);
    const stopped = lot && lotRules(lot, take.from, sheet.circumstances, sheet);
    if (stopped) return stopped;
  }
  flagPassedOver(sheet, order, takes);
  const short = stockRefusal(sheet, takes);
  if (short) return refuse(short);
  for (const take of takes) register(sheet, take);
  return null;
}

function impossible({ view }: Sheet, order: ForOrder, take: Take): Refusal | null {
  const product = view.get('product', take.product);
  if (product.state === 'absent') return refusal('unknown-product', { productId: take.product });
  if (view.get('location', take.from).state === 'absent')
    return refusal('unknown-location', { locationId: take.from });
  if (product.state === 'unknown') return null;
  const wrong =
    quantityRefusal(product.value, take.quantity) ?? numberRefusal(product.value, take.name, take.quantity);
  if (wrong) return wrong;
  const type = order.operationType === null ? undefined : found(view, 'operation-type', order.operationType);
  // [STK-4] Nothing is known of this number, and here no number may be made.
  if (take.lot && take.name && type && !type.createNew && view.get('lot', take.lot).state === 'absent')
    return refusal('number-not-allowed', { number: take.name, operationType: type.name });
  return null;
}

/** A component lot that the company had not heard of is real all the same: it lies in the machine. */
function register({ view, circumstances, add }: Sheet, { lot, name, product }: Take): void {
  if (!lot || name === null || view.get('lot', lot).state === 'present') return;
  const { operation: by, at } = circumstances;
  add({
    kind: 'lot-registered',
    lot: {
      id: lot,
      product,
      name,
      reference: null,
      supplier: null,
      note: null,
      dates: noDates,
      holds: [],
      formerNames: [],
      archived: false,
      registered: { at, by },
    },
  });
}
