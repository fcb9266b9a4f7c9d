import type { Order } from '#domain/catalogue/order.ts';
import type { Draft } from '#domain/stock/draft.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import { insertRows } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';

/**
 * [APR-4, C9] Four eyes as the database holds them: one row a production and person, and no row may say both "made" and
 * "decided". The rule book refuses it first; this stands where a fault in the rules would otherwise release goods.
 */
export async function insertHands(
  tx: Queries,
  company: string,
  draft: Pick<Draft, 'written'>,
  verdicts: readonly { readonly row: Pick<OperationRow, 'actor' | 'facts'> }[],
): Promise<void> {
  const made: string[][] = [];
  const decided: string[][] = [];
  for (const { row } of verdicts)
    for (const fact of row.facts) {
      if (fact.kind === 'made' && !fact.reverses) {
        const order = draft.written.get(`order/${fact.order}`) as Order | undefined;
        for (const person of new Set([row.actor, fact.by, ...(order?.making?.producers ?? [])]))
          made.push([company, fact.operation, person]);
      }
      if (fact.kind !== 'approval-changed') continue;
      if (fact.producer) made.push([company, fact.production, fact.producer]);
      else if (fact.approval === 'approved' || fact.approval === 'rejected')
        decided.push([company, fact.production, row.actor]);
    }
  await insertRows(
    tx,
    'production_hand',
    ['company', 'production', 'person', 'made', 'decided'],
    made.map((row) => [...row, 1, 0]),
    'ignore',
  );
  const seen = new Set<string>();
  for (const row of decided) {
    if (seen.has(row.join(' '))) continue;
    seen.add(row.join(' '));
    await tx.run(
      `insert into production_hand (company, production, person, made, decided) values ($1, $2, $3, 0, 1)
       on conflict (company, production, person) do update set decided = 1`,
      row,
    );
  }
}
