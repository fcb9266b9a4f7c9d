import { IconPackageImport, IconTruckDelivery } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Order } from '#domain/catalogue/order.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { lineCounts } from './line-counts.ts';
import { openReceipts } from './open-receipts.ts';

/** Expected receipts, the most urgent first; typing narrows them, and so does a scan that led here. */
export function ReceiptList({ current }: { current?: Order['id'] }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  // A scan anywhere may have led here with what it found: a product or a supplier.
  const [query, setQuery] = useSearchParams();
  const [typed, setTyped] = useState('');
  const filter = { product: query.get('product'), partner: query.get('partner'), text: typed };
  const asked = useAsked(() => openReceipts(floor.world, filter), Object.values(filter));
  const list = asked.state === 'here' ? asked.value : null;
  const isFiltered = filter.product !== null || filter.partner !== null;
  return (
    <>
      {isFiltered ? (
        <Button onPress={() => setQuery({})}>
          {list?.about !== undefined && list.about !== null && <strong>{list.about} · </strong>}
          {t`Show all receipts`}
        </Button>
      ) : (
        <SearchField label={t`Search receipts`} value={typed} onChange={setTyped} />
      )}
      {list && list.receipts.length === 0 && (
        <Empty
          icon={<IconTruckDelivery size={56} aria-hidden="true" />}
          title={typed === '' && !isFiltered ? t`No receipt is expected` : t`No open receipt fits`}
        >
          <p>{t`What arrives all the same is received without an order.`}</p>
        </Empty>
      )}
      {list && list.receipts.length > 0 && (
        <Rows label={t`Expected receipts`}>
          {list.receipts.map(({ order, partner }) => (
            <ReceiptRow
              key={order.id}
              order={order}
              partner={partner}
              day={format.day(order.scheduled)}
              isCurrent={order.id === current}
              onOpen={() => void navigate(`/receive/${order.id}`)}
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
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

function ReceiptRow({ order, partner, day, isCurrent, onOpen }: RowProps) {
  const { t } = useLingui();
  const { complete, all } = lineCounts(order);
  return (
    <Row
      lead={<IconPackageImport size={32} aria-hidden="true" />}
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
