import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Hold } from '#domain/stock/rows.ts';

/** Why goods are there but not to be used. */
export const holdReasonWords: Readonly<Record<Hold['why'], MessageDescriptor>> = {
  quality: msg`Quality looks at it.`,
  approval: msg`It waits for approval.`,
  recall: msg`It was recalled.`,
  unidentified: msg`Nobody has named these goods yet.`,
};
