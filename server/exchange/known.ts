import { type Instant, dayAt } from '#domain/base/calendar.ts';
import type { CompanyId, SiteId } from '#domain/base/ids.ts';
import { externalOf } from '#domain/records/exchange/references.ts';
import type { Known } from '#domain/records/exchange/table.ts';
import { type RowKey, type StoredKind, type StoredRowOf, rowKey, splitKey } from '#domain/stock/view.ts';
import { readCounter } from '../authority/counter.ts';
import { loadRows } from '../authority/rows.ts';
import type { Db } from '../storage/db.ts';
import { rowsOfKind } from './rows-of-kind.ts';

export interface Place {
  readonly company: CompanyId;
  readonly site: SiteId;
}

/** The plant as a list finds it, and the version that it was at when the looking began. */
export interface Found extends Known {
  readonly version: number;
  readonly epoch: string;
  /** Whether the list has looked for this row, by its key or by what it is called outside. */
  hasAsked(key: RowKey, row: StoredRowOf[StoredKind] | null): boolean;
}

export async function findAll(
  db: Db,
  { company, site }: Place,
  kinds: readonly StoredKind[],
  now: Instant,
): Promise<Found> {
  const { version, epoch, timeZone } = await db.snapshot(async (tx) => {
    const counter = await readCounter(tx, company);
    const key = `site/${site}` as const;
    const row = (await loadRows(tx, company, [key])).get(key);
    const zone = row?.state === 'present' ? (row.value as StoredRowOf['site']).timeZone : 'UTC';
    return { ...counter, timeZone: zone };
  });
  const shared = new Map<StoredKind, Map<string, unknown>>();
  for (const kind of kinds) {
    const rows = new Map<string, unknown>();
    for await (const row of rowsOfKind(db, company, kind)) {
      const external = externalOf(kind, row);
      if (external !== null) rows.set(external, row);
    }
    shared.set(kind, rows);
  }
  const asked = new Set<string>();
  return {
    company,
    today: dayAt(now, timeZone),
    version,
    epoch,
    hasAsked(key, row) {
      const { kind } = splitKey(key);
      const external = row && externalOf(kind as StoredKind, row);
      return asked.has(key) || (external !== null && asked.has(`${kind}\n${external}`));
    },
    find<Kind extends StoredKind>(kind: Kind, external: string): StoredRowOf[Kind] | undefined {
      const rows = shared.get(kind);
      if (!rows) throw new Error(`This list did not say that it looks for ${kind}`);
      const row = rows.get(external) as StoredRowOf[Kind] | undefined;
      asked.add(`${kind}\n${external}`);
      if (row && 'id' in row) asked.add(rowKey(kind, row.id));
      return row;
    },
  };
}
