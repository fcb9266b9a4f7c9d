import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Instant } from '#domain/base/calendar.ts';
import type {
  LineId,
  LotId,
  OperationId,
  OrderId,
  PackageId,
  PersonId,
  ProductId,
} from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { PayloadOf } from '#domain/operations/registry.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { arrivesIn } from '#domain/stock/facts.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { QueueEntry } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { isSettled } from '../is-settled.ts';
import { type Press, pressesOf } from './presses.ts';
import { orderIn, unsettledOn } from './unsettled-on.ts';

/** Work that fills the lines of an order. */
export type FillingKind = 'receive' | 'deliver' | 'transfer';

/** One thing that was received, delivered or moved on an order, whoever did it. */
export interface DoneRow {
  readonly operation: OperationId;
  /** Null: a package of which nobody here knows what is in it. */
  readonly product: ProductId | null;
  readonly line: LineId | null;
  readonly number: string | null;
  readonly quantity: Quantity | null;
  readonly weight: Quantity | null;
  /** The pallet or case that it is in now. */
  readonly package: PackageId | null;
  readonly at: Instant;
  readonly actor: PersonId;
  /** Kept on this device; others came from the server. */
  readonly entry: QueueEntry | null;
  /** What the same press recorded on this order, where that was more than one. */
  readonly press: Press | null;
  /** What the server found improbable of it, as far as this device recorded it. */
  readonly flags: Outcome['flags'];
}

/** More than anybody does on one order. They come in the order of their ids, so that a smaller window would hide the newest. */
export const mostOnOrder = 20_000;

/** What was done on the order and not taken back, newest first: the server's word and what waits on this device. */
export async function doneOn(
  { world, queue }: Pick<Floor, 'world' | 'queue'>,
  order: OrderId,
  kind: FillingKind,
): Promise<DoneRow[]> {
  const [entries, found, flagged] = await Promise.all([
    unsettledOn(queue, order),
    world.find('operation', `order:${order}`, mostOnOrder),
    flagsOn(queue, order),
  ]);
  const rows = found.filter((row) => row.kind === kind && !row.settled);
  const names = await lotNames(world, rows);
  const byId = new Map<OperationId, readonly DoneRow[]>();
  for (const row of rows) {
    // What the others did comes with the next rows; told before, it would speak of goods that the plan still proposes.
    const flags = world.isPending('operation', row.id) ? [] : (flagged.get(row.id) ?? noFlags);
    byId.set(row.id, fromRow(row, order, { names, flags }));
  }
  const settled = new Set(found.filter((row) => row.settled !== null).map(({ id }) => id));
  for (const entry of entries) {
    if (entry.body.kind !== kind || entry.state === 'asked') continue;
    if (settled.has(entry.id) || isSettled(entry)) byId.delete(entry.id);
    else {
      const moved = byId.get(entry.id) ?? [];
      byId.set(entry.id, moved.length > 0 ? moved.map((each) => ({ ...each, entry })) : [fromEntry(entry)]);
    }
  }
  const presses = await pressesOf(
    queue,
    rows,
    entries.filter(({ id }) => byId.has(id)),
  );
  return [...byId.values()]
    .flat()
    .map((row) => ({ ...row, press: presses.get(row.operation) ?? null }))
    .sort(newestFirst);
}

const noFlags: Outcome['flags'] = [];
const inOrder = new Intl.Collator(undefined, { numeric: true });

/** What one press recorded has one time: its thousand numbers are looked through in their own order. */
const newestFirst = (a: DoneRow, b: DoneRow): number =>
  b.at - a.at || inOrder.compare(a.number ?? '', b.number ?? '') || (a.operation < b.operation ? 1 : -1);

/** Names of the lots that did not come into being with the goods themselves; asked for all at once. */
async function lotNames(
  world: Floor['world'],
  rows: readonly OperationRow[],
): Promise<ReadonlyMap<string, { readonly name: string }>> {
  const lots = rows.flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === 'moved' && fact.move.lot !== null ? [fact.move.lot] : [])),
  );
  return world.getMany('lot', [...new Set(lots)]);
}

interface Known {
  readonly names: ReadonlyMap<string, { readonly name: string }>;
  readonly flags: Outcome['flags'];
}

function fromRow(row: OperationRow, order: OrderId, { names, flags }: Known): DoneRow[] {
  return row.facts.flatMap((fact) => {
    if (fact.kind !== 'moved' || fact.move.order !== order) return [];
    const { move } = fact;
    return [
      {
        operation: row.id,
        product: move.product,
        line: move.line,
        number: move.lot === null ? null : (registered(row, move.lot) ?? names.get(move.lot)?.name ?? null),
        quantity: move.quantity,
        weight: move.weight,
        package: arrivesIn(move),
        at: row.at,
        actor: row.actor,
        entry: null,
        flags,
        press: null,
      },
    ];
  });
}

function registered({ facts }: OperationRow, id: LotId): string | undefined {
  for (const fact of facts) if (fact.kind === 'lot-registered' && fact.lot.id === id) return fact.lot.name;
  return undefined;
}

/** One that has moved nothing: refused, held or parked. */
function fromEntry(entry: QueueEntry): DoneRow {
  const { body, id: operation, at } = entry;
  const shared = { operation, at, actor: body.actor, entry, flags: noFlags, press: null };
  // Our own append validated it.
  const payload = body.payload as PayloadOf<'receive'> | PayloadOf<'deliver'> | PayloadOf<'transfer'>;
  const goods = 'goods' in payload ? payload.goods : payload;
  const line = 'line' in payload ? payload.line : (payload.order?.line ?? null);
  if ('whole' in goods)
    return {
      ...shared,
      product: null,
      line,
      number: i18n._(msg`Whole pallet`),
      quantity: null,
      weight: null,
      package: goods.whole,
    };
  const { product, lot, quantity, weight } = goods;
  return { ...shared, product, line, number: lot?.name ?? null, quantity, weight, package: null };
}

const window = 200;

/** What the server flagged of the last work of this device on the order. */
async function flagsOn(queue: Floor['queue'], order: OrderId): Promise<Map<OperationId, Outcome['flags']>> {
  const lists = await Promise.all(
    (['accepted', 'adjusted'] as const).map((state) => queue.list({ state, limit: window })),
  );
  const flagged = lists
    .flat()
    .filter(({ body, outcome }) => orderIn(body.payload) === order && (outcome?.flags.length ?? 0) > 0);
  return new Map(flagged.map(({ id, outcome }) => [id, outcome?.flags ?? []]));
}
