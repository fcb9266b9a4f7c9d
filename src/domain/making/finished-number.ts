import { Type, type Static } from 'typebox';
import { type LotId, type ProductId, lotIdOf } from '../base/ids.ts';
import { type Quantity, isPositive, zero } from '../base/quantity.ts';
import { type Refusal, flag, refusal } from '../base/refusal.ts';
import { NameSchema, strict } from '../base/schema.ts';
import type { OperationType } from '../catalogue/place.ts';
import type { Product } from '../catalogue/product.ts';
import { numberRefusal } from '../operations/quantity-rules.ts';
import { dateConflict, datesOf } from '../stock/expiry.ts';
import { lotChanged } from '../stock/facts.ts';
import { ourPlaces } from '../stock/on-hand.ts';
import { type Hold, type Lot, type LotDates, type Pedigree, stockKey } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { type Sheet, reservationKeys } from '../operations/sheet.ts';

export const FinishedNumberSchema = Type.Object(
  {
    name: NameSchema,
    /** [NUM-7] From one of the device's own blocks, or read from a pre-printed label that was registered; typed ones are not. */
    reserved: Type.Boolean(),
  },
  strict,
);
export type FinishedNumber = Static<typeof FinishedNumberSchema>;

/** What judging a finished number reads. */
export function numberKeys(view: View, product: ProductId, lot: LotId): RowKey[] {
  const stock = stockKey(product, lot);
  const keys: RowKey[] = [rowKey('lot', lot), rowKey('stock', stock)];
  for (const { location } of found(view, 'stock', stock)?.places ?? [])
    keys.push(rowKey('location', location));
  if (found(view, 'lot', lot)) keys.push(...pedigreeKeys(view, lot), ...reservationKeys(view, stock));
  return keys;
}

export const pedigreeKeys = (view: View, lot: LotId): RowKey[] => [
  rowKey('pedigree-of', lot),
  ...(found(view, 'pedigree-of', lot)?.keys ?? []).map((key) => rowKey('pedigree', key)),
];

/** [M02, STK-2, STK-4, NUM-7] Whether this number may be given to what is made now. */
export function finishedNumberRefusal(
  { view, circumstances }: Sheet,
  type: OperationType | undefined,
  product: Product,
  name: string | null,
  quantity: Quantity,
): Refusal | null {
  const wrong = numberRefusal(product, name, quantity);
  if (wrong || name === null) return wrong;
  const lot = lotIdOf(circumstances.company, product.id, name);
  const known = view.get('lot', lot);
  if (known.state === 'absent' && type && !type.createNew)
    return refusal('number-not-allowed', { number: name, operationType: type.name });
  if (product.tracking !== 'serial' || known.state !== 'present') return null;
  if (wasProduced(view, lot)) return refusal('produced-already', { number: name, product: product.name });
  const [here] = ourPlaces(view, found(view, 'stock', stockKey(product.id, lot)));
  if (!here) return null;
  const location = found(view, 'location', here.location)?.name ?? here.location;
  return refusal('serial-already-here', { number: name, product: product.name, location });
}

/** [PRD-10] What comes out beside the product is made as much as the product is. */
const comesOut: ReadonlySet<string> = new Set<Pedigree['how']>(['produced', 'by-product']);

/** A production that was undone never was: its pedigree says zero. */
const wasProduced = (view: View, lot: LotId): boolean =>
  (found(view, 'pedigree-of', lot)?.keys ?? []).some((key) => {
    const pedigree = found(view, 'pedigree', key);
    return comesOut.has(pedigree?.how ?? '') && isPositive(pedigree?.quantity ?? zero);
  });

/**
 * The lot or serial exists from now on, with its dates and, where a supervisor must look first, on hold (APR-2).
 * [EXP-3] A lot that has dates already keeps them.
 */
export function registerFinished(
  sheet: Sheet,
  product: Product,
  number: FinishedNumber,
  shown: LotDates | null,
  waits: boolean,
): LotId {
  const { view, circumstances } = sheet;
  const { operation: by, at, company, today } = circumstances;
  const id = lotIdOf(company, product.id, number.name);
  const hold: Hold = { why: 'approval', since: at, by, location: null };
  const dates = shown ?? datesOf(product.expiry, {}, today);
  const known = found(view, 'lot', id);
  if (!number.reserved) sheet.flag(flag('unreserved-number', { number: number.name.trim() }));
  if (!known) {
    const lot: Lot = {
      id,
      product: product.id,
      name: number.name.trim(),
      reference: null,
      supplier: null,
      note: null,
      dates,
      holds: waits ? [hold] : [],
      formerNames: [],
      archived: false,
      registered: { at, by },
    };
    sheet.add({ kind: 'lot-registered', lot });
    return id;
  }
  const isDated = known.dates.expiration !== null || known.dates.bestBefore !== null;
  const conflict = shown && dateConflict(known.dates, { expiration: shown.expiration ?? undefined });
  if (conflict) sheet.flag(flag('label-date-differs', { number: known.name, ...conflict }));
  // A production of it that was undone left its hold behind: what is made now has its own.
  const others = product.tracking === 'serial' ? withoutApproval(known.holds) : known.holds;
  const holds = waits ? [...others, hold] : others;
  if (!isDated || holds.length !== known.holds.length || waits)
    sheet.add(lotChanged(known, isDated ? { holds: [...holds] } : { dates, holds: [...holds] }));
  return id;
}

const withoutApproval = (holds: readonly Hold[]): readonly Hold[] =>
  holds.filter(({ why }) => why !== 'approval');
