import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Role } from '#domain/catalogue/person.ts';

/** What a person is on the floor. */
export const roleWords: Readonly<Record<Role, MessageDescriptor>> = {
  worker: msg`worker`,
  receiver: msg`receiver`,
  supervisor: msg`supervisor`,
  administrator: msg`administrator`,
};
