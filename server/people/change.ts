import type { Instant } from '#domain/base/calendar.ts';
import type { CompanyId } from '#domain/base/ids.ts';
import type { Result } from '#domain/base/result.ts';
import { type Counter, lockCounter, setVersion } from '../authority/counter.ts';
import { type Desk, createDesk } from '../authority/gather.ts';
import { saveRows } from '../authority/rows.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';

/** What one change of the server's own has at hand, in a transaction that holds the company's counter. */
export interface Change {
  readonly tx: Queries;
  readonly company: CompanyId;
  readonly desk: Desk;
  readonly counter: Counter;
  readonly now: Instant;
}

export interface Changed<T, E> {
  readonly result: Result<T, E>;
  /** The company's version after it; devices pull up to here. */
  readonly version: number;
}

/** Rows that the server changes by itself and not by an operation: people above all. Nothing stays of a refused change. */
export async function changeRows<T, E>(
  deps: Pick<ServerDeps, 'db' | 'clock'>,
  company: CompanyId,
  work: (change: Change) => Promise<Result<T, E>>,
): Promise<Changed<T, E>> {
  try {
    return await deps.db.transaction(async (tx) => {
      const counter = await lockCounter(tx, company);
      const desk = createDesk(tx, company);
      const now = deps.clock();
      const result = await work({ tx, company, desk, counter, now });
      const { written } = desk.draft;
      if (!result.ok) throw new TakenBack({ result, version: counter.version });
      if (written.size === 0) return { result, version: counter.version };
      const version = counter.version + 1;
      await saveRows(tx, company, written, version, now);
      await setVersion(tx, company, version);
      return { result, version };
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.changed as Changed<T, E>;
    throw error;
  }
}

/** Carries a refusal out of the transaction, which it ends without effect. */
class TakenBack extends Error {
  readonly changed: unknown;
  constructor(changed: unknown) {
    super('Refused');
    this.changed = changed;
  }
}
