import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushResponse } from '#domain/protocol/messages.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import type { Db } from '../../server/storage/db.ts';
import { type HandDevice, aReceipt } from '../support/hand-device.ts';
import { aLot, ledgerBalance } from '../support/ledger.ts';
import { type Cluster, postgresBinaries, startPostgres } from '../support/postgres.ts';
import { type TestServer, startTestServer } from '../support/server.ts';

let cluster: Cluster;
let db: Db;
let server: TestServer;
let device: HandDevice;
const binaries = postgresBinaries();
beforeAll(async () => {
  if (!binaries) return;
  cluster = await startPostgres({ durable: true });
  db = await openPostgres(await cluster.createDatabase());
  server = await startTestServer({ db });
  device = await server.enrol('ben');
});
afterAll(async () => {
  if (!binaries) return;
  await server.close();
  await db.close();
  await cluster.stop();
});

test.runIf(binaries)(
  '[R16] while PostgreSQL crashes and comes back, pushes are 503 or taken, and each operation stands once',
  async () => {
    let refused = 0;
    for (let round = 0; round < 5; round += 1) {
      const bodies = Array.from({ length: 30 }, () =>
        device.body('receive', aReceipt({ quantity: '1', lot: aLot('R-16') })),
      );
      const push = await device.sign(device.frame(...bodies));
      const crash = cluster.crashAndRestart();
      let answer = await device.send(push);
      await crash;
      for (; answer.status === 503; refused += 1) {
        expect(answer.json()).toMatchObject({ code: 'unavailable' });
        answer = await device.send(push);
      }
      expect(answer.status).toBe(200);
      expect(answer.json<PushResponse>().outcomes.map(({ state }) => state)).toEqual(
        bodies.map(() => 'accepted'),
      );
    }
    expect(refused).toBeGreaterThan(0);
    expect(await ledgerBalance(db, 'oats', 'R-16', 'dock')).toBe('150');
  },
);
