import { IconTruck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { OrderId } from '#domain/base/ids.ts';
import { OrderList } from '../goods/order-list.tsx';

/** Deliveries that are due. */
export function DeliveryList({ current }: { current?: OrderId }) {
  const { t } = useLingui();
  return (
    <OrderList
      kind="delivery"
      path="/deliver"
      icon={<IconTruck size={32} aria-hidden="true" />}
      emptyIcon={<IconTruck size={56} aria-hidden="true" />}
      current={current}
      words={{
        list: t`Deliveries to make`,
        search: t`Search deliveries`,
        showAll: t`Show all deliveries`,
        none: t`No delivery is due`,
        noneFits: t`No open delivery fits`,
        begin: t`What leaves all the same is delivered without an order.`,
      }}
    />
  );
}
