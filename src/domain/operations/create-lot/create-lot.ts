import { Type } from 'typebox';
import { type LocationId, type PartnerId, type ProductId, lotIdOf } from '../../base/ids.ts';
import { flag, refusal } from '../../base/refusal.ts';
import { Id, NoteSchema, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { defineOperation, holdBack, refuse } from '../define.ts';
import { NewLotSchema, newLot } from '../incoming-rules.ts';
import { isOursAt } from '../outgoing-rules.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';
import { openSheet } from '../sheet.ts';
import { siteKeys, siteOf } from '../site-rules.ts';

/**
 * [A08, STK-1] A lot is made by hand, before or without its goods. With a quantity it posts an adjustment, which nobody
 * who does not hold the stock may do twice: a number that exists already waits for a supervisor then.
 */
export const createLot = defineOperation({
  kind: 'create-lot',
  version: 1,
  payload: Type.Object(
    {
      product: Id<ProductId>(),
      lot: NewLotSchema,
      supplier: Nullable(Id<PartnerId>()),
      note: Nullable(NoteSchema),
      stock: Nullable(Type.Object({ location: Id<LocationId>(), quantity: QuantitySchema }, strict)),
    },
    strict,
  ),
  right: 'lots-create',
  targets: () => [],
  cites: () => [],

  reads({ product, lot, stock }, circumstances, view) {
    const id = lotIdOf(circumstances.company, product, lot.name);
    const keys: RowKey[] = [
      rowKey('product', product),
      rowKey('lot', id),
      rowKey('stock', stockKey(product, id)),
      ...siteKeys(circumstances, view),
    ];
    if (stock) keys.push(rowKey('location', stock.location));
    return keys;
  },

  decide({ product, lot, supplier, note, stock }, circumstances, view) {
    if (view.get('product', product).state === 'absent')
      return refuse(refusal('unknown-product', { productId: product }));
    const row = found(view, 'product', product);
    if (row?.tracking === 'none') return refuse(refusal('not-tracked', { product: row.name }));
    const wrong =
      row && stock && (quantityRefusal(row, stock.quantity) ?? numberRefusal(row, lot.name, stock.quantity));
    if (wrong) return refuse(wrong);
    const made = newLot({ product, lot, supplier, note, holds: [] }, circumstances);
    const sheet = openSheet(circumstances, view);
    const known = found(view, 'lot', made.id);
    if (known && stock)
      return holdBack(refusal('name-taken', { number: lot.name, product: row?.name ?? product }));
    // [NUM-6] The same name on the same product is the same lot, whoever wrote it down first.
    if (known) sheet.flag(flag('lot-known-already', { number: known.name }));
    else sheet.add({ kind: 'lot-registered', lot: made });
    const from = siteOf(circumstances, view)?.inventoryLoss;
    if (stock) {
      const place = view.get('location', stock.location);
      if (place.state === 'absent')
        return refuse(refusal('unknown-location', { locationId: stock.location }));
      if (place.state === 'present' && !isOursAt(view, stock.location))
        return refuse(refusal('not-our-place', { location: place.value.name }));
      if (from)
        sheet.move({
          product,
          lot: made.id,
          package: null,
          quantity: stock.quantity,
          from,
          to: stock.location,
        });
    }
    return sheet.accept();
  },
});
