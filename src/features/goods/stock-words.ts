import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LocationId, OrderId, PackageId } from '#domain/base/ids.ts';
import type { Goods, LooseGoods } from '#domain/operations/goods.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Floor } from '../floor.tsx';
import type { Format } from '../format.ts';

/** One line of words for an act with goods in the house or on their way out of it and back; null for any other. */
export async function stockWords(floor: Floor, act: Intent, format: Format): Promise<string | null> {
  switch (act.kind) {
    case 'transfer': {
      const { goods, from, to } = act.payload;
      const [what, here, there] = await Promise.all([
        goodsIn(floor, goods, format),
        placeName(floor, from),
        placeName(floor, to),
      ]);
      return from === to ? `${what} · ${here}` : `${what} · ${here} → ${there}`;
    }
    case 'scrap': {
      const { goods, from } = act.payload;
      return `${await goodsIn(floor, goods, format)} · ${await placeName(floor, from)}`;
    }
    case 'count': {
      const { product, lot, counted, location } = act.payload;
      const row = await floor.world.get('product', product);
      const parts = [row?.name ?? unknownProduct(), lot?.name, format.amount(counted, row?.unit ?? '')];
      return [...parts.filter(Boolean), await placeName(floor, location)].join(' · ');
    }
    case 'adopt': {
      const { product, numbers, location } = act.payload;
      const row = await floor.world.get('product', product);
      const [first] = numbers;
      const count = numbers.length;
      const said = count === 1 && first ? first.lot.name : i18n._(msg`${count} numbers`);
      return [row?.name ?? unknownProduct(), said, await placeName(floor, location)].join(' · ');
    }
    case 'pack': {
      const { goods, sscc } = act.payload;
      const [first] = goods;
      const count = goods.length;
      const what =
        count === 1 && first ? await looseWords(floor, first, format) : i18n._(msg`${count} things`);
      return `${what} → ${sscc}`;
    }
    case 'unpack':
      return ssccOf(floor, act.payload.package);
    case 'deliver': {
      const { goods, order } = act.payload;
      return `${await goodsIn(floor, goods, format)} · ${await orderName(floor, order)}`;
    }
    case 'return-to-supplier': {
      const { goods, from } = act.payload;
      return `${await goodsIn(floor, goods, format)} · ${await placeName(floor, from)}`;
    }
    case 'return-from-customer': {
      const { delivery, to } = act.payload;
      const what = await looseWords(floor, act.payload, format);
      const where = await placeName(floor, to);
      return [what, ...(delivery === null ? [] : [await orderName(floor, delivery)]), where].join(' · ');
    }
    case 'reserve':
      return orderName(floor, act.payload.order);
    default:
      return null;
  }
}

const goodsIn = (floor: Floor, goods: Goods, format: Format): Promise<string> =>
  'whole' in goods ? packageWords(floor, goods.whole) : looseWords(floor, goods, format);

export async function looseWords(
  { world }: Floor,
  {
    product,
    lot,
    quantity,
    weight,
  }: Pick<LooseGoods, 'product' | 'quantity' | 'weight'> & { readonly lot: { readonly name: string } | null },
  format: Format,
): Promise<string> {
  const row = await world.get('product', product);
  const parts = [row?.name ?? unknownProduct()];
  if (lot) parts.push(lot.name);
  parts.push(format.amount(quantity, row?.unit ?? ''));
  if (weight !== null && row?.catchWeight) parts.push(format.amount(weight, row.catchWeight.unit));
  return parts.join(' · ');
}

async function packageWords(floor: Floor, id: PackageId): Promise<string> {
  const sscc = await ssccOf(floor, id);
  return i18n._(msg`Package ${sscc}`);
}

const ssccOf = async ({ world }: Floor, id: PackageId): Promise<string> =>
  (await world.get('package', id))?.sscc ?? i18n._(msg`a package that this device does not know`);

const orderName = async ({ world }: Floor, id: OrderId): Promise<string> =>
  (await world.get('order', id))?.reference ?? id;

const placeName = async ({ world }: Floor, id: LocationId): Promise<string> =>
  (await world.get('location', id))?.name ?? id;

const unknownProduct = (): string => i18n._(msg`A product that this device does not know`);
