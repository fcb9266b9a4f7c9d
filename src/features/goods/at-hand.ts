import type { LocationId, LotId, PackageId, ProductId } from '#domain/base/ids.ts';
import { type Quantity, isPositive, isZero } from '#domain/base/quantity.ts';
import { type Location, isOurs } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { type Lot, type Package, type Stock, stockKey } from '#domain/stock/rows.ts';
import type { Replica } from '../../data/contract.ts';

/** One thing at one place: what the books say of it. */
export interface AtHand {
  readonly stock: Stock;
  readonly product: Product;
  /** Null for goods without a number. */
  readonly lot: Lot | null;
  readonly location: Location;
  /** What it lies in; null: it lies loose. */
  readonly package: Package | null;
  readonly quantity: Quantity;
}

/** More than ever stands at one place; only the rows in sight are drawn. */
export const mostThings = 20_000;

export const keyOf = ({
  stock,
  location,
  package: inside,
}: Pick<AtHand, 'stock' | 'location' | 'package'>): string =>
  `${stockKey(stock.product, stock.lot)}/${location.id}/${inside?.id ?? '-'}`;

/** Everything with a balance at this place, in the order of products and numbers. */
export async function thingsAt(world: Replica, place: LocationId): Promise<AtHand[]> {
  return thingsOf(
    world,
    await world.find('stock', `location:${place}`, mostThings),
    (here) => here.location === place,
  );
}

/** Everything in this package. */
export async function thingsIn(world: Replica, inside: PackageId): Promise<AtHand[]> {
  return thingsOf(
    world,
    await world.find('stock', `package:${inside}`, mostThings),
    (here) => here.package === inside,
  );
}

/** Where a product stands, or one lot of it. */
export async function thingsOfProduct(
  world: Replica,
  product: ProductId,
  lot?: LotId | null,
): Promise<AtHand[]> {
  if (lot === undefined)
    return thingsOf(world, await world.find('stock', `product:${product}`, mostThings), () => true);
  const row = await world.get('stock', stockKey(product, lot));
  return row ? thingsOf(world, [row], () => true) : [];
}

/** Numbers of a product that lie at this place, or anywhere in the house: what a damaged label most likely bears. */
export async function numbersAt(
  { world }: { readonly world: Replica },
  product: ProductId,
  place: LocationId | null,
): Promise<string[]> {
  const stands = (await thingsOfProduct(world, product)).filter(isThere);
  return [
    ...new Set(
      stands.flatMap(({ lot, location }) =>
        lot && (place === null || location.id === place) ? [lot.name] : [],
      ),
    ),
  ];
}

async function thingsOf(
  world: Replica,
  stocks: readonly Stock[],
  fits: (place: Stock['places'][number]) => boolean,
): Promise<AtHand[]> {
  const places = new Map<LocationId, Promise<Location | undefined>>();
  const products = new Map<ProductId, Promise<Product | undefined>>();
  const packages = new Map<PackageId, Promise<Package | undefined>>();
  const once = <Key, Row>(rows: Map<Key, Promise<Row>>, key: Key, load: () => Promise<Row>): Promise<Row> => {
    const known = rows.get(key) ?? load();
    rows.set(key, known);
    return known;
  };
  const found = await Promise.all(
    stocks.flatMap((stock) =>
      stock.places
        .filter((place) => fits(place) && !isZero(place.quantity))
        .map(async (place) => {
          const [location, product, lot, inside] = await Promise.all([
            once(places, place.location, () => world.get('location', place.location)),
            once(products, stock.product, () => world.get('product', stock.product)),
            stock.lot === null ? null : world.get('lot', stock.lot),
            place.package === null
              ? null
              : once(packages, place.package, () => world.get('package', place.package ?? '')),
          ]);
          if (!location || !product || !isOurs(location.usage)) return [];
          return [
            { stock, product, lot: lot ?? null, location, package: inside ?? null, quantity: place.quantity },
          ];
        }),
    ),
  );
  return found.flat().toSorted(byName);
}

const collator = new Intl.Collator(undefined, { numeric: true });
const byName = (a: AtHand, b: AtHand): number =>
  collator.compare(a.product.name, b.product.name) ||
  collator.compare(a.lot?.name ?? '', b.lot?.name ?? '') ||
  collator.compare(a.location.name, b.location.name) ||
  collator.compare(a.package?.sscc ?? '', b.package?.sscc ?? '');

export const isThere = ({ quantity }: Pick<AtHand, 'quantity'>): boolean => isPositive(quantity);
