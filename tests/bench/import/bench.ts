import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Import } from '#domain/protocol/exchange-messages.ts';
import { writeFile } from '../../../server/exchange/in-thread.ts';
import type { Db } from '../../../server/storage/db.ts';
import { openPostgres } from '../../../server/storage/postgres/open.ts';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';
import { type HandDevice, aReceipt, askUrl, enrolByHand } from '../../support/hand-device.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';
import { startTestServer } from '../../support/server.ts';

/** Lists as a plant of some size has them, over a loopback socket, while a device goes on receiving. */
export async function bench(): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {
    sqlite: await withSqlite((db) => measure(db)),
  };
  if (postgresBinaries()) results['postgres'] = await withPostgres((db) => measure(db));
  return results;
}

async function measure(db: Db): Promise<Record<string, unknown>> {
  const server = await startTestServer({ db });
  try {
    const origin = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const ask = askUrl(origin);
    const eve = await enrolByHand(ask, await server.invite('eve'));
    await eve.signIn('eve');
    const ben = await enrolByHand(ask, await server.invite('ben'));
    const bring = (table: string, rows: string[][], format: 'csv' | 'xlsx' = 'csv') =>
      bringIn(origin, eve, ben, table, rows, format);
    return {
      'products 10,000': await bring('products', productRows('P', 10_000)),
      'opening stock 50,000 lots': await bring('opening-stock', stockRows('P', 50_000)),
      'products 100,000': await bring('products', productRows('Q', 100_000)),
      'products 100,000 again, as a workbook': await bring('products', productRows('Q', 100_000), 'xlsx'),
    };
  } finally {
    await server.close();
  }
}

async function bringIn(
  origin: string,
  eve: HandDevice,
  ben: HandDevice,
  table: string,
  rows: string[][],
  format: 'csv' | 'xlsx',
): Promise<Record<string, unknown>> {
  const file = await writeFile(rows, format);
  const other = keepReceiving(ben);
  const started = performance.now();
  const staged = await post(
    origin,
    eve,
    `/api/v1/import/${table}`,
    file,
    format === 'csv' ? 'text/csv' : 'application/octet-stream',
  );
  const looked = performance.now();
  const whileLooking = other.soFar();
  if (!staged.clean) throw new Error(JSON.stringify(staged.faults.slice(0, 3)));
  await post(origin, eve, `/api/v1/imports/${staged.id}/commit`, Buffer.from('{}'), 'application/json');
  let now: Import;
  do {
    await wait(100);
    now = (await eve.get(`/api/v1/imports/${staged.id}`)).json<Import>();
  } while (now.state === 'carrying-out');
  const ended = performance.now();
  if (now.state !== 'done') throw new Error(JSON.stringify(now));
  const waits = (await other.stop()).sort((a, b) => a - b);
  const measured = {
    lines: staged.lines,
    changes: now.changes,
    bytes: file.length,
    lookedAtInMs: Math.round(looked - started),
    carriedOutInMs: Math.round(ended - looked),
    pushesWhileLookedAt: whileLooking.length,
    pushP95WhileLookedAtMs: Math.round(whileLooking[Math.floor(whileLooking.length * 0.95)] ?? 0),
    pushWorstWhileLookedAtMs: Math.round(whileLooking.at(-1) ?? 0),
    pushesMeanwhile: waits.length,
    pushP50Ms: Math.round(waits[Math.floor(waits.length / 2)] ?? 0),
    pushP95Ms: Math.round(waits[Math.floor(waits.length * 0.95)] ?? 0),
    pushWorstMs: Math.round(waits.at(-1) ?? 0),
    rssMiB: Math.round(process.memoryUsage().rss / 1_048_576),
  };
  // A long bench says where it is.
  process.stderr.write(`${table} ${JSON.stringify(measured)}\n`);
  return measured;
}

/** A device that receives one sack after the other; how long each push waits for its answer. */
function keepReceiving(device: HandDevice): { soFar(): number[]; stop(): Promise<number[]> } {
  const waits: number[] = [];
  const leaving = new AbortController();
  const run = (async () => {
    while (!leaving.signal.aborted) {
      const lot = { ...aReceipt().lot, name: `W-${performance.now()}` };
      const before = performance.now();
      await device.push(device.body('receive', aReceipt({ lot })));
      waits.push(performance.now() - before);
      await wait(50);
    }
  })();
  return {
    soFar: () => waits.toSorted((a, b) => a - b),
    async stop() {
      leaving.abort();
      await run;
      return waits;
    },
  };
}

async function post(
  origin: string,
  { cookie }: HandDevice,
  url: string,
  body: Uint8Array,
  type: string,
): Promise<Import> {
  const answer = await fetch(origin + url, {
    method: 'POST',
    headers: { cookie, 'content-type': type },
    body: Buffer.from(body),
  });
  if (answer.status !== 200) throw new Error(await answer.text());
  return (await answer.json()) as Import;
}

const productRows = (prefix: string, count: number): string[][] => [
  ['Code', 'Name', 'Tracking', 'Unit', 'Decimals', 'Barcodes', 'Category', 'Expiration days'],
  ...Array.from({ length: count }, (_, at) => [
    `${prefix}${at}`,
    `Product ${at} of the house`,
    'lot',
    'kg',
    '3',
    gtin(prefix, at),
    'Food',
    '365',
  ]),
];

const stockRows = (prefix: string, count: number): string[][] => [
  ['Product code', 'Location', 'Lot or serial', 'Quantity', 'Expiration'],
  ...Array.from({ length: count }, (_, at) => [
    `${prefix}${at % 10_000}`,
    'Warehouse / Stock',
    `L-${at}`,
    String(1 + (at % 400)),
    '2027-09-30',
  ]),
];

function gtin(prefix: string, at: number): string {
  const digits = `29${prefix === 'P' ? 1 : 2}${String(at).padStart(9, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

async function withSqlite<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lotline-bench-'));
  const db = await openSqlite(join(folder, 'bench.db'));
  try {
    return await work(db);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withPostgres<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const cluster = await startPostgres({ durable: true });
  const db = await openPostgres(await cluster.createDatabase());
  try {
    return await work(db);
  } finally {
    await db.close();
    await cluster.stop();
  }
}
