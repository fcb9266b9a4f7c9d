import { type OperationRow, type StoredKind, isStoredKind } from '#domain/stock/view.ts';
import type { Report } from '../ports.ts';
import type { OddRow, PulledRow, ReplicaRow } from './database.ts';
import { parseRow } from './parse-row.ts';

export interface Taken {
  readonly kinds: ReadonlySet<StoredKind>;
  /** What became of operations, with the version of each: ours may be among them. */
  readonly operations: readonly { readonly version: number; readonly row: OperationRow }[];
}

type ReadRow = Omit<ReplicaRow, 'terms'>;

/**
 * What a pull says, row by row, in the order it says it: the last word on a row counts, so that pages may overlap.
 * @param keep how a row is held until all have come: a large pull would fill the memory with objects
 */
export function createIntake<Kept>(report: Report, keep: (row: ReadRow) => Kept) {
  const good = new Map<string, Kept>();
  const operations = new Map<string, { readonly version: number; readonly row: OperationRow }>();
  const odd = new Map<string, OddRow>();
  /** Gone, or unreadable: a row that does not parse never stands for what it was before. */
  const gone = new Map<string, [string, string]>();
  const kinds = new Set<StoredKind>();

  return {
    good,
    odd,
    gone,
    kinds,
    add(each: PulledRow): void {
      const key = `${each.kind}/${each.id}`;
      for (const map of [good, odd, gone, operations]) map.delete(key);
      if (isStoredKind(each.kind)) kinds.add(each.kind);
      const parsed = parseRow(each);
      if (parsed.kind === 'row') good.set(key, keep(parsed.row));
      else gone.set(key, [each.kind, each.id]);
      if (parsed.kind === 'row' && parsed.row.kind === 'operation')
        operations.set(key, { version: each.version, row: parsed.row.row as OperationRow });
      if (parsed.kind !== 'odd') return;
      odd.set(key, parsed.odd);
      report('unreadable-row', { key, where: parsed.odd.where });
    },
    taken: (): Taken => ({ kinds, operations: [...operations.values()] }),
  };
}

export type Intake<Kept> = ReturnType<typeof createIntake<Kept>>;
