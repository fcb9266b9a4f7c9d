import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CompanyId } from '#domain/base/ids.ts';
import type { PushRequest, PushResponse } from '#domain/protocol/messages.ts';
import type { Demo } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Db } from '../../server/storage/db.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { type HandDevice, aReceipt, askUrl, enrolByHand } from '../support/hand-device.ts';
import { aLot } from '../support/ledger.ts';
import { postgresBinaries, startPostgres } from '../support/postgres.ts';
import { type ServerProcess, freePort, startServer } from '../support/server-process.ts';

const perPush = 40;

/** Kills at a moment that differs from round to round: before, while and after the server is at the batch. */
const momentOf = (round: number): number => (round * 7) % 31;

/**
 * [R15] A device pushes batch after batch; the server is killed in the middle of each. Whatever was answered is there,
 * whatever was not answered is pushed again, and in the end each operation stands exactly once.
 */
async function killInBatches(
  env: Record<string, string>,
  kills: number,
): Promise<{ accepted: number; unanswered: number }> {
  let server: ServerProcess = await startServer(env);
  const demo = (await (await fetch(server.origin + paths.demo)).json()) as Demo;
  let device: HandDevice = await enrolByHand(askUrl(server.origin), demo.code);
  let unanswered = 0;
  let accepted = 0;
  for (let round = 0; round < kills; round += 1) {
    const bodies = Array.from({ length: perPush }, (_, at) =>
      device.body('receive', aReceipt({ quantity: '1', lot: aLot(`K-${round}-${at % 4}`) })),
    );
    const push = await device.sign(device.frame(...bodies));
    const killed = wait(momentOf(round)).then(() => server.child.kill('SIGKILL'));
    const answered = await send(device, push);
    await killed;
    expect((await server.ended).signal).toBe('SIGKILL');
    server = await startServer(env);
    await device.openSession();
    const again = await send(device, push);
    if (!again) throw new Error('The server answers again');
    if (answered) expect(again.outcomes).toEqual(answered.outcomes);
    else unanswered += 1;
    expect(again.expected).toBe((round + 1) * perPush + 1);
    accepted += again.outcomes.filter(({ state }) => state === 'accepted').length;
  }
  server.child.kill('SIGINT');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  return { accepted, unanswered };
}

async function send(device: HandDevice, push: PushRequest): Promise<PushResponse | null> {
  try {
    const answer = await device.send(push);
    return answer.status === 200 ? answer.json<PushResponse>() : null;
  } catch {
    return null;
  }
}

async function expectWhole(db: Db, kills: number): Promise<void> {
  const one = <Row>(sql: string) => db.snapshot((tx) => tx.one<Row>(sql));
  const { company } = (await one<{ company: CompanyId }>('select company from counter')) ?? {};
  const moves = await one<{ n: number; total: string }>(
    `select count(*) as n, cast(sum(quantity) as text) as total from move where source_order = 'in-00031'`,
  );
  expect(moves).toMatchObject({ n: kills * perPush, total: String(kills * perPush * 1_000_000) });
  expect(await one('select count(*) as n from operation')).toMatchObject({ n: kills * perPush });
  expect(await one('select count(*) as n, max(seq) as seq from frame')).toMatchObject({
    n: kills * perPush,
    seq: kills * perPush,
  });
  const order = await one<{ content: string }>(`select content from state_row where key = 'order/in-00031'`);
  const { lines } = JSON.parse(order?.content ?? '{}') as { lines: { id: string; done: string }[] };
  expect(lines.find(({ id }) => id === 'oats')?.done).toBe(String(kills * perPush));
  expect(company).toBeDefined();
}

test('[R15] a server killed twenty times in the middle of batches loses nothing and doubles nothing on SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotline-killed-'));
  const { accepted, unanswered } = await killInBatches(
    { DATA_DIR: folder, PORT: String(await freePort()) },
    20,
  );
  expect(accepted).toBe(20 * perPush);
  expect(unanswered).toBeGreaterThan(0);
  const db = await openSqlite(join(folder, 'lotline.db'));
  await expectWhole(db, 20);
  expect(await db.snapshot((tx) => tx.many('pragma integrity_check'))).toEqual([{ integrity_check: 'ok' }]);
  await db.close();
  rmSync(folder, { recursive: true });
});

const binaries = postgresBinaries();

test.runIf(binaries)(
  '[R15] a server killed ten times in the middle of batches loses nothing and doubles nothing on PostgreSQL',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lotline-killed-'));
    const cluster = await startPostgres();
    const url = await cluster.createDatabase();
    const { accepted } = await killInBatches(
      {
        DATA_DIR: folder,
        DATABASE_URL: url,
        PORT: String(await freePort()),
      },
      10,
    );
    expect(accepted).toBe(10 * perPush);
    const db = await openPostgres(url);
    await expectWhole(db, 10);
    await db.close();
    await cluster.stop();
    rmSync(folder, { recursive: true });
  },
);
