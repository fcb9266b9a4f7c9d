import { IconPlus, IconTool } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { OrderList } from './order-list.tsx';

/** What shall be made? A scan of an order, a product or a unit finds it. */
export function OrdersScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <Screen
      title={t`Produce`}
      note={t`Which order?`}
      back="/"
      secondary={
        <Button
          kind="strong"
          icon={<IconPlus size={28} aria-hidden="true" />}
          onPress={() => void navigate('/produce/new')}
        >
          {t`New order`}
        </Button>
      }
      aside={
        <Empty icon={<IconTool size={56} aria-hidden="true" />} title={t`Which order?`}>
          <p>{t`Choose one, or scan an order or a unit.`}</p>
        </Empty>
      }
    >
      <OrderList />
    </Screen>
  );
}
