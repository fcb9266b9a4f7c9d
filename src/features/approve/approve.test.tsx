import { afterEach, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import {
  names,
  people,
  prepare,
  produce,
  produceBatch,
  pumpTakes,
  pumps,
  under,
} from '../../../tests/support/workshop.ts';
import type { RuleBook } from '../../../tests/support/rule-book.ts';
import { company } from '../../../tests/support/rule-book.ts';
import { demoPlant } from '../../../server/demo/plant.ts';
import { dayAt } from '#domain/base/calendar.ts';
import type { OrderId } from '#domain/base/ids.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { quantity } from '#domain/base/quantity.ts';
import { handOverText } from '#domain/making/hand-over.ts';
import type { Signature } from '#domain/people/seal.ts';
import type { Takes } from '#domain/making/takes.ts';

let app: App;
afterEach(() => app.close());

const aboveOne = { approval: { when: 'above', units: quantity(1) } } as const;
const scanned = (units: number): Takes[] => pumpTakes(units).map((take) => ({ ...take, grade: 'scanned' }));

/** The batch of the demo plant that waits, as if somebody had decided on it: these tests bring their own. */
function decided(): Record<string, Order> {
  const now = Date.UTC(2026, 10, 21, 12);
  const { rows } = demoPlant(company, dayAt(now, 'Europe/Berlin'), now);
  const orders = [...rows].flatMap(([key, row]) =>
    key.startsWith('order/') ? [[key, row as Order] as const] : [],
  );
  return Object.fromEntries(
    orders.flatMap(([key, order]) =>
      order.making?.approval === 'waiting'
        ? [[key, { ...order, making: { ...order.making, approval: 'none' as const, outputs: [] } }]]
        : [],
    ),
  );
}

/** A tablet that has pulled what the workshop made. */
async function tablet(book: RuleBook, path = '/approve', person = 'carla'): Promise<void> {
  app = await openApp({ path, person, changed: { ...decided(), ...Object.fromEntries(book.rows) } });
  // The PIN is the people room's business; what is signed, and that nothing happens without it, is tested here.
  Object.assign(app.floor.people, {
    sign: async (meaning: string, over: string): Promise<Signature | null> => {
      signed.push({ meaning, over });
      return refuses ? null : { name: 'Carla', at: app.floor.now(), meaning, over, seal: 'a'.repeat(43) };
    },
  });
  signed.length = 0;
  refuses = false;
}
const signed: { meaning: string; over: string }[] = [];
let refuses = false;

const batch = (units: number, takes = scanned(units)) => {
  const { book, order } = pumps(units, aboveOne);
  const { id } = book.act(produceBatch(order, names(1, units), { takes }), { actor: people.ana });
  return { book, order, id };
};

const approvals = async (root: OrderId): Promise<(string | undefined)[]> =>
  (await app.floor.world.find('order', `root:${root}`)).map(({ making }) => making?.approval);

describe('[X06, APR-3] the queue of a supervisor', () => {
  test('names the order, how many, who made them, and that nothing asks for a second look', async () => {
    const { book } = batch(3);
    await tablet(book);
    await app.shows('WH/MO/00042');
    await app.shows('PP-0001 … PP-0003 (3)');
    await app.shows('ana');
    await app.shows('nothing to look at twice');
  });

  test('an empty queue says how a batch of another device comes here', async () => {
    const { book } = pumps(1);
    await tablet(book);
    await app.shows('Nothing waits for approval');
    await app.shows('scan the code that its producer shows');
  });

  test('[APR-3] everything that must be seen before signing: components by lot, doubts first', async () => {
    const { book, order } = batch(3, pumpTakes(3));
    await tablet(book, `/approve/${order}`);
    await app.shows('taken from the plan, not looked at');
    // Serials of which the same is to be said are one row.
    await app.shows('MT-0001 … MT-0003 (3)');
    await app.shows('SK-1');
    await app.shows('GR-5');
    await app.shows('Approve 3 units');
  });

  test('[APR-2, APR-5] approves by signing over what stands there; the units are free', async () => {
    const { book, order } = batch(2);
    await tablet(book, `/approve/${order}`);
    await app.press('Approve 2 units');
    await app.shows('2 released');
    expect(signed).toMatchObject([{ meaning: 'Approved for use: WH/MO/00042' }]);
    await app.shows('Nothing waits for approval');
    expect(await approvals(order)).toEqual(['approved', 'approved']);
  });

  test('without a signature nothing is recorded', async () => {
    const { book, order } = batch(2);
    await tablet(book, `/approve/${order}`);
    refuses = true;
    await app.press('Approve 2 units');
    await expect.poll(() => signed.length).toBe(1);
    expect(await approvals(order)).toEqual(['waiting', 'waiting']);
  });

  test('[APR-2] rejects with a reason that is one tap, and the goods stay on hold', async () => {
    const { book, order } = batch(2);
    await tablet(book, `/approve/${order}`);
    await app.press('Reject');
    await app.press('Quality is not good enough');
    await app.shows('WH/MO/00042 · rejected');
    expect(signed[0]?.meaning).toBe('Rejected, Quality is not good enough: WH/MO/00042');
    expect(await approvals(order)).toEqual(['rejected', 'rejected']);
  });

  test('[APR-4] what one made oneself cannot be approved, and the screen says who may', async () => {
    const { book, order } = pumps(2, aboveOne);
    book.act(produceBatch(order, names(1, 2), { takes: scanned(2) }), { actor: people.dov });
    await tablet(book, `/approve/${order}`, 'dov');
    await app.shows('Somebody else has to decide on it.');
    expect(app.text()).not.toContain('Reject');
    await app.press(/Approve 2 units/);
    expect(signed).toEqual([]);
  });

  test('[APR-3] several clean ones are released together; one with a doubt cannot be marked', async () => {
    const { book, order } = batch(2);
    await tablet(book);
    await app.press('Mark WH/MO/00042');
    await app.press('Approve 1 order');
    await app.shows('2 released');
    expect(await approvals(order)).toEqual(['approved', 'approved']);
  });

  test('[PRD-6] units that were produced one by one stand under their order and are decided on at once', async () => {
    const { book, order } = pumps(3, aboveOne);
    book.act(prepare(order, names(1, 3)), { actor: people.ana });
    for (const [at, { id }] of under(book, order).entries())
      book.act(produce(id, { takes: scanned(1).map((take) => next(take, at)) }), { actor: people.ana });
    await tablet(book, `/approve/${order}`);
    await app.press('Approve 3 units');
    await app.shows('3 released');
    await app.shows('Nothing waits for approval');
  });
});

/** The motor of the next unit. */
const next = (take: Takes, at: number): Takes =>
  take.line === 'line-motor' ? (pumpTakes(1, at + 1)[0] as Takes) : take;

describe('[APR-6] the code of a batch on its producer’s device', () => {
  const text = (operation: string) =>
    handOverText({
      operation: operation as never,
      hash: 'ab'.repeat(32),
      order: 'WH/MO/00042',
      product: 'Pump',
      units: 24,
      first: 'PP-0001',
      last: 'PP-0024',
      by: 'Ana',
    });

  test('a batch that is here already opens', async () => {
    const { book, id } = batch(2);
    await tablet(book);
    await app.shows('WH/MO/00042');
    await app.scan(text(id));
    await app.shows('What went in');
  });

  test('one that is not here is signed for by its hash, and the decision waits for it', async () => {
    const { book } = pumps(1);
    await tablet(book);
    await app.shows('Nothing waits for approval');
    await app.scan(text('0193aaaa-0000-7000-8000-000000000001'));
    await app.shows('This batch is not on this device yet.');
    await app.shows('abababab');
    await app.press('Approve 24 units');
    await app.shows('24 released');
    expect(signed).toHaveLength(1);
  });
});
