import { IconArrowsRightLeft, IconTransfer } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { Order } from '#domain/catalogue/order.ts';
import { OrderList } from '../goods/order-list.tsx';

/** Planned transfers, the most urgent first. */
export function TransferList({ current }: { readonly current?: Order['id'] }) {
  const { t } = useLingui();
  return (
    <OrderList
      kind="transfer"
      path="/move"
      icon={<IconTransfer size={32} aria-hidden="true" />}
      emptyIcon={<IconArrowsRightLeft size={56} aria-hidden="true" />}
      words={{
        list: t`Planned transfers`,
        search: t`Search transfers`,
        showAll: t`Show all transfers`,
        none: t`No transfer is planned`,
        noneFits: t`No open transfer fits`,
        begin: t`Goods are moved without a plan as well.`,
      }}
      current={current}
    />
  );
}
