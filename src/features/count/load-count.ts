import type { Instant } from '#domain/base/calendar.ts';
import { type Quantity, zero } from '#domain/base/quantity.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { type Counted, beforeCounts, sinceLook, unseenOf } from '#domain/operations/count/basis.ts';
import { type Lot, type Package, type Stock, stockKey } from '#domain/stock/rows.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { Floor } from '../floor.tsx';
import { workerOf } from '../worker.ts';
import { quantityAt } from '#domain/stock/on-hand.ts';
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
  readonly other: Other | null;
}

interface Other {
  readonly name: string;
  readonly at: Instant;
  /** [ORD-2] Every count of it by others: a share adds to them. */
  readonly counts: readonly OperationRow[];
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
      movedSince: line !== null && (await hasMoved(world, line, thing.stock, about)),
      other: others.get(key) ?? null,
    });
    lines.delete(key);
  }
  for (const [key, line] of lines) {
    const row = await unexpected(floor, key, line, about);
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

/** What is counted, in the words of the rule. */
const thingOf = ({ product, lot, location, package: inside }: CountedLine): Counted => ({
  product,
  lot: lot?.id ?? null,
  location,
  package: inside,
});

/** [STK-7] As the rule will see it: counts of others do not disturb a share, nor one that agrees with them. */
async function hasMoved(
  world: Floor['world'],
  line: CountedLine,
  stock: Stock | undefined,
  about: CountAbout | null,
): Promise<boolean> {
  const unseen = unseenOf(line.basis, stock, line.location);
  const rows = await Promise.all(unseen.map((id) => world.get('operation', id)));
  const since = sinceLook(line.basis, stock, thingOf(line), (id) => rows.find((row) => row?.id === id));
  if (since !== 'counted') return since === 'moved';
  return about?.shared !== true && quantityAt(stock, line.location, line.package) !== line.counted;
}

/** [ORD-2] A share is compared with the books as they were before the others counted theirs. */
export const shareOf = (line: CountedLine, other: CountRow['other']): CountedLine => ({
  ...line,
  basis: beforeCounts(line.basis, other?.counts ?? [], thingOf(line)),
});

/** Counted, and by the books it is not here (any longer). */
async function unexpected(
  { world }: Floor,
  key: string,
  line: CountedLine,
  about: CountAbout | null,
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
    movedSince: await hasMoved(world, line, stock, about),
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
  for (const row of await world.find('operation', 'kind:count', 300)) {
    const { actor, at, settled, facts } = row;
    if (actor === me || settled || now() - at > hours) continue;
    const name = (await world.get('person', actor))?.name ?? '';
    for (const fact of facts)
      if (fact.kind === 'moved')
        for (const [location, inside] of [
          [fact.move.from, fact.move.package],
          [fact.move.to, fact.move.into ?? fact.move.package],
        ] as const) {
          const key = `${stockKey(fact.move.product, fact.move.lot)}/${location}/${inside ?? '-'}`;
          const before = found.get(key);
          found.set(key, {
            name: before?.name ?? name,
            at: before?.at ?? at,
            counts: [...(before?.counts ?? []), row],
          });
        }
  }
  return found;
}

/** Which of the three things a row can be in a review. */
export type Verdict = 'same' | 'differs' | 'not-counted';

export function verdictOf({ line }: Pick<CountRow, 'line'>): Verdict {
  if (!line) return 'not-counted';
  return line.counted === (line.basis?.quantity ?? zero) ? 'same' : 'differs';
}
