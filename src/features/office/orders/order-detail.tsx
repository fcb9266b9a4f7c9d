import { IconClipboardList } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { dayAt } from '#domain/base/calendar.ts';
import type { OrderId } from '#domain/base/ids.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import { isMaking } from '#domain/making/booking.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useAsked, useFloor } from '../../floor.tsx';
import { useSite } from '../use-site.ts';
import { OrderEditor } from './order-editor.tsx';
import { OrderList } from './order-list.tsx';
import { MakingView } from './making-view.tsx';
import { OrderView } from './order-view.tsx';

/** One order: written while it is a draft, looked at from then on. */
export function OrderDetail({ order: id }: { order: string }) {
  const { t } = useLingui();
  const { world, now } = useFloor();
  const site = useSite();
  const newKind = /^new-(receipt|delivery|transfer|manufacture)$/.exec(id)?.[1] as OrderKind | undefined;
  const asked = useAsked(async () => {
    if (newKind === undefined) return { order: await world.get('order', id as OrderId), type: undefined };
    const [type] = await world.find('operation-type', `kind:${newKind}`, 1);
    return { order: undefined, type };
  }, [id]);
  const here = asked.state === 'here' ? asked.value.order : undefined;
  const list = (
    <OrderList
      current={id}
      root={here?.making?.root?.order}
      kind={here?.kind ?? newKind}
      state={here?.state}
    />
  );
  if (asked.state === 'loading' || site.state === 'loading')
    return (
      <Screen title={t`Order`} back="/office/orders" list={list}>
        {null}
      </Screen>
    );
  const { order, type } = asked.value;
  const kind = order?.kind ?? newKind;
  if (kind !== undefined && (order === undefined || order.state === 'draft'))
    return (
      <OrderEditor
        kind={kind}
        order={order}
        type={type}
        site={site.value}
        today={dayAt(now(), site.value?.timeZone ?? 'UTC')}
        list={list}
      />
    );
  if (order && isMaking(order)) return <MakingView order={order} list={list} />;
  if (order) return <OrderView order={order} list={list} />;
  return (
    <Screen title={t`Order`} back="/office/orders">
      <Empty icon={<IconClipboardList size={56} aria-hidden="true" />} title={t`It is not on this device`}>
        <p>{t`It may not have arrived yet. Go back and look again when you are online.`}</p>
      </Empty>
    </Screen>
  );
}
