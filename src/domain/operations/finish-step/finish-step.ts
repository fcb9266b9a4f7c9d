import { StepPayloadSchema, changeStep, stepKeys } from '../../making/steps.ts';
import { rowKey } from '../../stock/view.ts';
import { defineOperation } from '../define.ts';

/** [PRD-12, A19] A work order is finished, by scan; one that nobody began counts as begun. */
export const finishStep = defineOperation({
  kind: 'finish-step',
  version: 1,
  payload: StepPayloadSchema,
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],
  reads: stepKeys,
  decide: (payload, circumstances, view) => changeStep(payload, 'finished', circumstances, view),
});
