import type { StoredKind } from '#domain/stock/view.ts';
import type { ReplicaDatabase, ReplicaRow } from './database.ts';

const leastStep = 64;
const mostStep = 1000;
const last = '\uffff';

/** A place in the order of terms. */
export interface TermPlace {
  readonly term: string;
  readonly id: string;
}

/**
 * Rows of a kind in the order of their first term under the prefix, then of their id.
 * @param after the place of the last row of the page before
 */
export async function scanTerms(
  db: ReplicaDatabase,
  kind: StoredKind,
  prefix: string,
  limit: number,
  after?: TermPlace,
): Promise<ReplicaRow[]> {
  const lead = `${kind}|${prefix}`;
  const start = after && `${kind}|${after.term}`;
  const found: ReplicaRow[] = [];
  const seen = new Set<string>();
  // Every step passes over all before it: few large ones for a long page.
  const step = Math.min(mostStep, Math.max(leastStep, limit));
  for (let offset = 0; found.length < limit; offset += step) {
    const rows = await db.rows
      .where('terms')
      .between(start ?? lead, `${lead}${last}`, true, false)
      .offset(offset)
      .limit(step)
      .toArray();
    for (const row of rows) {
      // A row with several terms under the prefix stands at its first one alone, or pages would repeat it.
      const term = firstTerm(row.terms, lead);
      const isPast = !after || !start || term > start || (term === start && row.id > after.id);
      if (isPast && !seen.has(row.id)) found.push(row);
      seen.add(row.id);
    }
    if (rows.length < step) break;
  }
  return found.slice(0, limit);
}

/** The least term under the prefix; empty when there is none. */
export const firstTerm = (terms: readonly string[], lead: string): string =>
  terms.filter((term) => term.startsWith(lead)).toSorted()[0] ?? '';

/** As IndexedDB sorts text. */
const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export const inOrder = (a: TermPlace, b: TermPlace): number =>
  compareText(a.term, b.term) || compareText(a.id, b.id);

export const comesAfter = (each: TermPlace, place: TermPlace): boolean => inOrder(each, place) > 0;
