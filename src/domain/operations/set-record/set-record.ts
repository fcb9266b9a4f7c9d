import { refusal } from '../../base/refusal.ts';
import { codesOf, isSameHolder } from '../../records/codes.ts';
import { recordKeys } from '../../records/keys.ts';
import { type AnyRecord, type RecordChange, RecordChangeSchema } from '../../records/records.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';
import { judgeProduct, productKeys } from './product-rules.ts';
import { brokenReference, citedKeys, goesInCircles } from './reference-rules.ts';
import { judgeUnit } from './unit-rules.ts';
import { meanwhileFlags, merged } from './merge.ts';
import { settingFlags } from './setting-flags.ts';

/** An administrator makes or changes a record of the plant: a product, a place, a bill of materials, a setting. */
export const setRecord = defineOperation({
  kind: 'set-record',
  version: 1,
  payload: RecordChangeSchema,
  right: 'records',
  targets: () => [],
  cites: () => [],

  reads(change, _, view) {
    const before = recordBefore(change, view);
    const record = merged(change, before);
    const keys: RowKey[] = [...recordKeys(record, before), ...citedKeys(record, view)];
    for (const { code } of codesOf(record))
      for (const holder of found(view, 'code', code)?.holders ?? [])
        keys.push(rowKey(holder.kind, holder.id));
    if (record.of === 'product') keys.push(...productKeys(record.row, view));
    return keys;
  },

  decide(change, _, view) {
    const before = recordBefore(change, view);
    const record = merged(change, before);
    const wrong = takenCode(record, view) ?? brokenReference(record, view) ?? goesInCircles(record, view);
    if (wrong) return refuse(wrong);
    if (record.of === 'unit') {
      const unsound = judgeUnit(record.row, before?.of === 'unit' ? before.row : undefined);
      if (unsound) return refuse(unsound);
    }
    const flags = [...settingFlags(record, before), ...meanwhileFlags(change, before, nameOf(record, view))];
    if (record.of === 'product') {
      const judged = judgeProduct(record.row, before?.of === 'product' ? before.row : undefined, view);
      if (!judged.ok) return refuse(judged.error);
      flags.push(...judged.value);
    }
    return accept([{ kind: 'record-set', record, before }], flags);
  },
});

/** The record as it stands; null for a new one. */
function recordBefore(record: RecordChange, view: View): AnyRecord | null {
  const row = found(view, record.of, record.row.id);
  return row ? ({ of: record.of, row } as AnyRecord) : null;
}

/** A code leads to one thing: another holder of it is named. */
function takenCode(record: AnyRecord, view: View) {
  for (const { code, holder } of codesOf(record)) {
    const other = found(view, 'code', code)?.holders.find((each) => !isSameHolder(each, holder));
    if (!other) continue;
    const row = found(view, other.kind, other.id);
    return refusal('code-taken', { code, by: row?.name ?? other.id });
  }
  return null;
}

/** A bill goes by what it makes. */
const nameOf = ({ of, row }: AnyRecord, view: View): string =>
  of === 'bom' ? (found(view, 'product', row.product)?.name ?? row.product) : row.name;
