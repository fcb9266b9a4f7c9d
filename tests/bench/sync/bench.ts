import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Body } from '#domain/protocol/body.ts';
import { openPostgres } from '../../../server/storage/postgres/open.ts';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';
import { aReceipt, askUrl, enrolByHand } from '../../support/hand-device.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';
import { startTestServer } from '../../support/server.ts';

/**
 * 10,000 receipts in pushes of 500 over a loopback socket, with validation, rules, signatures and fsync on. The device's
 * own work (hashing, signing) is done before the clock starts.
 * @returns milliseconds until the last answer
 */
async function drain(engine: 'sqlite' | 'postgres', operations = 10_000): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'lotline-bench-'));
  const cluster = engine === 'postgres' ? await startPostgres({ durable: true }) : null;
  const db = cluster
    ? await openPostgres(await cluster.createDatabase())
    : await openSqlite(join(folder, 'bench.db'));
  const server = await startTestServer({ db });
  try {
    const origin = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const device = await enrolByHand(askUrl(origin), await server.invite('ben'));
    const pushes = [];
    for (let from = 0; from < operations; from += 500) {
      const bodies: Body[] = Array.from({ length: Math.min(500, operations - from) }, (_, at) =>
        device.body('receive', receiptOf(from + at)),
      );
      pushes.push(JSON.stringify(await device.sign(device.frame(...bodies))));
    }
    const started = performance.now();
    let accepted = 0;
    for (const push of pushes) {
      const answer = await device.post('/api/v1/push', push);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.json()));
      accepted += answer
        .json<{ outcomes: { state: string }[] }>()
        .outcomes.filter(({ state }) => state === 'accepted').length;
    }
    const took = performance.now() - started;
    if (accepted !== operations) throw new Error(`${accepted} of ${operations} accepted`);
    return took;
  } finally {
    await server.close();
    await db.close();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lots, serials and top-ups of a few lots, as a dock has them. */
const receiptOf = (at: number) =>
  at % 2 === 0
    ? aReceipt({ lot: { ...aReceipt().lot, name: `OF-${at % 500}` } })
    : aReceipt({
        order: 'in-00032',
        line: 'motor',
        product: 'motor',
        quantity: '1',
        lot: {
          ...aReceipt().lot,
          name: `MX-${at}`,
          dates: { expiration: null, bestBefore: null, removal: null, alert: null },
        },
      });

/** Milliseconds for 10,000 operations; null where the engine is not on this machine. */
export const bench = async (): Promise<Readonly<Record<string, unknown>>> => ({
  operations: 10_000,
  sqliteMs: Math.round(await drain('sqlite')),
  postgresMs: postgresBinaries() ? Math.round(await drain('postgres')) : null,
});
