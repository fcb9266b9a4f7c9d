import { Type, type Static } from 'typebox';
import { type LotId, type PartnerId, lotIdOf } from '../../base/ids.ts';
import { isZero } from '../../base/quantity.ts';
import { refusal } from '../../base/refusal.ts';
import { DaySchema, Id, NameSchema, NoteSchema, Nullable, strict } from '../../base/schema.ts';
import { mayDo } from '../../catalogue/person.ts';
import { shiftDates } from '../../stock/expiry.ts';
import { type LotChange, lotChanged } from '../../stock/facts.ts';
import { type Lot, LotDatesSchema, stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Decision, accept, defineOperation, refuse } from '../define.ts';
import { isOursAt } from '../outgoing-rules.ts';

const ChangeSchema = Type.Partial(
  Type.Object(
    {
      name: NameSchema,
      reference: Nullable(NameSchema),
      supplier: Nullable(Id<PartnerId>()),
      note: Nullable(NoteSchema),
      /** The other three dates shift by the same number of days. */
      expiration: DaySchema,
      /** All four, each as it shall be. */
      dates: LotDatesSchema,
      archived: Type.Boolean(),
    },
    strict,
  ),
);
type Change = Static<typeof ChangeSchema>;

/** [A11] The record of a lot or serial is put right. Its identity never changes. */
export const editLot = defineOperation({
  kind: 'edit-lot',
  version: 1,
  payload: Type.Object({ lot: Id<LotId>(), change: ChangeSchema }, strict),
  right: 'lots-edit',
  targets: () => [],
  cites: ({ lot }) => [rowKey('lot', lot)],

  reads({ lot: id, change }, { actor, company }, view) {
    const keys: RowKey[] = [rowKey('lot', id), rowKey('person', actor)];
    const lot = found(view, 'lot', id);
    if (!lot) return keys;
    const stock = stockKey(lot.product, id);
    keys.push(rowKey('stock', stock), rowKey('product', lot.product));
    if (change.name !== undefined) keys.push(rowKey('lot', lotIdOf(company, lot.product, change.name)));
    for (const { location } of found(view, 'stock', stock)?.places ?? [])
      keys.push(rowKey('location', location));
    return keys;
  },

  decide({ lot: id, change }, circumstances, view) {
    if (Object.keys(change).length === 0) return refuse(refusal('nothing-changed', {}));
    const known = view.get('lot', id);
    if (known.state === 'absent') return refuse(refusal('unknown-lot', { number: id }));
    if (known.state === 'unknown') return accept([]);
    const lot = known.value;
    return (
      archiveRule(lot, change, circumstances, view) ??
      nameRule(lot, change, circumstances, view) ??
      accept([lotChanged(lot, changeOf(lot, change))])
    );
  },
});

/** [STK-8, A13] Only without stock, by whoever may end a lot. */
function archiveRule(lot: Lot, { archived }: Change, { actor }: Circumstances, view: View): Decision | null {
  if (archived === undefined || archived === lot.archived) return null;
  const person = found(view, 'person', actor);
  if (person && !mayDo(person, 'lots-all'))
    return refuse(refusal('not-allowed', { personId: actor, right: 'lots-all' }));
  const places = found(view, 'stock', stockKey(lot.product, lot.id))?.places ?? [];
  // A negative balance is stock too: it says that something is not understood yet.
  const isThere = places.some(({ location, quantity }) => isOursAt(view, location) && !isZero(quantity));
  return archived && isThere ? refuse(refusal('lot-has-stock', { number: lot.name })) : null;
}

/** [NUM-6] Another lot of the product has that name. */
function nameRule(lot: Lot, { name }: Change, { company }: Circumstances, view: View): Decision | null {
  if (name === undefined || name.trim() === lot.name) return null;
  const other = found(view, 'lot', lotIdOf(company, lot.product, name));
  if (!other || other.id === lot.id) return null;
  const product = found(view, 'product', lot.product)?.name ?? lot.product;
  return refuse(refusal('name-taken', { number: name, product }));
}

function changeOf(lot: Lot, { name, expiration, dates, ...rest }: Change): LotChange {
  const change: LotChange = { ...rest };
  if (expiration !== undefined) change.dates = shiftDates(lot.dates, expiration);
  if (dates !== undefined) change.dates = dates;
  if (name !== undefined && name.trim() !== lot.name) {
    change.name = name.trim();
    // The old name stays findable.
    change.formerNames = [...lot.formerNames.filter((each) => each !== change.name), lot.name];
  }
  return change;
}
