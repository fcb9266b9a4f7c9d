import type { CompanyId, PersonId } from '../../base/ids.ts';
import type { Day } from '../../base/calendar.ts';
import type { Intent } from '../../operations/registry.ts';
import type { PersonEdit } from '../../protocol/people-messages.ts';
import type { StoredKind, StoredRowOf } from '../../stock/view.ts';
import type { CellFault, Read } from './cells.ts';

/** The plant as an import finds it. A record is known outside by its code, name or reference. */
export interface Known {
  readonly company: CompanyId;
  readonly today: Day;
  find<Kind extends StoredKind>(kind: Kind, external: string): StoredRowOf[Kind] | undefined;
}

/** Line 1 is the header, as a spreadsheet counts. */
export interface Fault {
  readonly line: number;
  readonly column: string;
  readonly fault: CellFault;
}

export interface TableFault {
  readonly code: 'missing-column' | 'unknown-column' | 'column-twice' | 'no-lines';
  readonly column: string;
}

export interface Column<T> {
  readonly title: string;
  /** Shown in the template's second line. */
  readonly example: string;
  readonly read: Read<T>;
  /** The header may be left out altogether; then every cell counts as empty. */
  readonly optional?: true;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;
export type Line<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** A person that a list speaks of. No operation: operations are kept for ever, and a person's data can be erased. */
export interface PersonIntent {
  readonly kind: 'edit-person';
  /** Null for a new one, who is given an opaque id. */
  readonly payload: Omit<PersonEdit, 'id'> & { readonly id: PersonId | null };
}

/** One kind of list that goes in and out as CSV or XLSX. */
export interface ExchangeTable<C extends Columns = Columns, I = Intent> {
  readonly name: string;
  readonly columns: C;
  /**
   * What the lines ask for, one after the other as they are asked for. Lines that could not be read are left out; their
   * faults are known already.
   */
  intents(
    lines: readonly Numbered<C>[],
    known: Known,
    fault: (line: number, column: keyof C & string, fault: CellFault) => void,
  ): Iterable<PlannedIntent<I>>;
}

export interface Numbered<C extends Columns> {
  readonly line: number;
  readonly values: Line<C>;
}

/** What an import would do, and for which lines. */
export interface PlannedIntent<I = Intent> {
  readonly intent: I;
  readonly lines: readonly number[];
}

/** The columns come first, so that the lines are typed by them. */
export const defineTable = <const C extends Columns, I = Intent>(
  name: string,
  columns: C,
  intents: ExchangeTable<NoInfer<C>, I>['intents'],
): ExchangeTable<C, I> => ({ name, columns, intents });
