import type { Intent } from '../../operations/registry.ts';
import type { CellFault } from './cells.ts';
import type {
  Columns,
  ExchangeTable,
  Fault,
  Known,
  Line,
  Numbered,
  PlannedIntent,
  TableFault,
} from './table.ts';

export interface Preview<I = Intent> {
  readonly table: string;
  readonly lines: number;
  readonly intents: readonly PlannedIntent<I>[];
  readonly faults: readonly Fault[];
  readonly tableFaults: readonly TableFault[];
}

/** A preview with a fault is shown and never carried out, so that nothing is half done. */
export const isClean = ({ faults, tableFaults }: Pick<Preview, 'faults' | 'tableFaults'>): boolean =>
  faults.length === 0 && tableFaults.every(({ code }) => code === 'unknown-column');

/**
 * Cells to intents. Every fault is named by line and column, none hides another, and empty lines are passed over.
 * @param rows the header line first
 */
export function readTable<C extends Columns, I = Intent>(
  table: ExchangeTable<C, I>,
  rows: readonly (readonly string[])[],
  known: Known,
): Preview<I> {
  const steps = readTableInSteps(table, rows, known);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, line by line: a list of 100,000 lines takes seconds, in which others want an answer, too. */
export function* readTableInSteps<C extends Columns, I = Intent>(
  table: ExchangeTable<C, I>,
  rows: readonly (readonly string[])[],
  known: Known,
): Generator<undefined, Preview<I>> {
  const [header = []] = rows;
  const places = placeColumns(table.columns, header);
  const faults: Fault[] = [];
  const lines: Numbered<C>[] = [];
  const filled = rows.flatMap((cells, at) =>
    at > 0 && cells.some((cell) => cell.trim() !== '') ? [{ cells, line: at + 1 }] : [],
  );
  const tableFaults = [
    ...places.faults,
    ...(filled.length === 0 ? [{ code: 'no-lines', column: '' } as const] : []),
  ];
  if (places.faults.every(({ code }) => code === 'unknown-column'))
    for (const { cells, line } of filled) {
      const values = readLine(table.columns, places.at, cells, (column, fault) =>
        faults.push({ line, column, fault }),
      );
      if (values) lines.push({ line, values });
      yield;
    }
  const fault = (line: number, key: keyof C & string, what: CellFault): void => {
    faults.push({ line, column: table.columns[key]?.title ?? key, fault: what });
  };
  const intents: PlannedIntent<I>[] = [];
  for (const intent of table.intents(lines, known, fault)) {
    intents.push(intent);
    yield;
  }
  return {
    table: table.name,
    lines: filled.length,
    intents,
    faults: faults.toSorted((a, b) => a.line - b.line),
    tableFaults,
  };
}

const plain = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_*-]+/g, ' ');

function placeColumns(
  columns: Columns,
  header: readonly string[],
): { at: Map<string, number>; faults: TableFault[] } {
  const at = new Map<string, number>();
  const faults: TableFault[] = [];
  for (const [index, title] of header.entries()) {
    if (title.trim() === '') continue;
    const key = Object.keys(columns).find((each) => plain(columns[each]?.title ?? '') === plain(title));
    if (key === undefined) faults.push({ code: 'unknown-column', column: title.trim() });
    else if (at.has(key)) faults.push({ code: 'column-twice', column: title.trim() });
    else at.set(key, index);
  }
  for (const [key, { title, optional }] of Object.entries(columns))
    if (!at.has(key) && !optional) faults.push({ code: 'missing-column', column: title });
  return { at, faults };
}

function readLine<C extends Columns>(
  columns: C,
  at: ReadonlyMap<string, number>,
  cells: readonly string[],
  fault: (column: string, fault: CellFault) => void,
): Line<C> | undefined {
  const values: Record<string, unknown> = {};
  let isWhole = true;
  for (const [key, { title, read }] of Object.entries(columns)) {
    const value = read(cells[at.get(key) ?? -1] ?? '');
    if (value.ok) values[key] = value.value;
    else {
      isWhole = false;
      fault(title, value.error);
    }
  }
  return isWhole ? (values as Line<C>) : undefined;
}
