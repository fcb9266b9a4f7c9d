import { IconPackageImport, IconPlus } from '@tabler/icons-react';
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
import { ReceiptList } from './receipt-list.tsx';

/** Which receipt? A scan of an order, product or supplier finds it. */
export function ReceiptsScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  useScans(async (scan) => {
    const way = await orderWay(floor, scan, { kind: 'receipt', path: '/receive' });
    if (way === null) return false;
    if (way.none !== undefined)
      say(floor, 'wait', msg`Not expected`, i18n._(msg`No open receipt expects ${way.none}.`));
    else void navigate(way.to);
    return true;
  });
  return (
    <Screen
      title={t`Receive`}
      note={t`Which receipt?`}
      back="/"
      secondary={
        <Button
          kind="strong"
          icon={<IconPlus size={28} aria-hidden="true" />}
          onPress={() => void navigate('/receive/new')}
        >
          {t`Receive without an order`}
        </Button>
      }
      aside={
        <Empty icon={<IconPackageImport size={56} aria-hidden="true" />} title={t`Which receipt?`}>
          <p>{t`Choose one, or scan an order, a product or a supplier.`}</p>
        </Empty>
      }
    >
      <ReceiptList />
    </Screen>
  );
}
