import { useLingui } from '@lingui/react/macro';
import { NewOrderScreen } from '../goods/new-order-screen.tsx';

/** Goods leave that nobody planned: to whom? */
export function NewDeliveryScreen() {
  const { t } = useLingui();
  return (
    <NewOrderScreen
      kind="delivery"
      path="/deliver"
      words={{
        title: t`New delivery`,
        who: t`To whom?`,
        paper: t`Sales order, if there is one`,
        search: t`Search customer`,
        list: t`Customers`,
        partner: t`Customer`,
        begin: t`Begin delivering`,
      }}
    />
  );
}
