import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OrderId, childOrderId, lotIdOf } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { type MakingOrder, isMaking } from '#domain/making/booking.ts';
import { contentHash, producedBy } from '#domain/making/content.ts';
import { orderStage } from '#domain/making/stage.ts';
import type { Takes } from '#domain/making/takes.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { Pedigree } from '#domain/stock/rows.ts';
import { type OperationRow, type View, absent, present, rowKey } from '#domain/stock/view.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import type { HandDevice } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import type { Db } from '../storage/db.ts';

onEachDatabase('production', (kind) => {
  let db: Db;
  let server: TestServer;
  let ana: HandDevice;
  beforeEach(async () => {
    db = await kind.open(await kind.create());
    server = await startTestServer({ db });
    ana = await server.enrol('ana');
  });
  afterEach(async () => {
    await server.close();
    await db.close();
  });

  const rows = async (): Promise<Map<string, unknown>> => {
    const kept = await db.snapshot((tx) =>
      tx.many<{ key: string; content: string | null }>('select key, content from state_row'),
    );
    return new Map(
      kept.flatMap(({ key, content }) => (content === null ? [] : [[key, JSON.parse(content)]])),
    );
  };
  const under = async (root: string): Promise<MakingOrder[]> =>
    [...(await rows())]
      .filter(([key]) => key.startsWith('order/'))
      .map(([, row]) => row as Order)
      .filter(isMaking)
      .filter(({ id, making }) => (making.root?.order ?? id) === root)
      .toSorted((a, b) => (a.making.root?.ordinal ?? 0) - (b.making.root?.ordinal ?? 0));
  const serials = (first: number, count: number) =>
    Array.from({ length: count }, (_, at) => `PP-${String(first + at).padStart(4, '0')}`);
  const run = (first: string, count: number) => [{ first, count, reserved: true }];
  const states = (outcomes: readonly Outcome[]) => outcomes.map(({ state }) => state);
  const open = (units: number) =>
    ana.body('open-order', {
      kind: 'manufacture',
      operationType: 'manufacture',
      reference: `MO/T-${units}`,
      partner: null,
      origin: null,
      from: 'stock',
      to: 'stock',
      scheduled: '2026-11-21',
      lines: [],
      making: { product: 'pump', quantity: String(units), bom: 'pump-bill' },
    });
  const takes = (units: number): Takes[] => {
    const group = (product: string, goods: Takes['goods']): Takes =>
      ({ line: product, product, from: 'stock', package: null, grade: 'scanned', goods }) as unknown as Takes;
    const motors = Array.from({ length: units }, (_, at) => `T-${10_000 + at}`);
    return [
      group(
        'motor',
        motors.map((name) => [name, quantity(1), null]),
      ),
      group('seal-kit', [
        ['L-2611', quantity(Math.ceil(units / 2)), null],
        ['SK-9', quantity(units - Math.ceil(units / 2)), null],
      ]),
      group('grease', [['GR-5', quantity(20 * units), null]]),
      group('bolt', [[null, quantity(8 * units), null]]),
    ];
  };
  const batch = (order: string, first: string, units: number) =>
    ana.body('produce-batch', {
      order,
      numbers: run(first, units),
      dates: null,
      to: 'stock',
      takes: takes(units),
      rest: 'backorder',
    });

  test('[M18, M19, M27, PRD-4, G05] 24 pumps: orders -001 to -024, and each unit has its own components', async () => {
    const { outcomes } = await ana.push(batch('mo-00110', 'PP-0100', 24));
    expect(states(outcomes)).toEqual(['accepted']);
    const units = await under('mo-00110');
    expect(units.map(({ reference }) => reference)).toEqual(
      Array.from({ length: 24 }, (_, at) => `MO/00110-${String(at + 1).padStart(3, '0')}`),
    );
    expect(units.map(({ making }) => making.number)).toEqual(serials(100, 24));
    const all = await rows();
    const pedigrees = units.map(({ making }) => {
      const lot = lotIdOf(testCompany, 'pump' as never, making.number ?? '');
      return [...all].find(([key]) => key.startsWith(`pedigree/${lot}/`))?.[1] as Pedigree;
    });
    const motors = pedigrees.map(({ inputs }) => inputs.filter(({ product }) => product === 'motor'));
    expect(motors.map((each) => each.length)).toEqual(units.map(() => 1));
    expect(new Set(motors.flat().map(({ lot }) => lot)).size).toBe(24);
    expect(pedigrees.every(({ gaps }) => gaps.length === 0)).toBe(true);
    // [APR-2] True at once, and nothing says done before it is.
    expect(new Set(units.map(orderStage))).toEqual(new Set(['waiting-for-approval']));
  });

  test('[PRD-3] the same order prepared on two offline devices: both stand, ordinals go on, the excess is flagged', async () => {
    const other = await server.enrol('dov');
    const prepare = (device: HandDevice, first: string) =>
      device.body('prepare', { order: 'mo-00109', numbers: run(first, 2) });
    const mine = await ana.push(prepare(ana, 'PP-0100'));
    const theirs = await other.push(prepare(other, 'PP-0200'));
    expect([...states(mine.outcomes), ...states(theirs.outcomes)]).toEqual(['accepted', 'accepted']);
    expect(theirs.outcomes[0]?.flags.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['prepared-twice', 'over-produced']),
    );
    expect((await under('mo-00109')).map(({ reference, making }) => [reference, making.number])).toEqual([
      ['MO/00109-001', 'PP-0100'],
      ['MO/00109-002', 'PP-0101'],
      ['MO/00109-003', 'PP-0200'],
      ['MO/00109-004', 'PP-0201'],
    ]);
  });

  test('[APR-1, M26, PRD-6] 24 prepared units that are made one by one still wait', async () => {
    await ana.push(ana.body('prepare', { order: 'mo-00110', numbers: run('PP-0100', 24) }));
    const made = (await under('mo-00110')).map(({ id }) =>
      ana.body('produce', {
        order: id,
        quantity: '1',
        number: null,
        dates: null,
        to: 'stock',
        takes: [],
        uses: 'all',
        rest: 'give-up',
        byProducts: [],
      }),
    );
    const { outcomes } = await ana.push(...made.toReversed());
    expect(new Set(states(outcomes))).toEqual(new Set(['accepted']));
    expect(new Set((await under('mo-00110')).map(orderStage))).toEqual(new Set(['waiting-for-approval']));
  });

  test('[M27, APR-1] the same under the policy never: closed at once', async () => {
    const type = (await rows()).get('operation-type/manufacture') as object;
    await db.transaction((tx) =>
      tx.run('update state_row set content = $1 where key = $2', [
        JSON.stringify({ ...type, approval: { when: 'never' } }),
        'operation-type/manufacture',
      ]),
    );
    await ana.push(batch('mo-00109', 'PP-0100', 2));
    expect((await under('mo-00109')).map(orderStage)).toEqual(['done', 'done']);
  });

  test('[PRD-3, APR-5] a thousand units are written whole; a handheld is sent little, and signs over the same content', async () => {
    const opened = open(1000);
    const root = childOrderId(opened.id, 0);
    const made = batch(root, 'PP-1001', 1000);
    const { outcomes } = await ana.push(opened, made);
    expect(states(outcomes)).toEqual(['accepted', 'accepted']);
    const all = await rows();
    const whole = all.get(`operation/${made.id}`) as OperationRow;
    const tablet = await server.enrol('carla');
    const sent = new Map<string, unknown>();
    let page = await tablet.pull(undefined, 5000);
    for (;;) {
      for (const { kind: of, id, row } of page.rows) sent.set(`${of}/${id}`, row);
      if (page.boundary !== null) break;
      page = await tablet.pull(page.next, 5000);
    }
    const light = sent.get(`operation/${made.id}`) as OperationRow;
    expect(light.light).toBe(true);
    const sizes = [whole, light].map((row) => JSON.stringify(row).length);
    expect(sizes[0]).toBeGreaterThan(4_000_000);
    expect(sizes[1]).toBeLessThan(1_000_000);
    const hash = (row: OperationRow, from: ReadonlyMap<string, unknown>) =>
      contentHash(producedBy(row, viewOver(from)));
    expect(hash(light, sent)).toBe(hash(whole, all));
    expect((await under(root)).length).toBe(1000);
  }, 60_000);
});

const viewOver = (rows: ReadonlyMap<string, unknown>): View => ({
  get(kind, id) {
    const row = rows.get(rowKey(kind, id as OrderId));
    return row === undefined ? absent : present(row as never);
  },
});
