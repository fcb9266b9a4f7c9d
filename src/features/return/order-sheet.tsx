import { IconFileText, IconHelpCircle } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { Order } from '#domain/catalogue/order.ts';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import type { Way } from './orders-of.ts';

interface Props {
  readonly way: Way;
  readonly note: string;
  readonly orders: readonly Order[];
  /** Null: nobody knows it. */
  readonly onOrder: (order: Order | null) => void;
  readonly onClose: () => void;
}

/** [RET-1] Which order did the goods go out or come in on? Nobody needs to know, but then it is seen. */
export function OrderSheet({ way, note, orders, onOrder, onClose }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const asked = useAsked(
    async () => {
      const names = await Promise.all(
        orders.map(({ partner }) => (partner === null ? undefined : world.get('partner', partner))),
      );
      return names.map((partner) => partner?.name ?? '');
    },
    orders.map(({ id }) => id),
  );
  const names = asked.state === 'here' ? asked.value : [];
  return (
    <Sheet
      title={way === 'customer' ? t`Which delivery was it?` : t`Which receipt was it?`}
      note={note}
      onClose={onClose}
    >
      <Choices>
        {orders.slice(0, 20).map((order, at) => (
          <Choice
            key={order.id}
            icon={<IconFileText size={36} aria-hidden="true" />}
            title={<bdi dir="ltr">{order.reference}</bdi>}
            note={[names[at] ?? '', format.day(order.scheduled)].filter((word) => word !== '').join(' · ')}
            onPress={() => onOrder(order)}
          />
        ))}
        <Choice
          icon={<IconHelpCircle size={36} aria-hidden="true" />}
          title={t`Nobody knows`}
          note={t`A supervisor sees it`}
          onPress={() => onOrder(null)}
        />
      </Choices>
    </Sheet>
  );
}
