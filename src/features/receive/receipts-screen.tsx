import { IconPackageImport, IconPlus } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { ReceiptList } from './receipt-list.tsx';

/** Which receipt? A scan of an order, product or supplier finds it. */
export function ReceiptsScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const isWide = useWide();
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
        isWide ? (
          <Empty icon={<IconPackageImport size={56} aria-hidden="true" />} title={t`Which receipt?`}>
            <p>{t`Choose one, or scan an order, a product or a supplier.`}</p>
          </Empty>
        ) : undefined
      }
    >
      <ReceiptList />
    </Screen>
  );
}
