import type { PackageId } from '#domain/base/ids.ts';
import { one } from '#domain/base/quantity.ts';
import type { LooseGoods } from '#domain/operations/goods.ts';
import type { Floor } from '../floor.tsx';
import type { Draft } from './draft.ts';
import { lotRefOf } from './house.ts';

/** Goods in hand as an operation names them. */
export async function looseGoods(floor: Floor, draft: Draft, inside: PackageId | null): Promise<LooseGoods> {
  const { product, number, quantity, weight, counted } = draft;
  return {
    product: product.id,
    lot: number === null ? null : await lotRefOf(floor, product.id, number),
    quantity: quantity ?? one,
    weight,
    packaging: counted,
    package: inside,
  };
}
