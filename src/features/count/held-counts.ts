import type { Instant } from '#domain/base/calendar.ts';
import type { OperationId } from '#domain/base/ids.ts';
import { type Quantity, add, subtract, zero } from '#domain/base/quantity.ts';
import { basisOf, sinceLook, unseenOf } from '#domain/operations/count/basis.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import { InboxSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Body } from '#domain/protocol/body.ts';
import { quantityAt } from '#domain/stock/on-hand.ts';
import { stockKey } from '#domain/stock/rows.ts';
import type { Floor } from '../floor.tsx';
import { isSettled } from '../is-settled.ts';

/** [STK-7] A count that waits: others had moved the same thing when it arrived. */
export interface HeldCount {
  readonly id: OperationId;
  readonly payload: PayloadOf<'count'>;
  readonly product: string;
  readonly unit: string;
  readonly number: string | null;
  readonly place: string;
  readonly by: string;
  readonly at: Instant;
  readonly booksThen: Quantity;
  readonly booksNow: Quantity;
  /** [ORD-2] Nothing has happened to it since but counts: perhaps of other pieces. */
  readonly isCountedByOthers: boolean;
}

export interface HeldCounts {
  readonly counts: readonly HeldCount[];
  /** Without the server's word only this device's own are known; it may want a PIN first. */
  readonly server: 'answered' | 'silent' | 'wants-sign-in';
}

/** What the server has for a supervisor, and what this device knows to wait; each once, oldest first. */
export async function heldCounts(floor: Floor): Promise<HeldCounts> {
  const [answer, own] = await Promise.all([
    floor.ask(paths.inbox, InboxSchema),
    floor.queue.list({ state: 'held', limit: 200 }),
  ]);
  const bodies = new Map<OperationId, { readonly body: Body; readonly at: Instant }>();
  for (const { body, outcome, receivedAt } of answer.kind === 'ok' ? answer.value.items : [])
    if (body.kind === 'count' && outcome.state === 'held') bodies.set(body.id, { body, at: receivedAt });
  for (const entry of own)
    if (entry.body.kind === 'count' && !isSettled(entry))
      bodies.set(entry.id, { body: entry.body, at: entry.at });
  const found = await Promise.all([...bodies.values()].map((each) => heldOf(floor, each)));
  const counts = found.filter((each) => each !== null).toSorted((a, b) => a.at - b.at);
  const wantsSignIn = answer.kind === 'no' && answer.code === 'sign-in';
  return { counts, server: answer.kind === 'ok' ? 'answered' : wantsSignIn ? 'wants-sign-in' : 'silent' };
}

async function heldOf(
  { world }: Floor,
  { body, at }: { readonly body: Body; readonly at: Instant },
): Promise<HeldCount | null> {
  // Ended on this device, and the server has not heard of it yet.
  if ((await world.get('operation', body.id))?.settled) return null;
  // The server checked it against the schema of its kind when it came.
  const payload = body.payload as PayloadOf<'count'>;
  const [product, location, person, stock] = await Promise.all([
    world.get('product', payload.product),
    world.get('location', payload.location),
    world.get('person', body.actor),
    world.get('stock', stockKey(payload.product, payload.lot?.id ?? null)),
  ]);
  const thing = {
    product: payload.product,
    lot: payload.lot?.id ?? null,
    location: payload.location,
    package: payload.package,
  };
  const rows = await Promise.all(
    unseenOf(payload.basis, stock, payload.location).map((id) => world.get('operation', id)),
  );
  const since = sinceLook(payload.basis, stock, thing, (id) => rows.find((row) => row?.id === id));
  return {
    isCountedByOthers: since === 'counted' && product?.tracking !== 'serial',
    id: body.id,
    payload,
    product: product?.name ?? payload.product,
    unit: product?.unit ?? '',
    number: payload.lot?.name ?? null,
    place: location?.name ?? payload.location,
    by: person?.name ?? body.actor,
    at,
    booksThen: payload.basis?.quantity ?? zero,
    booksNow: quantityAt(stock, payload.location, payload.package),
  };
}

/**
 * `after`: what was counted is what is there now. `before`: others moved it since, so the difference is what counts.
 * `beside`: somebody else counted other pieces of it, and both add up [ORD-2].
 */
export type Reading = 'after' | 'before' | 'beside';

export function countedNow({ payload, booksThen, booksNow }: HeldCount, reading: Reading): Quantity {
  switch (reading) {
    case 'after':
      return payload.counted;
    case 'before':
      return add(booksNow, subtract(payload.counted, booksThen));
    case 'beside':
      return add(booksNow, payload.counted);
  }
}

/** The count once more, compared with what the supervisor saw; it repairs the one that waits. */
export async function repeatedCount(
  { world }: Pick<Floor, 'world'>,
  held: HeldCount,
  reading: Reading,
): Promise<Extract<Intent, { kind: 'count' }>> {
  const { payload } = held;
  const stock = await world.get('stock', stockKey(payload.product, payload.lot?.id ?? null));
  return {
    kind: 'count',
    payload: {
      ...payload,
      counted: countedNow(held, reading),
      basis: basisOf(stock, { location: payload.location, package: payload.package }),
    },
  };
}
