import { Plural, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Order } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { lineCounts } from './line-counts.ts';
import { openOrders } from './open-orders.ts';

interface Props {
  readonly kind: OrderKind;
  /** Of the job's screens: an order is opened at `path/id`. */
  readonly path: string;
  readonly icon: ReactNode;
  readonly emptyIcon: ReactNode;
  readonly words: {
    readonly list: string;
    readonly search: string;
    readonly showAll: string;
    readonly none: string;
    readonly noneFits: string;
    /** How to begin all the same. */
    readonly begin: string;
  };
  readonly current?: Order['id'] | undefined;
}

/** Open orders, the most urgent first; typing narrows them, and so does a scan that led here. */
export function OrderList({ kind, path, icon, emptyIcon, words, current }: Props) {
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  // A scan anywhere may have led here with what it found: a product or a partner.
  const [query, setQuery] = useSearchParams();
  const [typed, setTyped] = useState('');
  const filter = { product: query.get('product'), partner: query.get('partner'), text: typed };
  const asked = useAsked(() => openOrders(floor.world, kind, filter), [kind, ...Object.values(filter)]);
  const list = asked.state === 'here' ? asked.value : null;
  const isFiltered = filter.product !== null || filter.partner !== null;
  return (
    <>
      {isFiltered ? (
        <Button onPress={() => setQuery({})}>
          {list?.about !== undefined && list.about !== null && <strong>{list.about} · </strong>}
          {words.showAll}
        </Button>
      ) : (
        <SearchField label={words.search} value={typed} onChange={setTyped} />
      )}
      {list && list.orders.length === 0 && (
        <Empty icon={emptyIcon} title={typed === '' && !isFiltered ? words.none : words.noneFits}>
          <p>{words.begin}</p>
        </Empty>
      )}
      {list && list.orders.length > 0 && (
        <Rows label={words.list}>
          {list.orders.map(({ order, partner }) => (
            <OrderRow
              key={order.id}
              order={order}
              partner={partner}
              day={format.day(order.scheduled)}
              icon={icon}
              isCurrent={order.id === current}
              onOpen={() => void navigate(`${path}/${order.id}`)}
            />
          ))}
        </Rows>
      )}
    </>
  );
}

interface RowProps {
  readonly order: Order;
  readonly partner: string | null;
  readonly day: string;
  readonly icon: ReactNode;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

function OrderRow({ order, partner, day, icon, isCurrent, onOpen }: RowProps) {
  const { t } = useLingui();
  const { complete, all } = lineCounts(order);
  return (
    <Row
      lead={icon}
      title={
        <>
          <bdi dir="ltr">{order.reference}</bdi>
          {partner !== null && ` · ${partner}`}
        </>
      }
      note={
        all === 0 ? (
          <>
            {day} · {t`nothing on it yet`}
          </>
        ) : (
          <>
            {day} · <Plural value={all} one="# product" other="# products" />
            {complete > 0 && <> · {t`${complete} complete`}</>}
          </>
        )
      }
      current={isCurrent}
      onPress={onOpen}
    />
  );
}
