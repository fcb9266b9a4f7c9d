import { StepPayloadSchema, changeStep, stepKeys } from '../../making/steps.ts';
import { rowKey } from '../../stock/view.ts';
import { defineOperation } from '../define.ts';

/** [PRD-12, A19] A work order is begun, by scan. */
export const startStep = defineOperation({
  kind: 'start-step',
  version: 1,
  payload: StepPayloadSchema,
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],
  reads: stepKeys,
  decide: (payload, circumstances, view) => changeStep(payload, 'begun', circumstances, view),
});
