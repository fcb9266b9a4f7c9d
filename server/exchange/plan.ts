import { unguarded } from '#domain/records/exchange/export-cell.ts';
import type { CellFault } from '#domain/records/exchange/cells.ts';
import { isClean, readTableInSteps } from '#domain/records/exchange/read-table.ts';
import type { Known, PersonIntent, PlannedIntent, TableFault } from '#domain/records/exchange/table.ts';
import { tables } from '#domain/records/exchange/tables.ts';
import type { Intent } from '#domain/operations/registry.ts';
import {
  type Import,
  type ImportFault,
  type TableName,
  faultsShown,
} from '#domain/protocol/exchange-messages.ts';
import { inBreaths } from './in-breaths.ts';
import { externalOf } from '#domain/records/exchange/references.ts';
import type { StoredKind } from '#domain/stock/view.ts';

export type AnyPlanned = PlannedIntent<Intent | PersonIntent>;

/** What a list would change, and what is wrong with it. */
export interface Plan {
  readonly lines: number;
  readonly changes: readonly AnyPlanned[];
  /** Records that stand already as the list has them. */
  readonly unchanged: number;
  readonly counts: Import['counts'];
  readonly faults: readonly ImportFault[];
  readonly faultCount: number;
  readonly tableFaults: readonly TableFault[];
  readonly clean: boolean;
}

export const planOf = (name: TableName, rows: readonly (readonly string[])[], known: Known): Promise<Plan> =>
  inBreaths(planInSteps(name, rows, known));

function* planInSteps(
  name: TableName,
  rows: readonly (readonly string[])[],
  known: Known,
): Generator<undefined, Plan> {
  const cells: string[][] = [];
  for (const row of rows) {
    cells.push(row.map(unguarded));
    yield;
  }
  const preview = yield* readTableInSteps<never, Intent | PersonIntent>(
    tables[name].table as never,
    cells,
    known,
  );
  const changes: AnyPlanned[] = [];
  for (const planned of preview.intents) {
    if (!standsAlready(planned.intent, known)) changes.push(planned);
    yield;
  }
  return {
    lines: preview.lines,
    changes,
    unchanged: preview.intents.length - changes.length,
    counts: countLines(preview.lines, changes, known),
    faults: preview.faults.slice(0, faultsShown).map(({ line, column, fault }) => ({
      line,
      column: column.slice(0, 200),
      ...coded(fault),
    })),
    faultCount: preview.faults.length,
    tableFaults: preview.tableFaults,
    clean: isClean(preview),
  };
}

/** A line whose record stands already may have led to no intent at all. */
function countLines(all: number, changes: readonly AnyPlanned[], known: Known): Import['counts'] {
  const linesOf = (some: readonly AnyPlanned[]): number =>
    some.reduce((sum, { lines }) => sum + lines.length, 0);
  const fresh = linesOf(changes.filter(({ intent }) => isFresh(intent, known)));
  const changed = linesOf(changes) - fresh;
  return { fresh, changed, same: Math.max(0, all - fresh - changed) };
}

function isFresh(intent: Intent | PersonIntent, known: Known): boolean {
  if (intent.kind === 'edit-person') return intent.payload.id === null;
  if (intent.kind !== 'set-record') return true;
  const { of, row } = intent.payload;
  const external = externalOf(of as StoredKind, row as never);
  return external === null || known.find(of as StoredKind, external) === undefined;
}

function coded({ code, ...args }: CellFault): Pick<ImportFault, 'code' | 'args'> {
  return {
    code,
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)])),
  };
}

/** The same list brought in again changes nothing, and says so. */
function standsAlready(intent: Intent | PersonIntent, known: Known): boolean {
  if (intent.kind === 'edit-person') {
    const { id, name, roles, active, badge } = intent.payload;
    const person = id === null ? undefined : known.find('person', name);
    return (
      person !== undefined &&
      badge === undefined &&
      person.active === active &&
      isSame([...person.roles].sort(), [...roles].sort())
    );
  }
  if (intent.kind !== 'set-record') return false;
  const { of, row } = intent.payload;
  const external = externalOf(of as StoredKind, row as never);
  const stands = external === null ? undefined : known.find(of as StoredKind, external);
  return stands !== undefined && isSame(stands, row);
}

/** By content, whatever the order of members. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([name, value]) => isSame(value, (b as Record<string, unknown>)[name]))
  );
}
