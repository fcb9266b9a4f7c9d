import type { Instant } from '#domain/base/calendar.ts';
import { type Quantity, zero } from '#domain/base/quantity.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { isSameBasis } from '#domain/operations/count/basis.ts';
import { type Lot, type Package, stockKey } from '#domain/stock/rows.ts';
import type { Floor } from '../floor.tsx';
import { workerOf } from '../worker.ts';
import { type AtHand, keyOf, thingsAt, thingsOfProduct } from '../goods/at-hand.ts';
import { type CountAbout, type CountedLine, type Scope, countAbout, countedLines } from './count-notes.ts';

/** One thing on the sheet: expected, counted, or both. */
export interface CountRow {
  readonly key: string;
  readonly product: Product;
  readonly number: string | null;
  readonly lot: Lot | null;
  readonly location: Location;
  readonly package: Package | null;
  /** What the books say now; null: they know nothing of it here. */
  readonly books: Quantity | null;
  readonly line: CountedLine | null;
  /** [STK-7] Others have moved it since it was counted: nobody can say what was counted. */
  readonly movedSince: boolean;
  /** Somebody else has booked a count of it in the last hours. */
  readonly other: { readonly name: string; readonly at: Instant } | null;
}

export interface CountSheet {
  readonly about: CountAbout | null;
  readonly title: string;
  readonly rows: readonly CountRow[];
}

/** Everything that the screen of one count shows; nothing when this device does not know the place or the product. */
export async function loadCount(floor: Floor, scope: Scope): Promise<CountSheet | null> {
  const { world } = floor;
  const named =
    scope.kind === 'place' ? await world.get('location', scope.id) : await world.get('product', scope.id);
  if (!named) return null;
  const [about, expected, lines, others] = await Promise.all([
    countAbout(floor, scope),
    scope.kind === 'place' ? thingsAt(world, scope.id) : thingsOfProduct(world, scope.id),
    countedLines(floor, scope),
    countsOfOthers(floor),
  ]);
  const rows: CountRow[] = [];
  for (const thing of expected) {
    const key = keyOf(thing);
    const line = lines.get(key) ?? null;
    rows.push({
      ...rowOf(thing, key),
      line,
      movedSince: hasMoved(thing, line),
      other: others.get(key) ?? null,
    });
    lines.delete(key);
  }
  for (const [key, line] of lines) {
    const row = await unexpected(floor, key, line);
    if (row) rows.push({ ...row, other: others.get(key) ?? null });
  }
  return { about, title: named.name, rows };
}

const rowOf = (
  { product, lot, location, package: inside, quantity }: AtHand,
  key: string,
): Omit<CountRow, 'line' | 'movedSince' | 'other'> => ({
  key,
  product,
  number: lot?.name ?? null,
  lot,
  location,
  package: inside,
  books: quantity,
});

const hasMoved = ({ stock, location, package: inside }: AtHand, line: CountedLine | null): boolean =>
  line !== null && !isSameBasis(line.basis, stock, { location: location.id, package: inside?.id ?? null });

/** Counted, and by the books it is not here (any longer). */
async function unexpected(
  { world }: Floor,
  key: string,
  line: CountedLine,
): Promise<Omit<CountRow, 'other'> | null> {
  const [product, location, lot, inside, stock] = await Promise.all([
    world.get('product', line.product),
    world.get('location', line.location),
    line.lot === null ? null : world.get('lot', line.lot.id),
    line.package === null ? null : world.get('package', line.package),
    world.get('stock', stockKey(line.product, line.lot?.id ?? null)),
  ]);
  if (!product || !location) return null;
  return {
    key,
    product,
    number: line.lot?.name ?? null,
    lot: lot ?? null,
    location,
    package: inside ?? null,
    books: null,
    line,
    movedSince: !isSameBasis(line.basis, stock, { location: line.location, package: line.package }),
  };
}

const hours = 12 * 3_600_000;

/** [ORD-2] Several people count one place: what another one has booked is seen before it is counted twice. */
async function countsOfOthers({
  world,
  status,
  now,
}: Floor): Promise<Map<string, NonNullable<CountRow['other']>>> {
  const me = workerOf(status.get());
  const found = new Map<string, NonNullable<CountRow['other']>>();
  for (const { actor, at, settled, facts } of await world.find('operation', 'kind:count', 300)) {
    if (actor === me || settled || now() - at > hours) continue;
    const name = (await world.get('person', actor))?.name ?? '';
    for (const fact of facts)
      if (fact.kind === 'moved')
        for (const [location, inside] of [
          [fact.move.from, fact.move.package],
          [fact.move.to, fact.move.into ?? fact.move.package],
        ] as const)
          found.set(`${stockKey(fact.move.product, fact.move.lot)}/${location}/${inside ?? '-'}`, {
            name,
            at,
          });
  }
  return found;
}

/** Which of the three things a row can be in a review. */
export type Verdict = 'same' | 'differs' | 'not-counted';

export function verdictOf({ line }: Pick<CountRow, 'line'>): Verdict {
  if (!line) return 'not-counted';
  return line.counted === (line.basis?.quantity ?? zero) ? 'same' : 'differs';
}
