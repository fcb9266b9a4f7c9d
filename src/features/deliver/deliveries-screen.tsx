import { IconPlus, IconTruck } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor } from '../floor.tsx';
import { orderWay } from '../goods/order-way.ts';
import { say } from '../goods/say.ts';
import { useScans } from '../use-scans.ts';
import { DeliveryList } from './delivery-list.tsx';

/** Which delivery? A scan of an order, a product or a customer finds it. */
export function DeliveriesScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  useScans(async (scan) => {
    const way = await orderWay(floor, scan, { kind: 'delivery', path: '/deliver' });
    if (way === null) return false;
    if (way.none !== undefined)
      say(floor, 'wait', msg`Not due`, i18n._(msg`No open delivery wants ${way.none}.`));
    else void navigate(way.to);
    return true;
  });
  return (
    <Screen
      title={t`Deliver`}
      note={t`Which delivery?`}
      back="/"
      secondary={
        <Button
          kind="strong"
          icon={<IconPlus size={28} aria-hidden="true" />}
          onPress={() => void navigate('/deliver/new')}
        >
          {t`Deliver without an order`}
        </Button>
      }
      aside={
        <Empty icon={<IconTruck size={56} aria-hidden="true" />} title={t`Which delivery?`}>
          <p>{t`Choose one, or scan an order, a product or a customer.`}</p>
        </Empty>
      }
    >
      <DeliveryList />
    </Screen>
  );
}
