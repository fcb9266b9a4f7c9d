import type { Static, TSchema } from 'typebox';
import { approve } from './approve/approve.ts';
import { assignNumber } from './assign-number/assign-number.ts';
import { consume } from './consume/consume.ts';
import { adopt } from './adopt/adopt.ts';
import { correct } from './correct/correct.ts';
import { count } from './count/count.ts';
import { createLot } from './create-lot/create-lot.ts';
import { deleteLot } from './delete-lot/delete-lot.ts';
import { editLot } from './edit-lot/edit-lot.ts';
import { hold } from './hold/hold.ts';
import { identify } from './identify/identify.ts';
import { pack } from './pack/pack.ts';
import { relabel } from './relabel/relabel.ts';
import { release } from './release/release.ts';
import { returnFromCustomer } from './return-from-customer/return-from-customer.ts';
import { returnToSupplier } from './return-to-supplier/return-to-supplier.ts';
import { scrap } from './scrap/scrap.ts';
import { unpack } from './unpack/unpack.ts';
import { amendMaking } from './amend-making/amend-making.ts';
import { amendOrder } from './amend-order/amend-order.ts';
import { changeOrder } from './change-order/change-order.ts';
import { closeOrder } from './close-order/close-order.ts';
import { deliver } from './deliver/deliver.ts';
import type { OperationDefinition } from './define.ts';
import { endMaking } from './end-making/end-making.ts';
import { finishStep } from './finish-step/finish-step.ts';
import { openStock } from './open-stock/open-stock.ts';
import { openOrder } from './open-order/open-order.ts';
import { prepare } from './prepare/prepare.ts';
import { produce } from './produce/produce.ts';
import { produceBatch } from './produce-batch/produce-batch.ts';
import { receive } from './receive/receive.ts';
import { reject } from './reject/reject.ts';
import { returnComponent } from './return-component/return-component.ts';
import { rework } from './rework/rework.ts';
import { startStep } from './start-step/start-step.ts';
import { unbuild } from './unbuild/unbuild.ts';
import { reserve } from './reserve/reserve.ts';
import { transfer } from './transfer/transfer.ts';
import { tellAlerts } from './tell-alerts/tell-alerts.ts';
import { setProfile } from './set-profile/set-profile.ts';
import { setRecord } from './set-record/set-record.ts';
import { undo } from './undo/undo.ts';
import { unprepare } from './unprepare/unprepare.ts';
import { waive } from './waive/waive.ts';

/** Every operation there is. Queue, push, storage and history name none of them. */
export const registry = {
  'open-order': openOrder,
  receive,
  'change-order': changeOrder,
  'amend-order': amendOrder,
  'close-order': closeOrder,
  'assign-number': assignNumber,
  consume,
  'return-component': returnComponent,
  produce,
  prepare,
  unprepare,
  'produce-batch': produceBatch,
  'start-step': startStep,
  'finish-step': finishStep,
  'amend-making': amendMaking,
  'end-making': endMaking,
  approve,
  reject,
  unbuild,
  rework,
  reserve,
  deliver,
  transfer,
  adopt,
  correct,
  count,
  'create-lot': createLot,
  'delete-lot': deleteLot,
  'edit-lot': editLot,
  hold,
  identify,
  pack,
  relabel,
  release,
  'return-from-customer': returnFromCustomer,
  'return-to-supplier': returnToSupplier,
  scrap,
  unpack,
  undo,
  waive,
  'set-record': setRecord,
  'set-profile': setProfile,
  'tell-alerts': tellAlerts,
  'open-stock': openStock,
} as const;

export type OperationKind = keyof typeof registry;
export type PayloadOf<Kind extends OperationKind> = Static<(typeof registry)[Kind]['payload']>;

/** A kind with its payload: what a screen hands to the queue. */
export type Intent = {
  [Kind in OperationKind]: { readonly kind: Kind; readonly payload: PayloadOf<Kind> };
}[OperationKind];

type AnyDefinition = OperationDefinition<string, TSchema>;

/** Nothing for a kind that this program does not know; a newer one may. */
export const definitionOf = (kind: string): AnyDefinition | undefined =>
  Object.hasOwn(registry, kind) ? (registry[kind as OperationKind] as AnyDefinition) : undefined;
