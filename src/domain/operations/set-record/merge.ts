import canonicalize from 'canonicalize';
import { type Flag, flag } from '../../base/refusal.ts';
import type { AnyRecord, RecordChange } from '../../records/records.ts';

/** The record as it is to stand: what this person changed, over what everybody else has made of it. */
export function merged({ was, ...record }: RecordChange, before: AnyRecord | null): AnyRecord {
  if (!was || !before) return record as AnyRecord;
  const own = Object.fromEntries(Object.keys(was).map((field) => [field, fieldOf(record.row, field)]));
  return { of: record.of, row: { ...before.row, ...own } } as AnyRecord;
}

/** Both changed one field, and to different ends: the last one counts, and that is said. */
export function meanwhileFlags({ was, row }: RecordChange, before: AnyRecord | null, name: string): Flag[] {
  const isTaken = Object.entries(was ?? {}).some(([field, seen]) => {
    const now = before && fieldOf(before.row, field);
    return before !== null && !isSame(now, seen) && !isSame(now, fieldOf(row, field));
  });
  return isTaken ? [flag('record-changed-meanwhile', { record: name })] : [];
}

const fieldOf = (row: object, field: string): unknown => (row as Record<string, unknown>)[field];

/** Absent and null are two things; the order of members is not. */
const isSame = (a: unknown, b: unknown): boolean => canonicalize({ it: a }) === canonicalize({ it: b });
