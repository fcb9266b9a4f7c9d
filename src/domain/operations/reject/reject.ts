import { DecisionPayloadSchema, decideOn, decisionKeys } from '../../making/decide-on.ts';
import { refusal } from '../../base/refusal.ts';
import { defineOperation, refuse } from '../define.ts';

/** [APR-2] What was made stays on hold until it is scrapped, taken apart or reworked. Its numbers are not given out again. */
export const reject = defineOperation({
  kind: 'reject',
  version: 1,
  payload: DecisionPayloadSchema,
  right: 'decide',
  targets: ({ productions }) => productions.map(({ operation }) => operation),
  cites: () => [],
  signature: ({ signature }) => signature,
  reads: decisionKeys,
  decide: (payload, circumstances, view) =>
    circumstances.reason?.trim()
      ? decideOn(payload, 'rejected', circumstances, view)
      : refuse(refusal('reason-missing', {})),
});
