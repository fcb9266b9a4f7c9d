import { selectIn } from './batch.ts';
import type { Queries } from './db.ts';

/** A list that is in force and on its way into its place. */
export interface InForce {
  readonly list: string;
  readonly version: number;
}

export const listInForce = (tx: Queries, company: string): Promise<InForce | undefined> =>
  tx.one<InForce>('select list, version from coming_in_force where company = $1', [company]);

/** What is written now is later than a list that still has these rows to bring; whoever asks holds the company's counter. */
export async function overtake(tx: Queries, company: string, keys: readonly string[]): Promise<void> {
  const coming = await listInForce(tx, company);
  if (!coming) return;
  const overtaken = await selectIn<{ key: string }>(
    tx,
    (list) => `select r.key from coming_in_force c cross join coming_row r
      where r.company = $1 and c.company = r.company and r.list = c.list and r.key in (${list})`,
    company,
    keys,
  );
  for (const { key } of overtaken)
    await tx.run('delete from coming_row where company = $1 and list = $2 and key = $3', [
      company,
      coming.list,
      key,
    ]);
}
