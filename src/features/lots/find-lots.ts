import { type Day, addDays, dayAt } from '#domain/base/calendar.ts';
import { isPositive } from '#domain/base/quantity.ts';
import { isExpired } from '#domain/stock/expiry.ts';
import { stateOf } from '#domain/stock/expiry-alerts.ts';
import { type Lot, type Stock, stockKey } from '#domain/stock/rows.ts';
import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import type { Replica } from '../../data/contract.ts';
import { type Houses, ownQuantity } from '../where.ts';
import type { Created, LotFilter } from './lot-filter.ts';

/** A lot as the list found it, and where the search goes on behind it. */
export interface FoundLot {
  readonly lot: Lot;
  readonly place: SearchPlace;
}

/** Which index, and the row in it that was looked at last. */
interface SearchPlace {
  readonly source: number;
  readonly after: string | undefined;
}

/** An index that holds all that the filter lets through, as narrow as there is one. */
interface Source {
  readonly kind: 'lot' | 'stock';
  readonly prefix: string;
  /** The rest of the index is of no use: it is in the order of days. */
  readonly until?: Day;
}

const rowsAtOnce = 200;

/**
 * The lots behind `after`, in the order of the index, `limit` of them while there are any. Nothing is read of those that
 * another filter shuts out but the narrowest index of all.
 */
export async function findLots(
  world: Replica,
  houses: Houses,
  filter: LotFilter,
  today: Day,
  after: FoundLot | null,
  limit: number,
): Promise<FoundLot[]> {
  const { location } = filter;
  const few = location !== null && filter.text.trim() === '' ? await fewAt(world, location) : null;
  if (few) {
    const kept = await Promise.all(few.map((lot) => fits(world, houses, lot, filter, today)));
    const found = few
      .filter((_, at) => kept[at])
      .map((lot) => ({ lot, place: { source: 0, after: lot.id } }));
    const from = after ? found.findIndex(({ lot }) => lot.id === after.lot.id) + 1 : 0;
    return found.slice(from, from + limit);
  }
  const sources = sourcesOf(filter, today);
  const found: FoundLot[] = [];
  let at = after?.place.source ?? 0;
  let last = after?.place.after;
  for (; at < sources.length; at += 1, last = undefined) {
    const source = sources[at] as Source;
    for (;;) {
      const { lots, ids, ended } = await readSome(world, source, last);
      const kept = await Promise.all(lots.map((lot) => lot && fits(world, houses, lot, filter, today)));
      for (const [index, lot] of lots.entries()) {
        last = ids[index];
        if (!lot || !kept[index]) continue;
        found.push({ lot, place: { source: at, after: last } });
        if (found.length === limit) return found;
      }
      if (ended) break;
    }
  }
  return found;
}

/** What is read and sorted as a whole; beyond it a place shows its lots in the order of the index. */
const mostSorted = 500;

/** The lots of one shelf in the order in which a person looks for them; null when there are too many. */
async function fewAt(world: Replica, location: string): Promise<Lot[] | null> {
  const rows = await world.find('stock', `location:${location}`, mostSorted + 1);
  if (rows.length > mostSorted) return null;
  const lots = await Promise.all(rows.map(({ lot }) => (lot === null ? undefined : world.get('lot', lot))));
  return lots
    .filter((lot) => lot !== undefined)
    .toSorted((a, b) => compareText(a.product, b.product) || compareText(a.name, b.name));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

async function readSome(world: Replica, { kind, prefix, until }: Source, after: string | undefined) {
  if (kind === 'lot') {
    const rows = await world.scan('lot', prefix, rowsAtOnce, after);
    const wanted = until === undefined ? rows : rows.filter((lot) => isDue(lot, until));
    return {
      lots: wanted,
      ids: wanted.map(({ id }) => id as string),
      ended: rows.length < rowsAtOnce || wanted.length < rows.length,
    };
  }
  const rows = await world.scan('stock', prefix, rowsAtOnce, after);
  return {
    lots: await Promise.all(rows.map(({ lot }) => (lot === null ? undefined : world.get('lot', lot)))),
    ids: rows.map(({ product, lot }) => stockKey(product, lot)),
    ended: rows.length < rowsAtOnce,
  };
}

/** As the index is ordered. */
const isDue = ({ dates: { alert, removal, expiration } }: Lot, today: Day): boolean =>
  [alert, removal, expiration].some((day) => day !== null && day <= today);

function sourcesOf({ text, product, location, created, ...flags }: LotFilter, today: Day): Source[] {
  const lots = (prefix: string, until?: Day): Source[] => [
    { kind: 'lot', prefix, ...(until === undefined ? {} : { until }) },
  ];
  if (text.trim() !== '') return lots(`find:${text}`);
  if (location !== null) return [{ kind: 'stock', prefix: `at:${location}:` }];
  if (flags.held) return lots('hold:');
  if ((flags.expired || flags.alert) && !flags.archived) return lots('due:', today);
  if (product !== null) return lots(`of:${product}:`);
  if (created !== 'any') return daysOf(created, today).flatMap((day) => lots(`made:${day}:`));
  return lots(`sorted:${flags.archived ? 'archived' : 'live'}:`);
}

const daysBack: Record<Exclude<Created, 'any'>, number> = { day: 0, week: 6, month: 29 };

/** Newest first. The index counts days by another clock than the wall of the site, so one more on either side. */
function daysOf(created: Exclude<Created, 'any'>, today: Day): Day[] {
  const back = daysBack[created] + 1;
  return Array.from({ length: back + 2 }, (_, at) => addDays(today, 1 - at));
}

async function fits(
  world: Replica,
  houses: Houses,
  lot: Lot,
  filter: LotFilter,
  today: Day,
): Promise<boolean> {
  const { product, location, created, held, expired, alert, archived } = filter;
  if (product !== null && lot.product !== product) return false;
  // Something that is searched for by its number is found wherever it is kept.
  if (filter.text.trim() === '' && lot.archived !== archived) return false;
  if (held && lot.holds.length === 0) return false;
  if (expired && !isExpired(lot.dates, today)) return false;
  if (alert && stateOf(lot, today) === null) return false;
  if (created !== 'any') {
    const day = dayAt(lot.registered.at, houses.timeZone);
    if (day > today || day < addDays(today, -daysBack[created])) return false;
  }
  if (!expired && !alert && location === null) return true;
  const stock = await world.get('stock', stockKey(lot.product, lot.id));
  if (location !== null && !isAt(stock, location)) return false;
  // [EXP-6] What is gone is nobody's worry any more.
  return (!expired && !alert) || isPositive(ownQuantity(houses, stock));
}

const isAt = (stock: Stock | undefined, location: string): boolean =>
  stock?.places.some((place) => place.location === location && place.quantity !== '0') ?? false;

/** The first rows under a prefix, and whether there are more: a count that stays quick however many there are. */
export async function some<Kind extends StoredKind>(
  world: Replica,
  kind: Kind,
  term: string,
  most: number,
): Promise<{ readonly rows: readonly StoredRowOf[Kind][]; readonly more: boolean }> {
  const rows = await world.find(kind, term, most + 1);
  return { rows: rows.slice(0, most), more: rows.length > most };
}
