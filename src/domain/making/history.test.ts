import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  confirmed,
  consume,
  decision,
  motorName,
  names,
  people,
  plant,
  prepare,
  produce,
  produceBatch,
  pumpTakes,
  pumps,
  stocked,
  under,
} from '../../../tests/support/workshop.ts';
import type { RuleBook } from '../../../tests/support/rule-book.ts';
import type { DeviceId, OperationId, OrderId } from '../base/ids.ts';
import { quantity, toMicros } from '../base/quantity.ts';
import type { Intent } from '../operations/registry.ts';
import type { Fact, Move } from '../stock/facts.ts';
import type { Pedigree, Stock } from '../stock/rows.ts';
import type { OperationRow } from '../stock/view.ts';

/** `HISTORIES=40 npx vitest …` runs forty times as many. */
const times = Number(process.env['HISTORIES'] ?? 1);

/** What a worker, another one and a supervisor might do next; the numbers choose among what there is. */
const acts = fc.array(fc.tuple(fc.nat(11), fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 16 });

function aHistory(steps: readonly (readonly [number, number, number])[]): {
  book: RuleBook;
  done: OperationId[];
  /** How many units each root was ordered to be, as its supervisors left it. */
  ordered: ReadonlyMap<OrderId, number>;
  flags: ReadonlySet<string>;
} {
  const { book, order } = pumps(4, { approval: { when: 'above', units: quantity(1) } });
  // Plenty: what goes below zero counts as used by somebody, and is not undone.
  stocked(book, plant.bolt, null, 10_000);
  stocked(book, plant.grease, 'GR-5', 100_000);
  for (const lot of ['SK-1', 'SK-2']) stocked(book, plant.seal, lot, 1000);
  const second = confirmed(book, plant.pump, 2, plant.pumpBill, 'WH/MO/00110');
  const done: OperationId[] = [];
  const ordered = new Map([
    [order, 4],
    [second, 2],
  ]);
  const changes = new Map<OperationId, readonly [OrderId, number]>();
  const flags = new Set<string>();
  for (const [what, a, b] of steps) {
    const orders = [order, second].flatMap((root) => under(book, root).map(({ id }) => id));
    const on = orders[a % orders.length] ?? order;
    const target = done[b % Math.max(1, done.length)];
    const intent = next(book, { what, a, b, on, target });
    const actor = [people.ana, people.abe, people.dov][b % 3] ?? people.ana;
    const change = changeOf(book, intent, changes);
    const supervised = bySupervisor.has(intent.kind);
    const result = book.act(intent, {
      actor: supervised ? people.carla : actor,
      reason: 'So it was',
      device: `device-${a % 3}` as DeviceId,
      seen: what % 2 === 0 ? 0 : 1_000_000,
    });
    if (!result.ok) continue;
    done.push(result.id);
    for (const { code } of result.flags) flags.add(code);
    if (!change) continue;
    const [root, by] = change;
    ordered.set(root, (ordered.get(root) ?? 0) + by);
    changes.set(result.id, change);
  }
  return { book, done, ordered, flags };
}

/** By how much this makes an order more or less: a supervisor says so, or takes it back. */
function changeOf(
  book: RuleBook,
  intent: Intent,
  changes: ReadonlyMap<OperationId, readonly [OrderId, number]>,
): readonly [OrderId, number] | undefined {
  if (intent.kind === 'undo') {
    const [root, by] = changes.get(intent.payload.target) ?? [];
    return root && by !== undefined ? [root, -by] : undefined;
  }
  if (intent.kind !== 'amend-making' || intent.payload.quantity === null) return undefined;
  const { payload } = intent;
  const making = book.get('order', payload.order)?.making;
  if (!making) return undefined;
  return [making.root?.order ?? payload.order, Number(payload.quantity) - Number(making.quantity)];
}

const bySupervisor: ReadonlySet<Intent['kind']> = new Set(['approve', 'reject', 'undo', 'amend-making']);

interface Choice {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly on: OrderId;
  readonly target: OperationId | undefined;
}

function next(book: RuleBook, { what, a, b, on, target }: Choice): Intent {
  const motor = motorName((b % 6) + 1);
  switch (what) {
    case 0:
      return consume(on, plant.motor, motor, 1);
    case 1:
      return consume(on, plant.bolt, null, (b % 9) + 1);
    case 2:
      return consume(on, plant.grease, 'GR-5', `${b + 1}.5`);
    case 3:
      return prepare(on, names(a + 1, a + 1 + (b % 3)));
    case 4:
      return produceBatch(on, names(a + 1, a + 1 + (b % 3)), {
        takes: pumpTakes((b % 3) + 1, (a % 3) + 1),
        rest: a % 2 === 0 ? 'backorder' : 'give-up',
      });
    case 5:
      return produce(on, { number: { name: `PP-${b}`, reserved: false }, takes: pumpTakes(1, (b % 4) + 1) });
    case 6:
      return produce(on, { takes: [] });
    case 7:
      return {
        kind: 'return-component',
        payload: {
          order: on,
          product: plant.bolt,
          lot: null,
          quantity: quantity((b % 4) + 1),
          to: plant.shelf,
          package: null,
        },
      };
    case 8:
      return target ? { kind: 'undo', payload: { target } } : consume(on, plant.bolt, null, 1);
    case 10:
      return {
        kind: 'amend-making',
        payload: {
          order: on,
          quantity: b % 4 === 0 ? null : quantity((b % 7) + 1),
          scheduled: null,
          note: b % 5 === 0 ? 'Gently' : null,
        },
      };
    case 11:
      return takeBack(book, on, a);
    default:
      return target
        ? decision(book, a % 2 === 0 ? 'approve' : 'reject', [target])
        : consume(on, plant.bolt, null, 1);
  }
}

/** All that stands of what was split with this order, sometimes not all of it, sometimes called all when it is not. */
function takeBack(book: RuleBook, on: OrderId, a: number): Intent {
  const order = book.get('order', on)?.making?.root?.order ?? on;
  const parts = under(book, order).flatMap(({ id }, at) => (a % 3 === 0 && at % 2 === 1 ? [] : [id]));
  const ordinals = book.get('order', order)?.making?.under.ordinals ?? 0;
  return { kind: 'unprepare', payload: { order, parts, last: a % 2 === 0 ? Math.max(1, ordinals) : null } };
}

const factsOf = (book: RuleBook): Fact[] =>
  [...book.rows]
    .filter(([key]) => key.startsWith('operation/'))
    .flatMap(([, row]) => (row as OperationRow).facts);

const movesOf = (book: RuleBook): Move[] =>
  factsOf(book).flatMap((fact) => (fact.kind === 'moved' ? [fact.move] : []));

const rowsOf = <Row>(book: RuleBook, kind: string): Row[] =>
  [...book.rows].filter(([key]) => key.startsWith(`${kind}/`)).map(([, row]) => row as Row);

/** The oracle knows two things only: moves add up, and what went into production is in the goods, waiting, or out again. */
function consumedByProduct(book: RuleBook): Map<string, bigint> {
  const all = new Map<string, bigint>();
  const count = (key: string, by: bigint) => void all.set(key, (all.get(key) ?? 0n) + by);
  for (const { product, lot, quantity: amount, from, to } of movesOf(book)) {
    if (product === plant.pump) continue;
    if (to === plant.production) count(`${product} ${lot}`, toMicros(amount));
    if (from === plant.production) count(`${product} ${lot}`, -toMicros(amount));
  }
  return all;
}

function accountedByProduct(book: RuleBook): Map<string, bigint> {
  const all = new Map<string, bigint>();
  const count = (key: string, by: bigint) => void all.set(key, (all.get(key) ?? 0n) + by);
  for (const { how, inputs } of rowsOf<Pedigree>(book, 'pedigree'))
    for (const { product, lot, quantity: amount, removed } of inputs)
      if (how === 'produced' && removed === null) count(`${product} ${lot}`, toMicros(amount));
  for (const order of rowsOf<ReturnType<typeof under>[number]>(book, 'order'))
    for (const { product, lot, quantity: amount } of order.making?.consumed ?? [])
      count(`${product} ${lot}`, toMicros(amount));
  return all;
}

const withoutZero = (all: ReadonlyMap<string, bigint>) =>
  Object.fromEntries([...all].filter(([, amount]) => amount !== 0n).toSorted());

test('[PRD-7, STK-1] whatever the history: moves balance, and genealogy sums to consumption', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const { book } = aHistory(steps);
      for (const { places } of rowsOf<Stock>(book, 'stock'))
        expect(places.reduce((all, { quantity: amount }) => all + toMicros(amount), 0n)).toBe(0n);
      expect(withoutZero(accountedByProduct(book))).toEqual(withoutZero(consumedByProduct(book)));
    }),
    { numRuns: 60 * times },
  );
});

test('[PRD-7, NUM-7] whatever the history: each serial is made once, and each unit has its own pedigree', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const { book } = aHistory(steps);
      const made = new Map<string, number>();
      for (const fact of factsOf(book))
        if (fact.kind === 'made' && fact.lot)
          made.set(fact.lot, (made.get(fact.lot) ?? 0) + (fact.reverses ? -1 : 1));
      for (const [lot, count] of made) {
        expect([0, 1]).toContain(count);
        const pedigrees = rowsOf<Pedigree>(book, 'pedigree').filter(
          (each) => each.lot === lot && each.quantity !== '0',
        );
        expect(pedigrees).toHaveLength(count);
      }
      for (const { lines } of rowsOf<ReturnType<typeof under>[number]>(book, 'order'))
        for (const { done } of lines) expect(toMicros(done)).toBeGreaterThanOrEqual(0n);
    }),
    { numRuns: 60 * times },
  );
});

const excess = ['over-produced', 'prepared-twice', 'order-changed-meanwhile', 'closed-meanwhile'];

test('[ORD-2, PRD-3] whatever the history: more is made than ordered only where that was flagged', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const { book, ordered, flags } = aHistory(steps);
      for (const [root, units] of ordered) {
        const made = factsOf(book)
          .filter((fact) => fact.kind === 'made')
          .filter((fact) => fact.root === root)
          .reduce((all, { reverses, quantity: amount }) => all + Number(amount) * (reverses ? -1 : 1), 0);
        if (made > units) expect(excess.some((code) => flags.has(code))).toBe(true);
      }
    }),
    { numRuns: 60 * times },
  );
});

/** Rows as people see them: without what only time moves on. */
function seen(book: RuleBook): unknown {
  const orders = rowsOf<ReturnType<typeof under>[number]>(book, 'order')
    .filter(({ state }) => state !== 'cancelled')
    .map(({ making, ...row }) => ({
      ...row,
      reservations: null,
      lines: row.lines.filter(({ expected, done }) => expected !== '0' || done !== '0'),
      making: making && {
        ...making,
        under: null,
        producers: null,
        consumed: withoutZero(
          making.consumed.reduce(
            (all, { product, lot, quantity: amount }) =>
              all.set(`${product} ${lot}`, (all.get(`${product} ${lot}`) ?? 0n) + toMicros(amount)),
            new Map<string, bigint>(),
          ),
        ),
      },
    }));
  const stock = rowsOf<Stock>(book, 'stock').flatMap(({ product, lot, places }) =>
    places.map(({ location, quantity: amount }) => `${product} ${lot} ${location} ${amount}`).toSorted(),
  );
  const pedigrees = rowsOf<Pedigree>(book, 'pedigree').filter(({ quantity: amount }) => amount !== '0');
  return { orders, stock: stock.toSorted(), pedigrees };
}

test('[UND-1] whatever the history: what is undone at once leaves everything as it was', () => {
  fc.assert(
    fc.property(
      acts,
      fc.tuple(fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 10, 11), fc.nat(30), fc.nat(30)),
      (steps, [what, a, b]) => {
        const { book } = aHistory(steps);
        const before = structuredClone(seen(book));
        const orders = rowsOf<{ id: OrderId }>(book, 'order').map(({ id }) => id);
        const on = orders[a % orders.length];
        if (!on) return;
        const intent = next(book, { what, a, b, on, target: undefined });
        const actor = bySupervisor.has(intent.kind) ? people.carla : people.ana;
        const act = book.act(intent, { actor, reason: 'So it was' });
        if (!act.ok || act.facts.length === 0) return;
        const undone = book.act({ kind: 'undo', payload: { target: act.id } }, { actor });
        expect(undone).toMatchObject({ ok: true });
        expect(seen(book)).toEqual(before);
      },
    ),
    { numRuns: 60 * times },
  );
});
