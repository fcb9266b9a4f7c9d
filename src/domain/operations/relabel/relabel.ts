import { Type, type Static } from 'typebox';
import { type LocationId, type PackageId, type ProductId, lotIdOf } from '../../base/ids.ts';
import { compare, sum } from '../../base/quantity.ts';
import { type Refusal, flag, refusal } from '../../base/refusal.ts';
import { Id, NameSchema, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import type { Product } from '../../catalogue/product.ts';
import { lotChanged } from '../../stock/facts.ts';
import { chainKeys } from '../../stock/place-tree.ts';
import { type Lot, LotDatesSchema, holdsAt, pedigreeKey, stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Decision, defineOperation, refuse } from '../define.ts';
import { LotRefSchema } from '../goods.ts';
import { arrivalKeys, lotArrives } from '../incoming-rules.ts';
import { type Outgoing, outgoingKeys, takeOut } from '../outgoing-rules.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';
import { type Sheet, openSheet, reservationKeys } from '../sheet.ts';
import { siteKeys, siteOf } from '../site-rules.ts';
import { earliest } from './earliest.ts';

const place = { location: Id<LocationId>(), package: Nullable(Id<PackageId>()), quantity: QuantitySchema };
const SourceSchema = Type.Object({ lot: LotRefSchema, ...place }, strict);
const TargetSchema = Type.Object({ name: NameSchema, dates: LotDatesSchema, ...place }, strict);
type Source = Static<typeof SourceSchema>;
type Target = Static<typeof TargetSchema>;

const RelabelSchema = Type.Object(
  {
    product: Id<ProductId>(),
    /** One into many, or many into one; a new label on the same goods is a split into one. */
    change: Type.Union([
      Type.Object(
        {
          how: Type.Literal('split'),
          from: SourceSchema,
          to: Type.Array(TargetSchema, { minItems: 1, maxItems: 100 }),
        },
        strict,
      ),
      Type.Object(
        {
          how: Type.Literal('merge'),
          from: Type.Array(SourceSchema, { minItems: 1, maxItems: 100 }),
          to: TargetSchema,
        },
        strict,
      ),
    ]),
  },
  strict,
);
type Relabel = Static<typeof RelabelSchema>;

/** [LOT-2] Lots are split, merged or relabelled: moves from old lots to new, and the new ones know their parents. */
export const relabel = defineOperation({
  kind: 'relabel',
  version: 1,
  payload: RelabelSchema,
  right: 'dock',
  targets: () => [],
  cites: (payload) => sourcesOf(payload).map(({ lot }) => rowKey('lot', lot.id)),

  reads(payload, circumstances, view) {
    const { product } = payload;
    const keys: RowKey[] = [rowKey('product', product), ...siteKeys(circumstances, view)];
    for (const source of sourcesOf(payload))
      keys.push(...outgoingKeys(outgoing(payload, source), circumstances, view));
    for (const target of targetsOf(payload)) {
      const id = lotIdOf(circumstances.company, product, target.name);
      keys.push(...arrivalKeys(id, product, view), ...chainKeys(view, target.location));
      // A hold that goes along may take goods from those to whom they were promised.
      keys.push(rowKey('stock', stockKey(product, id)), ...reservationKeys(view, stockKey(product, id)));
      keys.push(rowKey('pedigree', pedigreeKey(id, circumstances.operation)));
      if (target.package) keys.push(rowKey('package', target.package));
    }
    return keys;
  },

  decide(payload, circumstances, view) {
    if (view.get('product', payload.product).state === 'absent')
      return refuse(refusal('unknown-product', { productId: payload.product }));
    const wrong = shapeRefusal(payload, circumstances, found(view, 'product', payload.product));
    if (wrong) return refuse(wrong);
    const sheet = openSheet(circumstances, view);
    const parents = sourcesOf(payload).flatMap(({ lot }) => found(view, 'lot', lot.id) ?? []);
    for (const source of sourcesOf(payload)) {
      const stopped = leave(payload, source, circumstances, sheet);
      if (stopped) return stopped;
    }
    for (const target of targetsOf(payload)) {
      const stopped = become(payload, target, parents, circumstances, sheet);
      if (stopped) return stopped;
    }
    return sheet.accept();
  },
});

const sourcesOf = ({ change }: Relabel): readonly Source[] =>
  change.how === 'split' ? [change.from] : change.from;
const targetsOf = ({ change }: Relabel): readonly Target[] =>
  change.how === 'split' ? change.to : [change.to];

function shapeRefusal(
  payload: Relabel,
  { company }: Circumstances,
  product: Product | undefined,
): Refusal | null {
  const [sources, targets] = [sourcesOf(payload), targetsOf(payload)];
  const from = sum(sources.map(({ quantity }) => quantity));
  const to = sum(targets.map(({ quantity }) => quantity));
  if (compare(from, to) !== 0) return refusal('quantities-differ', { from, to });
  const ids = new Set<string>(sources.map(({ lot }) => lot.id));
  for (const { name, quantity } of targets) {
    const id = lotIdOf(company, payload.product, name);
    if (ids.has(id)) return refusal('same-number', { number: name });
    ids.add(id);
    const wrong = product && (quantityRefusal(product, quantity) ?? numberRefusal(product, name, quantity));
    if (wrong) return wrong;
  }
  return null;
}

const outgoing = ({ product }: Relabel, source: Source): Outgoing => ({
  goods: {
    product,
    lot: source.lot,
    quantity: source.quantity,
    weight: null,
    packaging: null,
    package: source.package,
  },
  from: source.location,
  purpose: 'move',
  order: null,
  within: source.location,
  type: null,
});

function leave(
  payload: Relabel,
  source: Source,
  circumstances: Circumstances,
  sheet: Sheet,
): Decision | null {
  const stopped = takeOut(outgoing(payload, source), circumstances, sheet);
  if (stopped) return stopped;
  const to = siteOf(circumstances, sheet.view)?.production;
  if (!to) return null;
  const { lot, package: inside, quantity, location: from } = source;
  sheet.move({ product: payload.product, lot: lot.id, package: inside, into: null, quantity, from, to });
  return null;
}

function become(
  payload: Relabel,
  target: Target,
  parents: readonly Lot[],
  circumstances: Circumstances,
  sheet: Sheet,
): Decision | null {
  const { product } = payload;
  const { operation, at } = circumstances;
  const { name, quantity, location: to, package: inside } = target;
  const id = lotIdOf(circumstances.company, product, name);
  const known = found(sheet.view, 'lot', id);
  const dates = earliest([target.dates, ...parents.map((lot) => lot.dates), ...(known ? [known.dates] : [])]);
  if (target.dates.expiration && dates.expiration && dates.expiration !== target.dates.expiration)
    sheet.flag(
      flag('label-date-differs', {
        number: name,
        known: dates.expiration,
        label: target.dates.expiration,
      }),
    );
  const holds = holdsFor(payload, to, sheet.view);
  const [first] = parents;
  const isAlike = parents.every(
    (lot) => lot.supplier === first?.supplier && lot.reference === first.reference,
  );
  const arrived = lotArrives(
    {
      product,
      lot: {
        name,
        label: { expiration: null, bestBefore: null },
        dates,
        reference: isAlike ? (first?.reference ?? null) : null,
      },
      supplier: isAlike ? (first?.supplier ?? null) : null,
      note: null,
      holds,
      type: undefined,
    },
    circumstances,
    sheet.view,
  );
  if (!arrived.ok) return arrived.decision;
  sheet.add(...arrived.facts);
  if (known) sheet.add(lotChanged(known, { dates, holds: [...known.holds, ...holds] }));
  const from = siteOf(circumstances, sheet.view)?.production;
  if (from) sheet.move({ product, lot: id, package: null, into: inside, quantity, from, to });
  sheet.add({
    kind: 'pedigree-recorded',
    before: null,
    pedigree: {
      lot: id,
      product,
      quantity,
      how: 'relabelled',
      order: null,
      operation,
      at,
      gaps: [],
      inputs: sourcesOf(payload).map((source) => ({
        product,
        lot: source.lot.id,
        quantity: payload.change.how === 'split' ? quantity : source.quantity,
        grade: 'scanned',
        corrected: null,
        removed: null,
      })),
    },
  });
  return null;
}

/** [QLT-1] A new label frees nothing: what was held where it lay is held under its new number. */
function holdsFor(payload: Relabel, to: LocationId, view: View): Lot['holds'] {
  const holds = sourcesOf(payload).flatMap(({ lot, location }) =>
    holdsAt(found(view, 'lot', lot.id), location),
  );
  const unique = new Map(holds.map((hold) => [`${hold.by} ${hold.why}`, hold]));
  return [...unique.values()].map((hold) => ({ ...hold, location: hold.location === null ? null : to }));
}
