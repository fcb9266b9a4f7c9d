import type { Person } from '../catalogue/person.ts';
import { type RowKey, rowKey } from '../stock/view.ts';
import { badgeOf, codesOf } from './codes.ts';
import type { AnyRecord } from './records.ts';

/** The rows that setting a record touches: itself and the codes that it carried and carries. */
export const recordKeys = (record: AnyRecord, before: AnyRecord | null): RowKey[] => [
  rowKey(record.of, record.row.id),
  ...[...codesOf(record), ...(before ? codesOf(before) : [])].map(({ code }) => rowKey('code', code)),
];

export const personKeys = (
  person: Pick<Person, 'id' | 'badge'>,
  before: Pick<Person, 'id' | 'badge'> | null,
): RowKey[] => [
  rowKey('person', person.id),
  ...[...badgeOf(person), ...(before ? badgeOf(before) : [])].map(({ code }) => rowKey('code', code)),
];
