import { Type, type Static } from 'typebox';
import { type LocationId, type PackageId, type ProductId } from '../../base/ids.ts';
import { compare, isNegative, sum } from '../../base/quantity.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import type { Product } from '../../catalogue/product.ts';
import { quantityAt } from '../../stock/on-hand.ts';
import { chainKeys } from '../../stock/place-tree.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { defineOperation, refuse } from '../define.ts';
import { NewLotSchema, arrivalKeys, arrivingLot, lotArrives } from '../incoming-rules.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';
import { openSheet, reservationKeys } from '../sheet.ts';
import { siteKeys, siteOf } from '../site-rules.ts';

const AdoptSchema = Type.Object(
  {
    product: Id<ProductId>(),
    location: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    numbers: Type.Array(Type.Object({ lot: NewLotSchema, quantity: QuantitySchema }, strict), {
      minItems: 1,
      // As many as one operation may weigh; more numbers are more operations.
      maxItems: 200,
    }),
  },
  strict,
);
type Adopt = Static<typeof AdoptSchema>;

/**
 * [T10, T11, STK-3] Stock from before its product was tracked gets its numbers, by an adjustment: out of what has no
 * number, into what has one. Never more than there is without a number; what is beyond that is found by a count.
 */
export const adopt = defineOperation({
  kind: 'adopt',
  version: 1,
  payload: AdoptSchema,
  right: 'dock',
  targets: () => [],
  cites: () => [],

  reads(payload, circumstances, view) {
    const { product, location } = payload;
    const unnumbered = stockKey(product, null);
    const keys: RowKey[] = [
      rowKey('product', product),
      rowKey('stock', unnumbered),
      ...chainKeys(view, location),
      ...siteKeys(circumstances, view),
      ...reservationKeys(view, unnumbered),
    ];
    if (payload.package) keys.push(rowKey('package', payload.package));
    for (const { lot } of payload.numbers)
      keys.push(...arrivalKeys(arrivingLot(circumstances.company, product, lot), product, view));
    return keys;
  },

  decide(payload, circumstances, view) {
    const { product, location, package: inside, numbers } = payload;
    if (view.get('product', product).state === 'absent')
      return refuse(refusal('unknown-product', { productId: product }));
    const row = found(view, 'product', product);
    const wrong = (row && numbersRefusal(payload, row)) ?? enoughRefusal(payload, view, row);
    if (wrong) return refuse(wrong);
    const sheet = openSheet(circumstances, view);
    const loss = siteOf(circumstances, view)?.inventoryLoss;
    for (const { lot: said, quantity } of numbers) {
      const arrived = lotArrives(
        { product, lot: said, supplier: null, note: null, holds: [], type: undefined },
        circumstances,
        sheet.view,
      );
      if (!arrived.ok) return arrived.decision;
      sheet.add(...arrived.facts);
      sheet.flag(...arrived.flags);
      if (!loss) continue;
      sheet.move({ product, lot: null, package: inside, into: null, quantity, from: location, to: loss });
      sheet.move({
        product,
        lot: arrived.lot,
        package: null,
        into: inside,
        quantity,
        from: loss,
        to: location,
      });
    }
    return sheet.accept();
  },
});

function numbersRefusal({ numbers }: Adopt, product: Product): Refusal | null {
  if (product.tracking === 'none') return refusal('not-tracked', { product: product.name });
  const seen = new Set<string>();
  for (const { lot, quantity } of numbers) {
    const name = lot.name.trim();
    if (seen.has(name)) return refusal('number-twice', { number: name });
    seen.add(name);
    const wrong = quantityRefusal(product, quantity) ?? numberRefusal(product, name, quantity);
    if (wrong) return wrong;
  }
  return null;
}

function enoughRefusal(payload: Adopt, view: View, product: Product | undefined): Refusal | null {
  const key = stockKey(payload.product, null);
  if (view.get('stock', key).state === 'unknown') return null;
  const here = quantityAt(found(view, 'stock', key), payload.location, payload.package);
  const wanted = sum(payload.numbers.map(({ quantity }) => quantity));
  if (compare(wanted, here) <= 0) return null;
  return refusal('not-enough', {
    product: product?.name ?? payload.product,
    location: found(view, 'location', payload.location)?.name ?? payload.location,
    available: isNegative(here) ? '0' : here,
    wanted,
    unit: product?.unit ?? '',
  });
}
