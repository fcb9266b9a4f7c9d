import { type Instant } from '#domain/base/calendar.ts';
import type { LocationId, LotId, OrderId } from '#domain/base/ids.ts';
import { fromMicros } from '#domain/base/quantity.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { type Lot, type Pedigree, pedigreeKey } from '#domain/stock/rows.ts';
import { type StoredKind, type StoredRowOf, rowKey } from '#domain/stock/view.ts';
import type { TracePort, TracedMove } from '#domain/trace/port.ts';
import type { Direction } from '#domain/trace/trace.ts';
import { selectIn } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';

/**
 * [T34] Everything that a trace from these lots may read, loaded level by level and set by set: a batch of ten thousand
 * units is a few dozen statements, not forty thousand.
 * @param most lots; the trace itself says that it was cut off
 */
export async function gatherTrace(
  tx: Queries,
  company: string,
  starts: readonly LotId[],
  direction: Direction,
  most: number,
): Promise<TracePort> {
  const lots = new Map<string, Lot>();
  const moves = new Map<string, TracedMove[]>();
  const of = new Map<string, Pedigree[]>();
  const using = new Map<string, Pedigree[]>();
  const seen = new Set<LotId>();
  let level: readonly LotId[] = [...new Set(starts)];
  while (level.length > 0 && seen.size <= most) {
    for (const lot of level) seen.add(lot);
    for (const lot of await loadRows(tx, company, 'lot', level)) lots.set(lot.id, lot);
    for (const move of await movesOf(tx, company, level)) push(moves, move.lot ?? '', move);
    const next = new Set<LotId>();
    if (direction === 'forward') {
      const wanted = new Set<string>(level);
      for (const pedigree of await pedigreesUsing(tx, company, level)) {
        const inputs = new Set(pedigree.inputs.flatMap(({ lot }) => (lot && wanted.has(lot) ? [lot] : [])));
        for (const input of inputs) push(using, input, pedigree);
        if (inputs.size > 0) next.add(pedigree.lot);
      }
    } else
      for (const pedigree of await pedigreesOf(tx, company, level)) {
        push(of, pedigree.lot, pedigree);
        for (const { lot } of pedigree.inputs) if (lot) next.add(lot);
      }
    level = [...next].filter((lot) => !seen.has(lot));
  }
  const all = [...moves.values()].flat();
  const usages = new Map<string, Location['usage']>();
  const places = new Set<LocationId>(all.flatMap(({ from, to }) => [from, to]));
  for (const { id, usage } of await loadRows(tx, company, 'location', [...places])) usages.set(id, usage);
  const references = await referencesOf(tx, company, all);
  return {
    reach: { is: 'whole' },
    lot: async (id) => lots.get(id),
    movesOf: async (lot) => moves.get(lot) ?? [],
    pedigreesOf: async (lot) => of.get(lot) ?? [],
    pedigreesUsing: async (lot) => using.get(lot) ?? [],
    usageOf: async (location) => usages.get(location),
    referenceOf: async (order) => references.get(order),
  };
}

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
};

export async function loadRows<Kind extends StoredKind>(
  tx: Queries,
  company: string,
  kind: Kind,
  ids: readonly string[],
): Promise<StoredRowOf[Kind][]> {
  const rows = await selectIn<{ content: string }>(
    tx,
    (list) => `select content from row_now where company = $1 and key in (${list}) and content is not null`,
    company,
    ids.map((id) => rowKey(kind, id)),
  );
  return rows.map(({ content }) => JSON.parse(content) as StoredRowOf[Kind]);
}

export async function referencesOf(
  tx: Queries,
  company: string,
  moves: readonly { readonly order: OrderId | null }[],
): Promise<ReadonlyMap<OrderId, Order['reference']>> {
  const orders = new Set(moves.flatMap(({ order }) => order ?? []));
  const rows = await loadRows(tx, company, 'order', [...orders]);
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

async function pedigreesOf(tx: Queries, company: string, lots: readonly LotId[]): Promise<Pedigree[]> {
  const rows = await selectIn<{ content: string }>(
    tx,
    (list) =>
      `select content from row_now where company = $1 and listed_in in (${list}) and content is not null`,
    company,
    lots.map((lot) => rowKey('pedigree-of', lot)),
  );
  return rows.map(({ content }) => JSON.parse(content) as Pedigree).toSorted(byTime);
}

async function pedigreesUsing(tx: Queries, company: string, lots: readonly LotId[]): Promise<Pedigree[]> {
  const keys = await selectIn<{ pedigree: string }>(
    tx,
    (list) => `select pedigree from pedigree_input where company = $1 and input in (${list})`,
    company,
    lots,
  );
  const pedigrees = await loadRows(tx, company, 'pedigree', [
    ...new Set(keys.map(({ pedigree }) => pedigree)),
  ]);
  return pedigrees.toSorted(byTime);
}

/** The database may answer in any order; a page must not depend on it. */
const byTime = (a: Pedigree, b: Pedigree): number =>
  a.at - b.at || (pedigreeKey(a.lot, a.operation) < pedigreeKey(b.lot, b.operation) ? -1 : 1);

/** A row of the ledger with the operation behind it; the opening stock of a plant has none. */
export const moveColumns = `m.id, m.operation, coalesce(o.kind, c.kind, 'open-stock') as act, coalesce(o.actor, c.actor) as by_person, m.product, m.lot,
  m.package, m.into_package, cast(m.quantity as text) as quantity, cast(m.weight as text) as weight,
  m.from_location, m.to_location, m.source_order, m.line, m.at, m.reverses`;
export const moveTables = `move_now m left join operation o on o.company = m.company and o.id = m.operation
  left join coming_operation c on c.company = m.company and c.id = m.operation`;

export interface MoveRow {
  readonly id: string;
  readonly operation: string;
  readonly act: string;
  readonly by_person: string | null;
  readonly product: string;
  readonly lot: string | null;
  readonly package: string | null;
  readonly into_package: string | null;
  readonly quantity: string;
  readonly weight: string | null;
  readonly from_location: string;
  readonly to_location: string;
  readonly source_order: string | null;
  readonly line: string | null;
  readonly at: Instant;
  readonly reverses: string | null;
}

async function movesOf(tx: Queries, company: string, lots: readonly LotId[]): Promise<TracedMove[]> {
  const rows = await selectIn<MoveRow>(
    tx,
    (list) => `select ${moveColumns} from ${moveTables} where m.company = $1 and m.lot in (${list})`,
    company,
    lots,
  );
  return rows.map(tracedMove);
}

export const tracedMove = (row: MoveRow): TracedMove =>
  ({
    id: row.id,
    operation: row.operation,
    act: row.act,
    by: row.by_person,
    product: row.product,
    lot: row.lot,
    package: row.package,
    into: row.into_package,
    quantity: fromMicros(BigInt(row.quantity)),
    weight: row.weight === null ? null : fromMicros(BigInt(row.weight)),
    from: row.from_location,
    to: row.to_location,
    order: row.source_order,
    line: row.line,
    at: row.at,
    reverses: row.reverses,
  }) as TracedMove;
