import type { LocationId, OperationTypeId } from '#domain/base/ids.ts';
import { one } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { LotRef } from '#domain/operations/goods.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { datesOf } from '#domain/stock/expiry.ts';
import { todayAt } from '../use-today.ts';
import type { Floor } from '../floor.tsx';
import type { Draft } from '../goods/draft.ts';
import { looseGoods } from '../goods/loose.ts';

/** Where goods come from and go to when they are returned; nothing when this plant has no such work. */
export async function returnPlaces({ world }: Pick<Floor, 'world'>): Promise<{
  readonly receipts: { readonly id: OperationTypeId; readonly from: LocationId; readonly to: LocationId };
  readonly customers: LocationId;
} | null> {
  const [[receipts], [deliveries]] = await Promise.all([
    world.find('operation-type', 'kind:receipt', 1),
    world.find('operation-type', 'kind:delivery', 1),
  ]);
  return receipts && deliveries ? { receipts, customers: deliveries.to } : null;
}

/** [RET-1] Goods of a customer come in: under their own lot with its dates, on hold by the rule. */
export async function customerReturn(
  floor: Floor,
  draft: Draft,
  {
    lot,
    delivery,
    to,
  }: { readonly lot: LotRef | null; readonly delivery: Order | null; readonly to: LocationId | null },
): Promise<Intent | null> {
  const places = await returnPlaces(floor);
  if (!places) return null;
  const { product, label, quantity, weight, counted, reference, entry } = draft;
  const known = lot ? await floor.world.get('lot', lot.id) : undefined;
  const said = { expiration: label.expiration ?? undefined, bestBefore: label.bestBefore ?? undefined };
  const dates = known?.dates ?? datesOf(product.expiry, said, await todayAt(floor));
  return {
    kind: 'return-from-customer',
    payload: {
      operationType: places.receipts.id,
      product: product.id,
      lot: lot && { name: lot.name, ...(known && { id: known.id }), label, dates, reference },
      quantity: quantity ?? one,
      weight,
      packaging: counted,
      delivery: delivery?.id ?? null,
      from: delivery?.to ?? places.customers,
      to: to ?? places.receipts.to,
      entry,
    },
  };
}

/** [RET-1] Goods go back to their supplier, held and expired ones too. */
export async function supplierReturn(
  floor: Floor,
  draft: Draft,
  receipt: Order | null,
): Promise<Intent | null> {
  const places = await returnPlaces(floor);
  const { source, entry } = draft;
  if (!places || !source) return null;
  return {
    kind: 'return-to-supplier',
    payload: {
      goods: await looseGoods(floor, draft, source.package),
      receipt: receipt?.id ?? null,
      from: source.location,
      to: receipt?.from ?? places.receipts.from,
      entry,
    },
  };
}
