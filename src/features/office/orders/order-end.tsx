import { IconBan, IconCircleCheck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { Order } from '#domain/catalogue/order.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';

/** That nothing more is done on it, and where its rest is. */
export function OrderEnd({ order, next }: { order: Order; next: Order | null }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  if (order.state !== 'closed' && order.state !== 'cancelled') return null;
  const isClosed = order.state === 'closed';
  const Icon = isClosed ? IconCircleCheck : IconBan;
  return (
    <Notice
      tone={isClosed ? 'ok' : 'plain'}
      icon={<Icon size={28} aria-hidden="true" />}
      title={
        isClosed
          ? t`This order is closed.`
          : next
            ? t`Taken back: it is part of ${next.reference} again`
            : t`This order was cancelled.`
      }
    >
      {next && (
        <Button onPress={() => void navigate(`/office/orders/${next.id}`)}>
          {isClosed ? t`Open backorder ${next.reference}` : t`Open ${next.reference}`}
        </Button>
      )}
    </Notice>
  );
}
