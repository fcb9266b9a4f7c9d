import { IconArrowRight, IconInfoCircle } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { Order } from '#domain/catalogue/order.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { orderPath } from '../order-path.ts';
import { bookedElsewhere } from './booked-elsewhere.ts';

/** [ORD-1] An order ended at the office while somebody worked on it here: where that work stands, and what to do. */
export function BookedElsewhereNotice({ order }: { order: Order }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const asked = useAsked(() => bookedElsewhere(floor, order, format), [order.id, order.state, format]);
  if (asked.state !== 'here') return null;
  return asked.value.map(({ order: other, goods }) => (
    <Notice
      key={other.id}
      tone="wait"
      icon={<IconInfoCircle size={28} aria-hidden="true" />}
      title={t`Your work stands on ${other.reference}`}
    >
      {goods.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
      <p>
        {order.kind === 'delivery'
          ? t`It was taken before this device knew that the order had ended. If the goods are still here, open it and take them back.`
          : t`It was recorded before this device knew that the order had ended. Nothing is lost.`}
      </p>
      <Button
        kind="strong"
        icon={<IconArrowRight size={28} aria-hidden="true" />}
        onPress={() => void navigate(orderPath(other))}
      >
        {t`Open ${other.reference}`}
      </Button>
    </Notice>
  ));
}
