import {
  IconArrowsExchange,
  IconBox,
  IconClipboardCheck,
  IconListDetails,
  IconMapPin,
  IconPackageImport,
  IconPlus,
  IconTag,
  IconTagPlus,
} from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Plural, useLingui } from '@lingui/react/macro';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { ProductId } from '#domain/base/ids.ts';
import { type Quantity, isNegative, isZero, sum } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Lot } from '#domain/stock/rows.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import { LotStateChips } from '../lot-state.tsx';
import { orderPath } from '../order-path.ts';
import { useRights } from '../rights.ts';
import styles from './lot-record.module.css';

interface Shelf {
  readonly key: string;
  readonly lot: Lot | null;
  readonly place: string;
  readonly placeId: string;
  readonly quantity: Quantity;
}

interface Stock {
  readonly product: Product;
  readonly shelves: readonly Shelf[];
  readonly total: Quantity;
  /** There is more than is shown. */
  readonly more: boolean;
  /** Open orders with a line of it. */
  readonly orders: readonly Order[];
}

const mostRows = 100;

/** [X09] A product was scanned: what is on hand of it, by place and lot, and what can be done with it. */
export function ProductScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const { may } = useRights();
  const { product: id = '' } = useParams();
  const [query] = useSearchParams();
  const number = query.get('number');
  const asked = useAsked(() => loadStock(floor, id as ProductId), [id]);
  if (asked.state === 'loading')
    return (
      <Screen title={t`Product`} back="/">
        {null}
      </Screen>
    );
  if (asked.value === null)
    return (
      <Screen title={t`Product`} back="/">
        <Empty
          icon={<IconBox size={56} aria-hidden="true" />}
          title={t`A product that this device does not know`}
        />
      </Screen>
    );
  const { product, shelves, total, more, orders } = asked.value;
  const isTracked = product.tracking !== 'none';
  const loose = shelves.filter(({ lot }) => lot === null);
  const go = (to: string) => () => void navigate(to);
  return (
    <Screen
      title={product.name}
      note={product.code}
      back="/"
      primary={
        <BigButton
          icon={<IconArrowsExchange size={36} aria-hidden="true" />}
          disabledReason={shelves.length === 0 ? t`None of it is in the house` : undefined}
          onPress={go(`/move/here?product=${product.id}`)}
        >
          {t`Move`}
        </BigButton>
      }
    >
      {number !== null && isTracked && (
        <Notice
          tone="wait"
          icon={<IconTag size={28} aria-hidden="true" />}
          title={t`${number} is not known here yet`}
        >
          <p>{t`Receive it, or make the number if the goods are in the house already.`}</p>
        </Notice>
      )}
      {isTracked && loose.length > 0 && (
        <Notice
          tone="wait"
          icon={<IconTagPlus size={28} aria-hidden="true" />}
          title={t`${format.amount(sum(loose.map(({ quantity }) => quantity)), product.unit)} have no number yet`}
        >
          <Button onPress={go(`/adopt?product=${product.id}`)}>{t`Give them numbers`}</Button>
        </Notice>
      )}
      {orders.length > 0 && (
        <Rows label={t`Open orders`}>
          {orders.map((order) => (
            <Row
              key={order.id}
              lead={<IconPackageImport size={32} aria-hidden="true" />}
              title={<CodeText>{order.reference}</CodeText>}
              note={`${t(orderWords[order.kind])} · ${format.day(order.scheduled)}`}
              onPress={go(orderPath(order))}
            />
          ))}
        </Rows>
      )}
      {shelves.length === 0 ? (
        <Empty icon={<IconMapPin size={56} aria-hidden="true" />} title={t`None of it is in the house`} />
      ) : (
        <>
          <p className={styles['total']}>
            <CodeText large>{format.amount(total, product.unit)}</CodeText>{' '}
            {more ? t`on hand, or more` : t`on hand`}
          </p>
          <Rows label={t`Where it stands`}>
            {shelves.map(({ key, lot, place, placeId, quantity }) => (
              <Row
                key={key}
                tone={isNegative(quantity) ? 'wait' : 'plain'}
                lead={
                  lot ? <IconTag size={32} aria-hidden="true" /> : <IconBox size={32} aria-hidden="true" />
                }
                title={
                  <>
                    {lot && (
                      <>
                        <CodeText>{lot.name}</CodeText> ·{' '}
                      </>
                    )}
                    <CodeText>{format.amount(quantity, product.unit)}</CodeText>
                  </>
                }
                note={place}
                more={lot && <LotStateChips lot={lot} />}
                onPress={go(lot ? `/lots/${lot.id}` : `/places/${placeId}`)}
              />
            ))}
          </Rows>
          {more && (
            <p>
              <Plural value={mostRows} one="# row is shown." other="The first # rows are shown." />
            </p>
          )}
        </>
      )}
      <div className={styles['actions']}>
        {isTracked && (
          <Button
            icon={<IconListDetails size={28} aria-hidden="true" />}
            onPress={go(`/lots?by=none&product=${product.id}`)}
          >
            {t`All its numbers`}
          </Button>
        )}
        {may('dock') && (
          <Button
            icon={<IconPackageImport size={28} aria-hidden="true" />}
            onPress={go(`/receive?product=${product.id}`)}
          >
            {t`Receive`}
          </Button>
        )}
        {may('handle') && (
          <Button
            icon={<IconClipboardCheck size={28} aria-hidden="true" />}
            onPress={go(`/count/product/${product.id}`)}
          >
            {t`Count it`}
          </Button>
        )}
        {isTracked && may('lots-create') && (
          <Button
            icon={<IconPlus size={28} aria-hidden="true" />}
            onPress={go(`/lots/new?product=${product.id}`)}
          >
            {t`New number`}
          </Button>
        )}
      </div>
    </Screen>
  );
}

const orderWords: Readonly<Record<OrderKind, MessageDescriptor>> = {
  receipt: msg`receipt`,
  delivery: msg`delivery`,
  transfer: msg`transfer`,
  manufacture: msg`manufacturing order`,
};

const mostOrders = 20;

async function loadStock({ world }: Floor, id: ProductId): Promise<Stock | null> {
  const product = await world.get('product', id);
  if (!product) return null;
  const [rows, expected] = await Promise.all([
    world.find('stock', `product:${id}`, mostRows + 1),
    world.find('order', `product:${id}`, 200),
  ]);
  const shelves: Shelf[] = [];
  for (const { lot: lotId, places } of rows.slice(0, mostRows)) {
    const lot = lotId === null ? null : ((await world.get('lot', lotId)) ?? null);
    for (const { location: placeId, package: inside, quantity } of places) {
      const location = await world.get('location', placeId);
      if (!location || (location.usage !== 'internal' && location.usage !== 'transit') || isZero(quantity))
        continue;
      const key = `${lotId ?? '-'} ${placeId} ${inside ?? ''}`;
      shelves.push({ key, lot, place: location.name, placeId, quantity });
    }
  }
  return {
    product,
    shelves: shelves.toSorted(
      (a, b) => compareText(a.lot?.name ?? '', b.lot?.name ?? '') || compareText(a.place, b.place),
    ),
    total: sum(shelves.map(({ quantity }) => quantity)),
    more: rows.length > mostRows,
    orders: expected
      .filter(({ state }) => state === 'open')
      .toSorted((a, b) => compareText(a.scheduled, b.scheduled))
      .slice(0, mostOrders),
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
