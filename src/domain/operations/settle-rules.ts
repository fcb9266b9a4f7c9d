import type { OperationId } from '../base/ids.ts';
import { type Refusal, refusal } from '../base/refusal.ts';
import type { Known, OperationRow } from '../stock/view.ts';

/** Only what is refused, held or parked, and not ended yet, can be repaired or waived. Null when nothing is wrong. */
export function settleRefusal(target: Known<OperationRow>, id: OperationId): Refusal | null {
  if (target.state === 'unknown') return null;
  if (target.state === 'absent') return refusal('unknown-operation', { operationId: id });
  const { settled, state } = target.value;
  if (settled) return refusal('already-settled', { how: settled.how });
  if (state === 'accepted' || state === 'adjusted') return refusal('not-settleable', { state });
  return null;
}
