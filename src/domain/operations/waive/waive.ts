import { Type } from 'typebox';
import type { OperationId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';
import { settleRefusal } from '../settle-rules.ts';

/** [X04] A supervisor ends a refused, held or parked operation without repairing it, and says why. */
export const waive = defineOperation({
  kind: 'waive',
  version: 1,
  payload: Type.Object({ target: Id<OperationId>() }, strict),
  right: 'decide',
  targets: () => [],
  cites: () => [],
  reads: ({ target }) => [rowKey('operation', target)],

  decide({ target }, { operation, reason }, view) {
    if (!reason?.trim()) return refuse(refusal('reason-missing', {}));
    const wrong = settleRefusal(view.get('operation', target), target);
    if (wrong) return refuse(wrong);
    return accept([{ kind: 'operation-settled', operation: target, by: operation, how: 'waived' }]);
  },
});
