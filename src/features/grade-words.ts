import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Input } from '#domain/stock/rows.ts';

/** [PRD-7] How sure it is that just this went in. */
export const gradeWords: Readonly<Record<Input['grade'], MessageDescriptor>> = {
  scanned: msg`scanned`,
  typed: msg`typed`,
  assumed: msg`taken as proposed`,
};
