import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LotId, type OperationId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
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
});
