import { IconPackageImport, IconTruckDelivery } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { OrderId } from '#domain/base/ids.ts';
import { OrderList } from '../goods/order-list.tsx';

/** Expected receipts. */
export function ReceiptList({ current }: { current?: OrderId }) {
  const { t } = useLingui();
  return (
    <OrderList
      kind="receipt"
      path="/receive"
      icon={<IconPackageImport size={32} aria-hidden="true" />}
      emptyIcon={<IconTruckDelivery size={56} aria-hidden="true" />}
      current={current}
      words={{
        list: t`Expected receipts`,
        search: t`Search receipts`,
        showAll: t`Show all receipts`,
        none: t`No receipt is expected`,
        noneFits: t`No open receipt fits`,
        begin: t`What arrives all the same is received without an order.`,
      }}
    />
  );
}
