import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Order } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import { Empty } from '../../../ui/empty.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { WindowList, type WindowRow } from '../../../ui/window-list.tsx';
import { useFloor, useFormat } from '../../floor.tsx';
import type { Format } from '../../format.ts';
import { usePages } from '../../use-pages.ts';
import { kindWords } from '../records/work.ts';
import { kindIcons } from './kind-icons.ts';
import { type ListedOrder, listOrders } from './list-orders.ts';
import styles from '../office.module.css';

const kinds: readonly OrderKind[] = ['receipt', 'delivery', 'transfer', 'manufacture'];

interface Props {
  readonly current: string | undefined;
  /** [PRD-3] The order that it was split from: its parts are one line. */
  readonly root?: string | undefined;
  /** What is shown until somebody chooses: the kind and state of the order beside it. */
  readonly kind?: OrderKind | undefined;
  readonly state?: Order['state'] | undefined;
}

/** Orders of one kind and state, the most urgent first. */
export function OrderList({ current, root, kind: beside, state: besideState }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const kind = kinds.find((each) => each === query.get('kind')) ?? beside ?? 'receipt';
  const state = states.find((each) => each === query.get('state')) ?? besideState ?? 'open';
  const [text, setText] = useState('');
  const pages = usePages<ListedOrder>(
    (after, limit) => listOrders(world, { kind, state, text }, after, limit),
    [kind, state, text],
  );
  const words: Record<Order['state'], string> = {
    draft: t`Drafts`,
    open: t`Open`,
    closed: t`Closed`,
    cancelled: t`Cancelled`,
  };
  const Icon = kindIcons[kind];
  const isCurrent = ({ order }: ListedOrder): boolean =>
    order.id === current || (root !== undefined && order.making?.root?.order === root);
  const narrow = (more: Record<string, string>): void =>
    setQuery({ kind, state, ...more }, { replace: true });
  return (
    <>
      <div className={styles['two']}>
        <Select
          label={t`Kind of work`}
          value={kind}
          choices={kinds.map((value) => ({ value, word: t(kindWords[value]) }))}
          onChange={(value) => narrow({ kind: value })}
        />
        <Select
          label={t`State`}
          value={state}
          choices={states.map((value) => ({ value, word: words[value] }))}
          onChange={(value) => narrow({ state: value })}
        />
      </div>
      <SearchField label={t`Search by reference or paper`} value={text} onChange={setText} />
      {pages.state === 'here' && pages.items.length === 0 && (
        <Empty icon={<Icon size={56} aria-hidden="true" />} title={t`No such orders`}>
          <p>{t`Choose another kind or state above, or write a new one.`}</p>
        </Empty>
      )}
      {pages.items.length > 0 && (
        <WindowList
          label={t`Orders`}
          items={pages.items}
          total={pages.total}
          keyOf={({ order }) => order.id}
          current={pages.items.find(isCurrent)?.order.id}
          onMore={pages.more}
          onPress={({ order }) => void navigate(`/office/orders/${order.id}?kind=${kind}&state=${state}`)}
          row={(item) => rowOf(item, format)}
        />
      )}
    </>
  );
}

const states: readonly Order['state'][] = ['open', 'draft', 'closed', 'cancelled'];

function rowOf({ order, partner, about, units }: ListedOrder, format: Format): WindowRow {
  const Icon = kindIcons[order.kind];
  const products = order.making
    ? null
    : plural(order.lines.length, { one: '# product', other: '# products' });
  const parts = units > 1 ? plural(units, { one: '# order', other: '# orders' }) : null;
  return {
    lead: <Icon size={28} aria-hidden="true" />,
    title: (
      <>
        <bdi dir="ltr">
          {units > 1 ? (order.making?.root?.reference ?? order.reference) : order.reference}
        </bdi>
        {(partner ?? about) !== null && ` · ${partner ?? about}`}
      </>
    ),
    note: [format.day(order.scheduled), products, parts, order.origin].filter(Boolean).join(' · '),
  };
}
