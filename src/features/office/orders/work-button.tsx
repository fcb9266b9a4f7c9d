import { IconArrowRight } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { Order } from '#domain/catalogue/order.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { orderPath } from '../../order-path.ts';

/** From the office to the floor: where this order is worked on. */
export function WorkButton({ order }: { order: Order }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <BigButton
      icon={<IconArrowRight size={32} aria-hidden="true" />}
      onPress={() => void navigate(orderPath(order))}
    >
      {t`Go to the work`}
    </BigButton>
  );
}
