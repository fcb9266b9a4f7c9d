import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { aReceipt } from '../support/hand-device.ts';
import { aLot, ledgerBalance } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';

test('[R17] a full disk is 503 and leaves nothing half done; with room again the same push is taken once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotline-full-'));
  const db = await openSqlite(join(folder, 'lotline.db'));
  const server = await startTestServer({ db });
  const device = await server.enrol('ben');
  const push = await device.sign(
    device.frame(
      ...Array.from({ length: 100 }, (_, at) => device.body('receive', aReceipt({ lot: aLot(`F-${at}`) }))),
    ),
  );
  const pages = await db.transaction((tx) => tx.one<{ page_count: number }>('pragma page_count'));
  // SQLite answers a page that it may not add just as it answers a disk without room.
  for (const room of [0, 1, 2, 5, 9, 14]) {
    await db.transaction((tx) => tx.many(`pragma max_page_count = ${(pages?.page_count ?? 0) + room}`));
    const answer = await device.send(push);
    expect([answer.status, answer.json()]).toMatchObject([503, { code: 'unavailable' }]);
    expect(await db.snapshot((tx) => tx.one('select count(*) as n from operation'))).toEqual({ n: 0 });
  }
  await db.transaction((tx) => tx.many('pragma max_page_count = 1000000'));
  expect((await device.send(push)).json()).toMatchObject({ expected: 101 });
  expect((await device.send(push)).json()).toMatchObject({ expected: 101 });
  expect(await ledgerBalance(db, 'oats', 'F-99', 'dock')).toBe('25');
  expect(await db.snapshot((tx) => tx.many('pragma integrity_check'))).toEqual([{ integrity_check: 'ok' }]);
  await server.close();
  await db.close();
  rmSync(folder, { recursive: true });
});
