import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { OperationKind } from '#domain/operations/registry.ts';

const words: Readonly<Record<OperationKind, MessageDescriptor>> = {
  'open-order': msg`Order opened`,
  receive: msg`Received`,
  'close-order': msg`Receipt closed`,
  'assign-number': msg`Number assigned`,
  consume: msg`Consumed`,
  'return-component': msg`Put back`,
  produce: msg`Produced`,
  prepare: msg`Prepared`,
  'produce-batch': msg`Batch produced`,
  'start-step': msg`Step begun`,
  'finish-step': msg`Step finished`,
  'end-making': msg`Production ended`,
  approve: msg`Approved`,
  reject: msg`Rejected`,
  unbuild: msg`Taken apart`,
  rework: msg`Reworked`,
  undo: msg`Taken back`,
  waive: msg`Waived`,
  'set-record': msg`Record changed`,
  'set-profile': msg`Profile changed`,
  'open-stock': msg`Opening stock booked`,
};

/** The kind of an operation in words; a newer program may have recorded kinds that this one does not know. */
export const operationWords = (kind: string): MessageDescriptor =>
  Object.hasOwn(words, kind) ? words[kind as OperationKind] : msg`Other work (${kind})`;
