import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LotId, type OperationId, type ProductId, childOrderId, lotIdOf } from '#domain/base/ids.ts';
import type { Order, Reservation } from '#domain/catalogue/order.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import type { HandDevice } from '../../tests/support/hand-device.ts';
import { stockBalance } from '../../tests/support/ledger.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import type { Db } from '../storage/db.ts';

const muesli = 'muesli' as ProductId;

onEachDatabase('a delivery', (kind) => {
  let db: Db;
  let server: TestServer;
  let ben: HandDevice;
  beforeEach(async () => {
    db = await kind.open(await kind.create());
    server = await startTestServer({ db });
    ben = await server.enrol('ben');
  });
  afterEach(async () => {
    await server.close();
    await db.close();
  });

  const orderRow = async (id: string): Promise<Order> => {
    const row = await db.snapshot((tx) =>
      tx.one<{ content: string }>('select content from state_row where company = $1 and key = $2', [
        testCompany,
        `order/${id}`,
      ]),
    );
    return JSON.parse(row?.content ?? 'null') as Order;
  };
  const nameOf = async (lot: LotId | null): Promise<string> => {
    const row = await db.snapshot((tx) =>
      tx.one<{ content: string }>('select content from state_row where company = $1 and key = $2', [
        testCompany,
        `lot/${lot}`,
      ]),
    );
    return (JSON.parse(row?.content ?? '{}') as { name: string }).name;
  };
  const deliverOf = ({ lot, location, quantity, line }: Reservation, name: string, much: string = quantity) =>
    ben.body('deliver', {
      order: 'out-00021',
      line,
      operationType: 'delivery',
      goods: {
        product: muesli,
        lot: { id: lot, name },
        quantity: much,
        weight: null,
        packaging: null,
        package: null,
      },
      from: location,
      to: 'customer',
      entry: 'scanned',
    });
  const undo = (target: OperationId) => ben.body('undo', { target }, { deps: [target] });
  const sorted = (kept: readonly Reservation[]) =>
    kept.map(({ lot, location, quantity }) => `${lot} ${location} ${quantity}`).toSorted();

  test('[UND-1, T24] undone in a later push, the goods are kept for their open order again', async () => {
    const before = await orderRow('out-00021');
    const [first] = before.reservations;
    if (!first) throw new Error('Nothing is kept');
    const name = await nameOf(first.lot);
    const here = await stockBalance(db, 'muesli', name, first.location);
    const shipped = deliverOf(first, name);
    expect((await ben.push(shipped)).outcomes).toMatchObject([{ state: 'accepted' }]);
    expect(sorted((await orderRow('out-00021')).reservations)).not.toContain(sorted([first])[0]);

    expect((await ben.push(undo(shipped.id))).outcomes).toMatchObject([{ state: 'accepted' }]);

    expect(sorted((await orderRow('out-00021')).reservations)).toEqual(sorted(before.reservations));
    expect(await stockBalance(db, 'muesli', name, first.location)).toBe(here);
    expect(lotIdOf(testCompany, muesli, name)).toBe(first.lot);
  });

  test('[UND-1, T24] delivered and undone in one push comes to the same', async () => {
    const before = await orderRow('out-00021');
    const bodies = [];
    for (const kept of before.reservations) {
      const shipped = deliverOf(kept, await nameOf(kept.lot));
      bodies.push(shipped, undo(shipped.id));
    }
    const { outcomes } = await ben.push(...bodies);
    expect(outcomes.map(({ state }) => state)).toEqual(bodies.map(() => 'accepted'));
    expect(sorted((await orderRow('out-00021')).reservations)).toEqual(sorted(before.reservations));
  });

  test('[ORD-1] cancelled at the office while a device worked offline: booked on an order of its own, refused once it knew', async () => {
    const carla = await server.enrol('carla');
    const [first] = (await orderRow('out-00021')).reservations;
    if (!first) throw new Error('Nothing is kept');
    const name = await nameOf(first.lot);
    await carla.push(carla.body('close-order', { order: 'out-00021', backorder: null }));

    const late = deliverOf(first, name, '5');
    const { outcomes, version } = await ben.push(late);
    expect(outcomes).toMatchObject([{ state: 'adjusted', adjustments: [{ code: 'booked-on-other-order' }] }]);
    expect(outcomes[0]?.flags).toContainEqual(expect.objectContaining({ code: 'order-changed-meanwhile' }));
    const own = await orderRow(childOrderId(late.id, 0));
    expect(own).toMatchObject({ state: 'open', unplanned: true, lines: [{ product: 'muesli', done: '5' }] });
    expect(await orderRow('out-00021')).toMatchObject({ state: 'cancelled', lines: [{ done: '0' }] });

    const basis = { epoch: ben.enrolment.serverEpoch, version };
    const knowing = { ...deliverOf(first, name, '5'), basis };
    expect((await ben.push(knowing)).outcomes).toMatchObject([
      { state: 'refused', why: { code: 'order-ended' } },
    ]);
    expect((await ben.push(undo(late.id))).outcomes).toMatchObject([{ state: 'accepted' }]);
    expect(await orderRow(childOrderId(late.id, 0))).toMatchObject({ state: 'cancelled', reservations: [] });
  });

  test('[ORD-1, ORD-2] changed at the office meanwhile: the work stays on the order and is flagged', async () => {
    const carla = await server.enrol('carla');
    const { reservations, lines } = await orderRow('out-00021');
    const [first] = reservations;
    const [line] = lines;
    if (!first || !line) throw new Error('Nothing is kept');
    const amended = await carla.push(
      carla.body('amend-order', {
        order: 'out-00021',
        scheduled: '2026-12-01',
        lines: [
          { id: line.id, product: 'muesli', expected: '50' },
          { id: 'oats', product: 'oats', expected: '10' },
        ],
      }),
    );
    expect(amended.outcomes).toMatchObject([{ state: 'accepted' }]);
    const kept = (await orderRow('out-00021')).reservations;
    expect(kept.filter(({ product }) => product === 'muesli')).toMatchObject([{ quantity: '50' }]);
    expect(kept.filter(({ product }) => product === 'oats')).toMatchObject([{ quantity: '10' }]);

    const { outcomes } = await ben.push(deliverOf(first, await nameOf(first.lot), '60'));
    expect(outcomes).toMatchObject([{ state: 'accepted' }]);
    expect(outcomes[0]?.flags).toContainEqual(expect.objectContaining({ code: 'more-than-ordered' }));
    const less = carla.body('amend-order', {
      order: 'out-00021',
      scheduled: null,
      lines: [{ id: line.id, product: 'muesli', expected: '55' }],
    });
    expect((await carla.push(less)).outcomes).toMatchObject([
      { state: 'refused', why: { code: 'less-than-done', args: { done: '60' } } },
    ]);
  });
});
