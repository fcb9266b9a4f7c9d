import type { OperationId, OrderId, PersonId } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { OperationType } from '#domain/catalogue/place.ts';
import { type MakingOrder, isMaking } from '#domain/making/booking.ts';
import { signedHash } from '#domain/making/approval-hash.ts';
import { contentHash, producedBy } from '#domain/making/content.ts';
import type { Takes } from '#domain/making/takes.ts';
import { sealOf } from '#domain/people/seal.ts';
import type { Body } from '#domain/protocol/body.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { type OperationRow, type View, absent, present, rowKey } from '#domain/stock/view.ts';
import { demoPins } from '../../server/demo/pins.ts';
import { keyBytes } from '../../server/people/pin-key.ts';
import type { Db } from '../../server/storage/db.ts';
import type { HandDevice } from './hand-device.ts';

/** Pumps of the demo plant, made over the wire by hand, and what the database says of them afterwards. */

export const stateRowsOf = async (db: Db): Promise<Map<string, unknown>> => {
  const kept = await db.snapshot((tx) =>
    tx.many<{ key: string; content: string | null }>('select key, content from state_row'),
  );
  return new Map(kept.flatMap(({ key, content }) => (content === null ? [] : [[key, JSON.parse(content)]])));
};

/** The orders that one was split into, by ordinal. */
export const unitsUnder = async (db: Db, root: string): Promise<MakingOrder[]> =>
  [...(await stateRowsOf(db))]
    .flatMap(([key, row]) => (key.startsWith('order/') ? [row as Order] : []))
    .filter(isMaking)
    .filter(({ id, making }) => (making.root?.order ?? id) === root)
    .toSorted((a, b) => (a.making.root?.ordinal ?? 0) - (b.making.root?.ordinal ?? 0));

/** A site that decides otherwise, as its administrator would set it. */
export async function setApproval(db: Db, approval: OperationType['approval']): Promise<void> {
  const type = (await stateRowsOf(db)).get('operation-type/manufacture') as object;
  await db.transaction((tx) =>
    tx.run('update state_row set content = $1 where key = $2', [
      JSON.stringify({ ...type, approval }),
      'operation-type/manufacture',
    ]),
  );
}

export const statesOf = (outcomes: readonly Outcome[]): Outcome['state'][] =>
  outcomes.map(({ state }) => state);

/** "accepted", or "refused own-production". */
export const wordsOf = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ state, why }) => (why ? `${state} ${why.code}` : state));

export const numberRun = (first: string, count: number) => [{ first, count, reserved: true }];

export const openPumps = (device: HandDevice, units: number, reference = `MO/T-${units}`): Body =>
  device.body('open-order', {
    kind: 'manufacture',
    operationType: 'manufacture',
    reference,
    partner: null,
    origin: null,
    from: 'stock',
    to: 'stock',
    scheduled: '2026-11-21',
    lines: [],
    making: { product: 'pump', quantity: String(units), bom: 'pump-bill' },
  });

export const preparePumps = (device: HandDevice, order: string, first: string, units: number): Body =>
  device.body('prepare', { order, numbers: numberRun(first, units) });

/** @param motor the number of the first motor, for tests that make several batches on one server */
export const pumpBatch = (
  device: HandDevice,
  order: string,
  first: string,
  units: number,
  motor = 10_000,
): Body =>
  device.body('produce-batch', {
    order,
    numbers: numberRun(first, units),
    dates: null,
    to: 'stock',
    takes: takesFor(units, motor),
    rest: 'backorder',
  });

export const onePump = (device: HandDevice, order: string): Body =>
  device.body('produce', {
    order,
    quantity: '1',
    number: null,
    dates: null,
    to: 'stock',
    takes: [],
    uses: 'all',
    rest: 'give-up',
    byProducts: [],
  });

function takesFor(units: number, motor: number): Takes[] {
  const group = (product: string, goods: Takes['goods']): Takes =>
    ({ line: product, product, from: 'stock', package: null, grade: 'scanned', goods }) as unknown as Takes;
  const motors = Array.from({ length: units }, (_, at) => `T-${motor + at}`);
  return [
    group(
      'motor',
      motors.map((name) => [name, quantity(1), null]),
    ),
    group('seal-kit', [
      ['L-2611', quantity(Math.ceil(units / 2)), null],
      ...(units > 1 ? [['SK-9', quantity(units - Math.ceil(units / 2)), null] as const] : []),
    ] as Takes['goods']),
    group('grease', [['GR-5', quantity(20 * units), null]]),
    group('bolt', [[null, quantity(8 * units), null]]),
  ];
}

export const viewOver = (rows: ReadonlyMap<string, unknown>): View => ({
  get(kind, id) {
    const row = rows.get(rowKey(kind, id as OrderId));
    return row === undefined ? absent : present(row as never);
  },
});

/** The content of productions as it stands on the server now: what an approver's tablet shows and signs. */
export async function contentNow(
  db: Db,
  productions: readonly OperationId[],
): Promise<{ operation: OperationId; hash: string }[]> {
  const rows = await stateRowsOf(db);
  return productions.map((operation) => ({
    operation,
    hash: contentHash(producedBy(rows.get(rowKey('operation', operation)) as OperationRow, viewOver(rows))),
  }));
}

interface Signing {
  /** Whose PIN seals it; else the actor's own. */
  readonly pinOf?: string;
  readonly actor?: string;
  readonly grant?: string | null;
}

/** [APR-5] A decision with a badge and a PIN of the demo plant behind it. */
export function decisionOn(
  device: HandDevice,
  kind: 'approve' | 'reject',
  productions: readonly { readonly operation: OperationId; readonly hash: string }[],
  { actor = device.enrolment.person, pinOf = actor, grant = null }: Signing = {},
): Body {
  const said = { name: actor, at: Date.now(), meaning: 'Released for use', over: signedHash(productions) };
  const key = keyBytes(demoPins.find(({ person }) => person === pinOf)?.key ?? '');
  const signature = { ...said, seal: sealOf(key, actor as PersonId, said) };
  return device.body(
    kind,
    { productions: productions.map((each) => ({ ...each })), signature },
    { actor: actor as PersonId, grant, reason: kind === 'reject' ? 'Leaks' : null },
  );
}
