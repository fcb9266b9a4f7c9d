import { useLingui } from '@lingui/react/macro';
import { NewOrderScreen } from '../goods/new-order-screen.tsx';

/** Goods came that nobody announced: from whom? */
export function NewReceiptScreen() {
  const { t } = useLingui();
  return (
    <NewOrderScreen
      kind="receipt"
      path="/receive"
      words={{
        title: t`New receipt`,
        who: t`From whom?`,
        paper: t`Delivery note, if there is one`,
        search: t`Search supplier`,
        list: t`Suppliers`,
        partner: t`Supplier`,
        begin: t`Begin receiving`,
      }}
    />
  );
}
