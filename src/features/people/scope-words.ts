import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Scope } from '#domain/protocol/token-messages.ts';

/** What a program may do with a token, in the words of whoever gives it. */
export const scopeWords: Readonly<Record<Scope, MessageDescriptor>> = {
  read: msg`read lists and stock`,
  orders: msg`open orders`,
  import: msg`bring lists in`,
};
