import { Type, type Static } from 'typebox';
import { type LocationId, type LotId, type ProductId, lotIdOf } from '../../base/ids.ts';
import { isZero } from '../../base/quantity.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import { Id, NameSchema, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { isOurs } from '../../catalogue/place.ts';
import type { Fact } from '../../stock/facts.ts';
import { ourPlaces, quantityAt } from '../../stock/on-hand.ts';
import { LotDatesSchema, stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, accept, defineOperation, refuse } from '../define.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';

const OpeningSchema = Type.Object(
  {
    product: Id<ProductId>(),
    location: Id<LocationId>(),
    /** Null for goods without numbers. */
    lot: Nullable(Type.Object({ name: NameSchema, dates: LotDatesSchema }, strict)),
    quantity: QuantitySchema,
  },
  strict,
);
type Opening = Static<typeof OpeningSchema>;

/** What stands on the shelves on the first day, booked as adjustments (STK-1): many things at once, and each only once. */
export const openStock = defineOperation({
  kind: 'open-stock',
  version: 1,
  payload: Type.Object({ lines: Type.Array(OpeningSchema, { minItems: 1, maxItems: 250 }) }, strict),
  right: 'records',
  targets: () => [],
  cites: () => [],

  reads({ lines }, circumstances, view) {
    const keys: RowKey[] = [rowKey('site', circumstances.site)];
    for (const line of lines) {
      const lot = lotOf(line, circumstances);
      const stock = stockKey(line.product, lot);
      keys.push(rowKey('product', line.product), rowKey('location', line.location), rowKey('stock', stock));
      if (lot) keys.push(rowKey('lot', lot));
      for (const { location } of found(view, 'stock', stock)?.places ?? [])
        keys.push(rowKey('location', location));
    }
    const loss = found(view, 'site', circumstances.site)?.inventoryLoss;
    return loss ? [...keys, rowKey('location', loss)] : keys;
  },

  decide({ lines }, circumstances, view) {
    const site = found(view, 'site', circumstances.site);
    if (!site) return refuse(refusal('malformed', { where: '/site' }));
    const facts: Fact[] = [];
    const here = new Set<string>();
    for (const [index, line] of lines.entries()) {
      const wrong = wrongWith(line, circumstances, view, here);
      if (wrong) return refuse(wrong);
      facts.push(...factsOf(line, index, circumstances, view, site.inventoryLoss));
    }
    return accept(facts);
  },
});

const lotOf = ({ product, lot }: Opening, { company }: Pick<Circumstances, 'company'>): LotId | null =>
  lot && lotIdOf(company, product, lot.name);

function wrongWith(
  line: Opening,
  circumstances: Circumstances,
  view: View,
  here: Set<string>,
): Refusal | null {
  const product = found(view, 'product', line.product);
  if (!product) return refusal('unknown-product', { productId: line.product });
  const place = found(view, 'location', line.location);
  if (!place || !isOurs(place.usage)) return refusal('unknown-location', { locationId: line.location });
  const number = line.lot?.name ?? null;
  const wrong = quantityRefusal(product, line.quantity) ?? numberRefusal(product, number, line.quantity);
  if (wrong) return wrong;
  const key = stockKey(line.product, lotOf(line, circumstances));
  const stock = found(view, 'stock', key);
  const isSerial = product.tracking === 'serial';
  const [elsewhere] = isSerial ? ourPlaces(view, stock) : [];
  if (elsewhere && number !== null)
    return refusal('serial-already-here', {
      number,
      product: product.name,
      location: found(view, 'location', elsewhere.location)?.name ?? elsewhere.location,
    });
  // Booked once: what is there already is counted, not opened again.
  const what = isSerial ? key : `${key}/${line.location}`;
  if (here.has(what) || !isZero(quantityAt(stock, line.location, null)))
    return refusal('name-taken', { number: number ?? place.name, product: product.name });
  here.add(what);
  return null;
}

function factsOf(
  line: Opening,
  index: number,
  circumstances: Circumstances,
  view: View,
  from: LocationId,
): Fact[] {
  const { operation, at } = circumstances;
  const lot = lotOf(line, circumstances);
  const moved: Fact = {
    kind: 'moved',
    move: {
      id: `${operation}/${index}`,
      operation,
      product: line.product,
      lot,
      package: null,
      quantity: line.quantity,
      weight: null,
      from,
      to: line.location,
      order: null,
      line: null,
      at,
      packaging: null,
      grade: null,
      reverses: null,
    },
  };
  if (!lot || !line.lot || view.get('lot', lot).state === 'present') return [moved];
  return [
    {
      kind: 'lot-registered',
      lot: {
        id: lot,
        product: line.product,
        name: line.lot.name.trim(),
        reference: null,
        supplier: null,
        note: null,
        dates: line.lot.dates,
        holds: [],
        formerNames: [],
        archived: false,
        registered: { at, by: operation },
      },
    },
    moved,
  ];
}
