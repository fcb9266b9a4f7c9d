import { IconArrowsRightLeft, IconHandGrab, IconPencilPlus } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor } from '../floor.tsx';
import { scannedOf } from '../goods/scanned.ts';
import { useScans } from '../use-scans.ts';
import { TransferDrafts } from './transfer-drafts.tsx';
import { TransferList } from './transfer-list.tsx';
import { takeFrom } from './trolley.ts';

/** Which transfer? A scan of its paper opens it; a scan of a place begins to move without a plan. */
export function TransfersScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  useScans(async (scan) => {
    const scanned = await scannedOf(floor, scan, { products: [] });
    if (scanned.kind === 'order' && scanned.order.kind === 'transfer') {
      floor.desk.tell(
        { tone: 'plain', word: t`Order`, text: scanned.order.reference, operation: null },
        'ok',
      );
      void navigate(`/move/${scanned.order.id}`);
      return true;
    }
    if (scanned.kind !== 'place' || scanned.location.usage !== 'internal') return false;
    const { id, name } = scanned.location;
    await takeFrom(floor, id);
    floor.desk.tell(
      { tone: 'plain', word: t`Place`, text: t`Taken from ${name}. Now scan the goods.`, operation: null },
      'ok',
    );
    void navigate('/move/here');
    return true;
  });
  return (
    <Screen
      title={t`Move goods`}
      note={t`Which transfer?`}
      back="/"
      secondary={
        <Button
          kind="strong"
          icon={<IconHandGrab size={28} aria-hidden="true" />}
          onPress={() => void navigate('/move/here')}
        >
          {t`Move without a plan`}
        </Button>
      }
      aside={
        <Empty icon={<IconArrowsRightLeft size={56} aria-hidden="true" />} title={t`Which transfer?`}>
          <p>{t`Choose one, or scan its paper, or the place where the goods are.`}</p>
        </Empty>
      }
    >
      <TransferList />
      <TransferDrafts />
      <Button
        icon={<IconPencilPlus size={28} aria-hidden="true" />}
        onPress={() => void navigate('/move/new')}
      >
        {t`Plan a transfer`}
      </Button>
    </Screen>
  );
}
