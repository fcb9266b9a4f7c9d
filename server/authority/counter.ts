import type { Queries } from '../storage/db.ts';

/** Where a company stands: every change gets the next version, in the order of commits. */
export interface Counter {
  readonly version: number;
  readonly epoch: string;
  /** Seals cursors. */
  readonly secret: string;
  readonly horizon: number;
  readonly backedUp: number;
  readonly leasing: boolean;
}

interface CounterRow {
  readonly version: number;
  readonly epoch: string;
  readonly secret: string;
  readonly horizon: number;
  readonly backed_up: number;
  readonly leasing: number;
}

const toCounter = (row: CounterRow | undefined, company: string): Counter => {
  if (!row) throw new Error(`Company ${company} has no counter`);
  const { version, epoch, secret, horizon, backed_up: backedUp, leasing } = row;
  return { version, epoch, secret, horizon, backedUp, leasing: leasing === 1 };
};

export const readCounter = async (tx: Queries, company: string): Promise<Counter> =>
  toCounter(await tx.one<CounterRow>('select * from counter where company = $1', [company]), company);

/** Taken first by everybody who writes for a company: what is read after it stands still until the commit. */
export async function lockCounter(tx: Queries, company: string): Promise<Counter> {
  await tx.run('update counter set version = version where company = $1', [company]);
  return readCounter(tx, company);
}

export async function setVersion(tx: Queries, company: string, version: number): Promise<void> {
  await tx.run('update counter set version = $2 where company = $1', [company, version]);
}
