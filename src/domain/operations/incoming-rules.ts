import { Type, type Static } from 'typebox';
import {
  type CompanyId,
  type LocationId,
  type LotId,
  type PartnerId,
  type ProductId,
  lotIdOf,
} from '../base/ids.ts';
import { type Flag, flag, refusal } from '../base/refusal.ts';
import { DaySchema, Id, NameSchema, Nullable, strict } from '../base/schema.ts';
import type { OperationType } from '../catalogue/place.ts';
import { dateConflict, isExpired } from '../stock/expiry.ts';
import type { Fact } from '../stock/facts.ts';
import { ourPlaces } from '../stock/on-hand.ts';
import { type Hold, type Lot, LotDatesSchema, stockKey } from '../stock/rows.ts';
import { type Known, type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { type Circumstances, type Decision, refuse } from './define.ts';

const lotSaid = {
  /** What the label said, so that it can be held against a lot known already. */
  label: Type.Object({ expiration: Nullable(DaySchema), bestBefore: Nullable(DaySchema) }, strict),
  /** The dates that the worker was shown; the rule keeps them and never counts again. */
  dates: LotDatesSchema,
  /** [LOT-1] The supplier's or producer's own number beside ours. */
  reference: Nullable(NameSchema),
};

/** What can be said of a lot beside its name. */
export const FoundLotSchema = Type.Object(lotSaid, strict);
export const NewLotSchema = Type.Object(
  {
    name: NameSchema,
    /** [NUM-6] The known lot that the name was found to mean, where it was renamed; left out: the name says it. */
    id: Type.Optional(Id<LotId>()),
    ...lotSaid,
  },
  strict,
);
/** A number that goods get, or have already, as they come under the company's care. */
export type NewLot = Static<typeof NewLotSchema>;

/** [NUM-6] The same name on the same product is the same lot, and a renamed one stays who it is. */
export const arrivingLot = (
  company: CompanyId,
  product: ProductId,
  { id, name }: Pick<NewLot, 'id' | 'name'>,
): LotId => id ?? lotIdOf(company, product, name);

export interface Arrival {
  readonly product: ProductId;
  readonly lot: NewLot;
  readonly supplier: PartnerId | null;
  readonly note: string | null;
  readonly holds: readonly Hold[];
  /** Says whether unknown numbers may be made here; nothing: they may. */
  readonly type: OperationType | undefined;
}

export type Arrived =
  | {
      readonly ok: true;
      readonly lot: LotId;
      readonly facts: readonly Fact[];
      readonly flags: readonly Flag[];
    }
  | { readonly ok: false; readonly decision: Decision };

/** The rows that `lotArrives` asks for. */
export function arrivalKeys(lot: LotId, product: ProductId, view: View): RowKey[] {
  const stock = stockKey(product, lot);
  const keys: RowKey[] = [rowKey('lot', lot), rowKey('stock', stock), rowKey('product', product)];
  // Where a serial is decides whether it can arrive (STK-2), so the places themselves are read too.
  for (const { location } of found(view, 'stock', stock)?.places ?? [])
    keys.push(rowKey('location', location));
  return keys;
}

/** [STK-2, STK-4, EXP-3] A lot is registered, or is a known one and keeps what it has. */
export function lotArrives(arrival: Arrival, circumstances: Circumstances, view: View): Arrived {
  const { product, lot: said, type } = arrival;
  const id = arrivingLot(circumstances.company, product, said);
  const known = view.get('lot', id);
  const forged = said.id !== undefined && forgedRefusal(known, arrival);
  if (forged) return no(forged);
  if (known.state === 'absent' && type && !type.createNew)
    return no(refusal('number-not-allowed', { number: said.name, operationType: type.name }));
  // A lot that was found by its new name is registered already, wherever that is.
  if (known.state !== 'present' && said.id !== undefined) return { ok: true, lot: id, facts: [], flags: [] };
  if (known.state !== 'present')
    return {
      ok: true,
      lot: id,
      facts: [{ kind: 'lot-registered', lot: newLot(arrival, circumstances) }],
      flags: expiredFlags(said.name, said.dates, circumstances),
    };
  const here = alreadyHere(view, product, known.value);
  if (here) return no(here);
  return {
    ok: true,
    lot: id,
    // [A13] An archived lot that is in stock again is no longer archived.
    facts: known.value.archived
      ? [{ kind: 'lot-changed', lot: id, change: { archived: false }, before: { archived: true } }]
      : [],
    flags: [
      ...topUpFlags(known.value, arrival),
      ...expiredFlags(said.name, known.value.dates, circumstances),
    ],
  };
}

const no = (why: Parameters<typeof refuse>[0]): Arrived => ({ ok: false, decision: refuse(why) });

/** An id is believed only where the lot is known to bear that name, or to have borne it. */
function forgedRefusal(known: Known<Lot>, { product, lot: { name } }: Arrival) {
  if (known.state === 'unknown') return null;
  const row = known.state === 'present' ? known.value : undefined;
  const bears = row && [row.name, ...row.formerNames].includes(name.trim());
  return row?.product === product && bears ? null : refusal('unknown-lot', { number: name });
}

/** [STK-2] A serial that is booked inside the company cannot arrive. */
function alreadyHere(view: View, product: ProductId, { id, name }: Lot) {
  const row = found(view, 'product', product);
  if (row?.tracking !== 'serial') return null;
  const [here] = ourPlaces(view, found(view, 'stock', stockKey(product, id)));
  if (!here) return null;
  const location = nameOf(view, here.location);
  return refusal('serial-already-here', { number: name, product: row.name, location });
}

const nameOf = (view: View, location: LocationId): string =>
  found(view, 'location', location)?.name ?? location;

function topUpFlags(known: Lot, { lot: { name, label, reference }, supplier }: Arrival): Flag[] {
  const flags: Flag[] = [];
  const conflict = dateConflict(known.dates, {
    expiration: label.expiration ?? undefined,
    bestBefore: label.bestBefore ?? undefined,
  });
  if (conflict) flags.push(flag('label-date-differs', { number: name, ...conflict }));
  // [LOT-1] Recall follows the supplier's lot: a second one under the same number of ours must be seen.
  const first = known.reference;
  if (reference !== null && first !== null && reference !== first && supplier === known.supplier)
    flags.push(flag('supplier-lot-differs', { number: name, known: first, label: reference }));
  return flags;
}

const expiredFlags = (number: string, dates: Lot['dates'], { today }: Circumstances): Flag[] =>
  dates.expiration && isExpired(dates, today)
    ? [flag('already-expired', { number, expiration: dates.expiration })]
    : [];

export const newLot = (
  { product, lot, supplier, note, holds }: Omit<Arrival, 'type'>,
  { company, operation, at }: Circumstances,
): Lot => ({
  id: lotIdOf(company, product, lot.name),
  product,
  name: lot.name.trim(),
  reference: lot.reference,
  supplier,
  note,
  dates: lot.dates,
  holds: [...holds],
  formerNames: [],
  archived: false,
  registered: { at, by: operation },
});
