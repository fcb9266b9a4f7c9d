import { useLingui } from '@lingui/react/macro';
import type { Column } from './lot-filter.ts';

/** The same words on the record, in the list and on the buttons that choose them. */
export function useColumnWords(): Readonly<Record<Column, string>> {
  const { t } = useLingui();
  return {
    product: t`Product`,
    reference: t`Reference`,
    expiration: t`Expires`,
    bestBefore: t`Best before`,
    removal: t`Leaves the stock`,
    alert: t`Alert from`,
    created: t`Made on`,
  };
}
