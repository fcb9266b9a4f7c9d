import { IconClipboardList, IconPlus } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from 'react-router';
import type { OrderKind } from '#domain/catalogue/place.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { kindIcons } from './kind-icons.ts';
import { OrderDetail } from './order-detail.tsx';
import { orderWords } from './order-form.ts';
import { OrderList } from './order-list.tsx';

const kinds: readonly OrderKind[] = ['receipt', 'delivery', 'transfer', 'manufacture'];

/** "/office/orders": orders written by hand, and all others to look at. */
export function OrdersScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { order } = useParams();
  if (order === 'new')
    return (
      <Screen title={t`New order`} note={t`Which kind?`} back="/office/orders">
        <Choices>
          {kinds.map((kind) => {
            const Icon = kindIcons[kind];
            return (
              <Choice
                key={kind}
                icon={<Icon size={36} aria-hidden="true" />}
                title={t(orderWords[kind].one)}
                note={t(orderWords[kind].note)}
                onPress={() => void navigate(`/office/orders/new-${kind}`)}
              />
            );
          })}
        </Choices>
      </Screen>
    );
  if (order !== undefined) return <OrderDetail key={order} order={order} />;
  return (
    <Screen
      title={t`Orders by hand`}
      back="/office"
      secondary={
        <Button
          kind="strong"
          icon={<IconPlus size={28} aria-hidden="true" />}
          onPress={() => void navigate('/office/orders/new')}
        >
          {t`New order`}
        </Button>
      }
      aside={
        <Empty icon={<IconClipboardList size={56} aria-hidden="true" />} title={t`Orders by hand`}>
          <p>{t`Choose one from the list, or write a new one.`}</p>
        </Empty>
      }
    >
      <OrderList current={undefined} />
    </Screen>
  );
}
