import type { Circumstances } from '#domain/operations/define.ts';
import { type Understood, missingKeys } from '#domain/operations/judge.ts';
import { type Draft, createDraft, createView } from '#domain/stock/draft.ts';
import type { RowKey } from '#domain/stock/view.ts';
import type { Queries } from '../storage/db.ts';
import { type Loaded, loadRows } from './rows.ts';

/** All that one batch reads and writes, in memory, over rows loaded set by set. */
export interface Desk {
  /** What has been decided so far, over what was loaded. */
  readonly draft: Draft;
  load(keys: Iterable<RowKey>): Promise<void>;
  /** Loads what these rules will ask for, round by round and for all of them together. */
  gather(cases: readonly { understood: Understood; circumstances: Circumstances }[]): Promise<void>;
  /** Whether this error is the database's and not a rule's: then the transaction is lost and no operation is to blame. */
  failedWith(error: unknown): boolean;
}

/** A rule that names new rows for ever is a bug of the rule; no honest one needs more than a chain of orders. */
const mostRounds = 200;

export function createDesk(tx: Queries, company: string): Desk {
  const loaded: Loaded = new Map();
  const known = new Set<RowKey>();
  let failure: { readonly error: unknown } | null = null;
  const draft = createDraft(createView(loaded));

  async function load(keys: Iterable<RowKey>): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => !known.has(key));
    if (missing.length === 0) return;
    try {
      for (const [key, row] of await loadRows(tx, company, missing)) {
        loaded.set(key, row);
        known.add(key);
      }
    } catch (error) {
      failure = { error };
      throw error;
    }
  }

  return {
    draft,
    load,
    failedWith: (error) => failure?.error === error,
    async gather(cases) {
      let asking = cases;
      for (let round = 0; asking.length > 0; round += 1) {
        if (round === mostRounds) throw new Error('A rule does not stop naming rows');
        const missing = new Set<RowKey>();
        asking = asking.filter(({ understood, circumstances }) => {
          const keys = missingKeys(understood, circumstances, draft, known);
          for (const key of keys) missing.add(key);
          return keys.length > 0;
        });
        await load(missing);
      }
    },
  };
}
