import { afterEach, beforeEach, expect, test } from 'vitest';
import { childOrderId, lotIdOf } from '#domain/base/ids.ts';
import { contentHash, producedBy } from '#domain/making/content.ts';
import { orderStage } from '#domain/making/stage.ts';
import type { Lot, Pedigree } from '#domain/stock/rows.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import type { HandDevice } from '../../tests/support/hand-device.ts';
import {
  contentNow,
  decisionOn,
  onePump,
  openPumps,
  preparePumps,
  pumpBatch,
  setApproval,
  stateRowsOf,
  statesOf,
  unitsUnder,
  viewOver,
} from '../../tests/support/pumps-on-server.ts';
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

  const rows = () => stateRowsOf(db);
  const under = (root: string) => unitsUnder(db, root);
  const serials = (first: number, count: number) =>
    Array.from({ length: count }, (_, at) => `PP-${String(first + at).padStart(4, '0')}`);

  test('[M18, M19, M27, PRD-4, G05] 24 pumps: orders -001 to -024, and each unit has its own components', async () => {
    const { outcomes } = await ana.push(pumpBatch(ana, 'mo-00110', 'PP-0100', 24));
    expect(statesOf(outcomes)).toEqual(['accepted']);
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

  test('[PRD-10, APR-2] bran beside two pumps: a lot of its own, of both motors, on hold with the batch and free with it', async () => {
    const made = pumpBatch(ana, 'mo-00109', 'PP-0100', 2);
    const bran = { product: 'bran', quantity: '0.5', number: { name: 'BR-9', reserved: true }, dates: null };
    const payload = { ...(made.payload as object), byProducts: [{ ...bran, to: 'stock' }] };
    expect(statesOf((await ana.push({ ...made, payload })).outcomes)).toEqual(['accepted']);
    const id = lotIdOf(testCompany, 'bran' as never, 'BR-9');
    const holds = async () => ((await rows()).get(`lot/${id}`) as Lot).holds.map(({ why }) => why);
    const pedigree = [...(await rows())].find(([key]) => key.startsWith(`pedigree/${id}/`))?.[1] as Pedigree;
    expect(pedigree).toMatchObject({ how: 'by-product', quantity: '0.5' });
    expect(pedigree.inputs.filter(({ product }) => product === 'motor')).toHaveLength(2);
    expect(await holds()).toEqual(['approval']);
    const carla = await server.enrol('carla');
    await carla.push(decisionOn(carla, 'approve', await contentNow(db, [made.id])));
    expect(await holds()).toEqual([]);
  });

  test('[PRD-3] the same order prepared on two offline devices: both stand, ordinals go on, the excess is flagged', async () => {
    const other = await server.enrol('dov');
    const mine = await ana.push(preparePumps(ana, 'mo-00109', 'PP-0100', 2));
    const theirs = await other.push(preparePumps(other, 'mo-00109', 'PP-0200', 2));
    expect([...statesOf(mine.outcomes), ...statesOf(theirs.outcomes)]).toEqual(['accepted', 'accepted']);
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

  test('[ORD-1, PRD-5] changed by a supervisor meanwhile: the work of a device that did not know is booked, and the excess flagged', async () => {
    const carla = await server.enrol('carla');
    const other = await server.enrol('dov');
    const late = pumpBatch(ana, 'mo-00109', 'PP-0100', 2);
    const amend = (device: HandDevice, order: string, quantity: string) =>
      device.body('amend-making', { order, quantity, scheduled: '2026-12-01', note: 'Urgent' });
    expect((await ana.push(amend(ana, 'mo-00109', '1'))).outcomes).toMatchObject([
      { state: 'refused', why: { code: 'not-allowed' } },
    ]);
    expect(statesOf((await carla.push(amend(carla, 'mo-00109', '1'))).outcomes)).toEqual(['accepted']);
    const { outcomes } = await ana.push(late);
    expect(outcomes).toMatchObject([{ state: 'accepted' }]);
    expect(outcomes[0]?.flags).toContainEqual(
      expect.objectContaining({ code: 'over-produced', args: expect.objectContaining({ planned: '1' }) }),
    );
    expect(await under('mo-00109')).toMatchObject([
      { scheduled: '2026-12-01', making: { made: '1', note: 'Urgent' } },
      { making: { made: '1' } },
    ]);
    // What was one unit when it was made and shall be three by now: it is made, and the others are still to come.
    expect(statesOf((await carla.push(amend(carla, 'mo-00108', '3'))).outcomes)).toEqual(['accepted']);
    const one = pumpBatch(other, 'mo-00108', 'PP-0300', 1, 10_100).payload as { takes: unknown };
    const made = other.body('produce', {
      order: 'mo-00108',
      quantity: '1',
      number: { name: 'PP-0300', reserved: true },
      dates: null,
      to: 'stock',
      takes: one.takes,
      uses: 'all',
      rest: 'give-up',
      byProducts: [],
    });
    expect((await other.push(made)).outcomes).toMatchObject([
      {
        state: 'accepted',
        flags: expect.arrayContaining([{ code: 'order-changed-meanwhile', args: expect.anything() }]),
      },
    ]);
    expect((await under('mo-00108')).map(({ making }) => [making.quantity, making.made])).toEqual([
      ['1', '1'],
      ['2', '0'],
    ]);
  });

  test('[APR-1, M26, PRD-6] 24 prepared units that are made one by one still wait', async () => {
    await ana.push(preparePumps(ana, 'mo-00110', 'PP-0100', 24));
    const made = (await under('mo-00110')).map(({ id }) => onePump(ana, id));
    const { outcomes } = await ana.push(...made.toReversed());
    expect(new Set(statesOf(outcomes))).toEqual(new Set(['accepted']));
    expect(new Set((await under('mo-00110')).map(orderStage))).toEqual(new Set(['waiting-for-approval']));
  });

  test('[M27, APR-1] the same under the policy never: closed at once', async () => {
    await setApproval(db, { when: 'never' });
    await ana.push(pumpBatch(ana, 'mo-00109', 'PP-0100', 2));
    expect((await under('mo-00109')).map(orderStage)).toEqual(['done', 'done']);
  });

  test('[M27, APR-1, APR-2] under the policy always even one unit waits, and is closed by its release', async () => {
    await setApproval(db, { when: 'always' });
    const made = pumpBatch(ana, 'mo-00108', 'PP-0100', 1);
    await ana.push(made);
    expect((await under('mo-00108')).map(orderStage)).toEqual(['waiting-for-approval']);
    const carla = await server.enrol('carla');
    const approval = decisionOn(carla, 'approve', await contentNow(db, [made.id]));
    expect(statesOf((await carla.push(approval)).outcomes)).toEqual(['accepted']);
    expect((await under('mo-00108')).map(orderStage)).toEqual(['done']);
  });

  test('[PRD-3, APR-5] a thousand units are written whole; a handheld is sent little, and signs over the same content', async () => {
    const opened = openPumps(ana, 1000);
    const root = childOrderId(opened.id, 0);
    const made = pumpBatch(ana, root, 'PP-1001', 1000);
    const { outcomes } = await ana.push(opened, made);
    expect(statesOf(outcomes)).toEqual(['accepted', 'accepted']);
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
