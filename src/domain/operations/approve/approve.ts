import { DecisionPayloadSchema, decideOn, decisionKeys } from '../../making/decide-on.ts';

import { defineOperation } from '../define.ts';

/** [APR-2] Releases what was made: its hold ends, and an order that is done is closed. */
export const approve = defineOperation({
  kind: 'approve',
  version: 1,
  payload: DecisionPayloadSchema,
  right: 'decide',
  targets: ({ productions }) => productions.map(({ operation }) => operation),
  cites: () => [],
  signature: ({ signature }) => signature,
  reads: decisionKeys,
  decide: (payload, circumstances, view) => decideOn(payload, 'approved', circumstances, view),
});
