import { IconTruckDelivery, IconTruckReturn } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor } from '../floor.tsx';
import { RecentWork } from '../goods/recent-work.tsx';
import { meaningOf } from '../meaning.ts';
import { readScan } from '../read-scan.ts';
import { useScans } from '../use-scans.ts';

/** Which way do the goods go? An order says it by itself: a delivery comes back, a receipt goes back. */
export function ReturnsScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  useScans(async (scan) => {
    const meaning = await meaningOf(floor.world, await readScan(floor, scan));
    if (meaning.kind !== 'order') return false;
    const { id, kind } = meaning.order;
    if (kind !== 'delivery' && kind !== 'receipt') return false;
    void navigate(`/return/${kind === 'delivery' ? 'customer' : 'supplier'}?order=${encodeURIComponent(id)}`);
    return true;
  });
  return (
    <Screen title={t`Return`} note={t`Which way?`} back="/">
      <Choices>
        <Choice
          icon={<IconTruckReturn size={48} aria-hidden="true" />}
          title={t`Back from a customer`}
          note={t`Comes in on hold, under its own lot`}
          onPress={() => void navigate('/return/customer')}
        />
        <Choice
          icon={<IconTruckDelivery size={48} aria-hidden="true" />}
          title={t`Back to a supplier`}
          note={t`Goes out, also when it is on hold or expired`}
          onPress={() => void navigate('/return/supplier')}
        />
      </Choices>
      <RecentWork label={t`Returned just now`} kinds={['return-from-customer', 'return-to-supplier']} />
    </Screen>
  );
}
