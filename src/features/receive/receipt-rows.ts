import type { Instant } from '#domain/base/calendar.ts';
import type { LineId, LotId, OperationId, OrderId, PersonId, ProductId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { PayloadOf } from '#domain/operations/registry.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { QueueEntry } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { isSettled } from '../is-settled.ts';
import { unsettledOn } from '../goods/unsettled-on.ts';

/** One receiving on an order, whoever did it. */
export interface ReceivedRow {
  readonly operation: OperationId;
  readonly product: ProductId;
  readonly line: LineId | null;
  readonly number: string | null;
  readonly quantity: Quantity;
  readonly weight: Quantity | null;
  readonly at: Instant;
  readonly actor: PersonId;
  /** Kept on this device; others came from the server. */
  readonly entry: QueueEntry | null;
}

/** What was received on the order and not taken back, newest first: the server's word and what waits on this device. */
export async function receivedOn(
  { world, queue }: Pick<Floor, 'world' | 'queue'>,
  order: OrderId,
): Promise<ReceivedRow[]> {
  const [entries, rows] = await Promise.all([
    unsettledOn(queue, order),
    world.find('operation', `order:${order}`, 1000),
  ]);
  const byId = new Map<OperationId, ReceivedRow>();
  for (const row of rows) {
    const received = await fromRow(world, row, order);
    if (received) byId.set(row.id, received);
  }
  const settled = new Set(rows.filter((row) => row.settled !== null).map(({ id }) => id));
  for (const entry of entries) {
    const received = fromEntry(entry);
    const takenBack = settled.has(entry.id) || isSettled(entry);
    if (!received || takenBack) byId.delete(entry.id);
    else byId.set(entry.id, received);
  }
  return [...byId.values()].sort((a, b) => b.at - a.at || (a.operation < b.operation ? 1 : -1));
}

async function fromRow(
  world: Floor['world'],
  row: OperationRow,
  order: OrderId,
): Promise<ReceivedRow | undefined> {
  if (row.kind !== 'receive' || row.settled) return undefined;
  const move = row.facts.flatMap((fact) => (fact.kind === 'moved' ? [fact.move] : []))[0];
  if (!move || move.order !== order) return undefined;
  const lot = move.lot === null ? undefined : await lotName(world, row, move.lot);
  return {
    operation: row.id,
    product: move.product,
    line: move.line,
    number: lot ?? null,
    quantity: move.quantity,
    weight: move.weight,
    at: row.at,
    actor: row.actor,
    entry: null,
  };
}

async function lotName(world: Floor['world'], row: OperationRow, id: LotId): Promise<string | undefined> {
  for (const fact of row.facts)
    if (fact.kind === 'lot-registered' && fact.lot.id === id) return fact.lot.name;
  return (await world.get('lot', id))?.name;
}

function fromEntry(entry: QueueEntry): ReceivedRow | undefined {
  const { body } = entry;
  if (body.kind !== 'receive' || entry.state === 'asked') return undefined;
  // Our own append validated it.
  const payload = body.payload as PayloadOf<'receive'>;
  return {
    operation: entry.id,
    product: payload.product,
    line: payload.line,
    number: payload.lot?.name ?? null,
    quantity: payload.quantity,
    weight: payload.weight,
    at: entry.at,
    actor: body.actor,
    entry,
  };
}
