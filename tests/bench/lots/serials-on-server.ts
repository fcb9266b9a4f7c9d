import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childOrderId } from '#domain/base/ids.ts';
import { openPostgres } from '../../../server/storage/postgres/open.ts';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';
import { aReceipt, askUrl, enrolByHand, newOperationId } from '../../support/hand-device.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';
import { startTestServer } from '../../support/server.ts';

interface Took {
  readonly wallMs: number;
  readonly cpuMs: number;
}

const serials = 1000;
const noDates = { expiration: null, bestBefore: null, removal: null, alert: null };

/**
 * A receipt of 1,000 serials: one operation a serial and the close, in pushes of 500 over a loopback socket, durable on
 * disk. The device's own work is done before the clock starts.
 * @returns milliseconds until the close is answered, the best of four turns; and of the processor, server and client
 *   together, which tells more where the machine is shared
 */
async function receiveSerials(engine: 'sqlite' | 'postgres'): Promise<Took> {
  const folder = mkdtempSync(join(tmpdir(), 'lotline-bench-'));
  const cluster = engine === 'postgres' ? await startPostgres({ durable: true }) : null;
  const db = cluster
    ? await openPostgres(await cluster.createDatabase())
    : await openSqlite(join(folder, 'bench.db'));
  const server = await startTestServer({ db });
  try {
    const origin = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const device = await enrolByHand(askUrl(origin), await server.invite('ben'));
    const times: { readonly wall: number; readonly cpu: number }[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const opening = newOperationId();
      const order = childOrderId(opening, 0);
      const opened = await device.push(
        device.body(
          'open-order',
          {
            kind: 'receipt',
            reference: `BENCH/${turn}`,
            operationType: 'receipt',
            partner: null,
            origin: null,
            from: 'supplier',
            to: 'dock',
            scheduled: '2026-11-21',
            lines: [{ id: 'motor', product: 'motor', expected: String(serials) }],
          },
          { id: opening },
        ),
      );
      if (opened.outcomes[0]?.state !== 'accepted') throw new Error(JSON.stringify(opened.outcomes));
      const bodies = [
        ...Array.from({ length: serials }, (_, at) =>
          device.body(
            'receive',
            aReceipt({
              order,
              line: 'motor',
              product: 'motor',
              quantity: '1',
              lot: { ...aReceipt().lot, name: `B${turn}-${at}`, dates: noDates },
            }),
          ),
        ),
        device.body('close-order', { order, backorder: null }),
      ];
      const pushes = [];
      for (let from = 0; from < bodies.length; from += 500)
        pushes.push(JSON.stringify(await device.sign(device.frame(...bodies.slice(from, from + 500)))));
      const started = performance.now();
      const worked = process.cpuUsage();
      for (const push of pushes) {
        const answer = await device.post('/api/v1/push', push);
        const { outcomes } = answer.json<{ outcomes: { state: string }[] }>();
        if (outcomes.some(({ state }) => state !== 'accepted')) throw new Error(JSON.stringify(outcomes[0]));
      }
      const { user, system } = process.cpuUsage(worked);
      times.push({ wall: performance.now() - started, cpu: (user + system) / 1000 });
    }
    // The first turn warms the program up, as a server that has been open since the morning is.
    const warm = times.slice(1).toSorted((a, b) => a.wall - b.wall);
    return { wallMs: Math.round(warm[0]?.wall ?? 0), cpuMs: Math.round(warm[0]?.cpu ?? 0) };
  } finally {
    await server.close();
    await db.close();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds; null where the engine is not on this machine. */
export const serialsOnServer = async () => ({
  serials,
  sqlite: await receiveSerials('sqlite'),
  postgres: postgresBinaries() ? await receiveSerials('postgres') : null,
});
