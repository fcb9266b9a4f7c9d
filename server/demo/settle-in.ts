import { insertRows } from '../storage/batch.ts';
import type { ServerDeps } from '../deps.ts';
import { toBase64Url } from '../authority/encoding.ts';
import { randomId } from '../authority/random-id.ts';
import { saveRows } from '../authority/rows.ts';
import { replaceSecret } from '../people/secrets.ts';
import type { Queries } from '../storage/db.ts';
import { insertMoves } from '../authority/write.ts';
import type { Plant } from './plant.ts';

/** Writes a company's first rows, once: on a second start it finds the company there and leaves everything as it is. */
export async function settleIn(deps: ServerDeps, plant: Plant, isDemo: boolean): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const made = await settleWithin(tx, deps, plant);
    if (made && isDemo) await tx.run(`insert into meta (name, value) values ('demo', $1)`, [plant.company]);
  });
}

/** Answers whether the company is new. */
export async function settleWithin(
  tx: Queries,
  deps: Pick<ServerDeps, 'clock' | 'random'>,
  { company, rows, moves, counters, pins }: Plant,
): Promise<boolean> {
  const now = deps.clock();
  const made = await tx.run(
    `insert into counter (company, version, epoch, secret, horizon, backed_up, devices, leasing)
       values ($1, 1, $2, $3, 0, 0, 0, 1) on conflict do nothing`,
    [company, randomId(deps), toBase64Url(deps.random(32))],
  );
  if (made === 0) return false;
  await saveRows(tx, company, rows, 1, now);
  await insertMoves(tx, company, 1, moves);
  await insertRows(
    tx,
    'sequence_counter',
    ['company', 'sequence', 'next'],
    Object.entries(counters).map(([sequence, next]) => [company, sequence, next]),
  );
  for (const { person, salt, key } of pins) await replaceSecret(tx, company, person, { salt, key }, 0);
  return true;
}
