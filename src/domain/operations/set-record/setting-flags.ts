import { type Flag, flag } from '../../base/refusal.ts';
import type { AnyRecord } from '../../records/records.ts';

/** [T14, T48] Switches that can hurt are allowed, and say so. */
export function settingFlags(record: AnyRecord, before: AnyRecord | null): Flag[] {
  const flags: Flag[] = [];
  const risky = (setting: string): void => void flags.push(flag('risky-setting', { setting }));
  if (record.of === 'operation-type') {
    const old = before?.of === 'operation-type' ? before.row : undefined;
    // A number that is made while goods go out stands for goods that never came in: phantom stock.
    if (record.row.kind === 'delivery' && record.row.createNew && !old?.createNew)
      risky('create-new-on-deliveries');
    if (record.row.approval.when === 'never' && old && old.approval.when !== 'never') risky('no-approval');
  }
  if (record.of === 'site') {
    const old = before?.of === 'site' ? before.row : undefined;
    if (!record.row.traceability && old?.traceability) risky('no-traceability');
    if (!record.row.expiryDates && old?.expiryDates) risky('no-expiry-dates');
    if (!record.row.expiredNeedsSupervisor && old?.expiredNeedsSupervisor)
      risky('expired-without-supervisor');
  }
  return flags;
}
