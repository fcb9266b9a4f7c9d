import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { OperationKind } from '#domain/operations/registry.ts';

const words: Readonly<Record<OperationKind, MessageDescriptor>> = {
  'open-order': msg`Receipt opened`,
  receive: msg`Received`,
  'close-order': msg`Receipt closed`,
  undo: msg`Taken back`,
  waive: msg`Waived`,
  'set-record': msg`Record changed`,
  'set-profile': msg`Profile changed`,
  'open-stock': msg`Opening stock booked`,
};

/** The kind of an operation in words; a newer program may have recorded kinds that this one does not know. */
export const operationWords = (kind: string): MessageDescriptor =>
  Object.hasOwn(words, kind) ? words[kind as OperationKind] : msg`Other work (${kind})`;
