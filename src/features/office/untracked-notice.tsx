import { IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { isPositive, sum } from '#domain/base/quantity.ts';
import { isOurs } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { stockKey } from '#domain/stock/rows.ts';
import type { Replica } from '../../data/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';

/** [T10, T11] It is tracked, and some of it has no number: the way to give it one. */
export function UntrackedNotice({ product }: { product: Product }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const asked = useAsked(() => withoutNumber(world, product), [product.id, product.tracking]);
  const quantity = asked.state === 'here' ? asked.value : null;
  if (product.tracking === 'none' || quantity === null || !isPositive(quantity)) return null;
  const amount = format.amount(quantity, product.unit);
  return (
    <Notice
      tone="wait"
      icon={<IconTag size={28} aria-hidden="true" />}
      title={t`${amount} in stock have no number yet.`}
    >
      <p>{t`They cannot be used or shipped before they have one.`}</p>
      <Button kind="strong" onPress={() => void navigate(`/adopt?product=${encodeURIComponent(product.id)}`)}>
        {t`Give them numbers`}
      </Button>
    </Notice>
  );
}

async function withoutNumber(world: Replica, { id }: Product) {
  const stock = await world.get('stock', stockKey(id, null));
  const places = await Promise.all(
    (stock?.places ?? []).map(async ({ location, quantity }) => {
      const row = await world.get('location', location);
      return row && isOurs(row.usage) ? [quantity] : [];
    }),
  );
  return sum(places.flat());
}
