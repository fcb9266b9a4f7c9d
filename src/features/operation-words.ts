import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { OperationKind } from '#domain/operations/registry.ts';

const words: Readonly<Record<OperationKind, MessageDescriptor>> = {
  'open-order': msg`Order opened`,
  receive: msg`Received`,
  'assign-number': msg`Number assigned`,
  consume: msg`Consumed`,
  'return-component': msg`Put back`,
  produce: msg`Produced`,
  prepare: msg`Prepared`,
  unprepare: msg`Preparation taken back`,
  'produce-batch': msg`Batch produced`,
  'start-step': msg`Step begun`,
  'finish-step': msg`Step finished`,
  'end-making': msg`Production ended`,
  approve: msg`Approved`,
  reject: msg`Rejected`,
  unbuild: msg`Taken apart`,
  rework: msg`Reworked`,
  'change-order': msg`Order changed`,
  'amend-order': msg`Order changed`,
  'amend-making': msg`Order changed`,
  'close-order': msg`Order closed`,
  reserve: msg`Goods kept for an order`,
  deliver: msg`Delivered`,
  transfer: msg`Moved`,
  pack: msg`Packed`,
  unpack: msg`Unpacked`,
  count: msg`Counted`,
  adopt: msg`Numbers given`,
  scrap: msg`Scrapped`,
  'return-from-customer': msg`Returned by a customer`,
  'return-to-supplier': msg`Sent back to a supplier`,
  hold: msg`Put on hold`,
  release: msg`Released`,
  relabel: msg`Relabelled`,
  correct: msg`Corrected`,
  'create-lot': msg`Lot made`,
  'edit-lot': msg`Lot changed`,
  'delete-lot': msg`Lot deleted`,
  identify: msg`Goods named`,
  undo: msg`Taken back`,
  waive: msg`Waived`,
  'set-record': msg`Record changed`,
  'set-profile': msg`Profile changed`,
  'tell-alerts': msg`Expiry alerts read`,
  'open-stock': msg`Opening stock booked`,
};

/** The kind of an operation in words; a newer program may have recorded kinds that this one does not know. */
export const operationWords = (kind: string): MessageDescriptor =>
  Object.hasOwn(words, kind) ? words[kind as OperationKind] : msg`Other work (${kind})`;
