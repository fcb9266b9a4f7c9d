import { IconBox, IconPackageImport, IconSparkles, IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type LotId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { type Quantity, isPositive, one } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import { datesOf } from '#domain/stock/expiry.ts';
import type { LotDates } from '#domain/stock/rows.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import { QuantitySheet } from '../goods/quantity-sheet.tsx';
import { WeightSheet } from '../goods/weight-sheet.tsx';
import { PickSheet } from '../pick-sheet.tsx';
import { todayAt } from '../use-today.ts';
import type { Standing } from '../where.ts';
import { DateFields } from './date-fields.tsx';
import { type LotRecord, loadLot } from './load-lot.ts';
import { NumberSheet, nextNumber } from './number-sheet.tsx';
import { useChange } from '../goods/use-change.tsx';

interface Unnamed {
  readonly record: LotRecord;
  readonly place: Standing;
  /** The receipt that it came on. */
  readonly order: Order;
}

/** [RCV-1] Goods that nobody could identify get their name: product, number, quantity; the receipt stays the same. */
export function IdentifyScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const { lot: id = '' } = useParams();
  const asked = useAsked(() => loadUnnamed(floor, id as LotId), [id]);
  if (asked.state === 'loading') return null;
  if (asked.value === null)
    return (
      <Screen title={t`Name these goods`} back={`/lots/${id}`}>
        <Empty
          icon={<IconTag size={56} aria-hidden="true" />}
          title={t`There is nothing here without a name`}
        >
          <p>{t`The receipt it came on must be on this device too.`}</p>
        </Empty>
      </Screen>
    );
  return <Identify key={id} {...asked.value} />;
}

function Identify({ record: { lot, product: unknown }, place, order }: Unnamed) {
  const { t } = useLingui();
  const floor = useFloor();
  const { world, status } = floor;
  const format = useFormat();
  const navigate = useNavigate();
  const { record, refusedSheet } = useChange();
  const [productId, setProduct] = useState<ProductId | null>(null);
  const [number, setNumber] = useState<string | null>(null);
  const [given, setQuantity] = useState<Quantity | null>(null);
  const [weight, setWeight] = useState<Quantity | null>(null);
  const [dates, setDates] = useState<LotDates | null>(null);
  const [together, setTogether] = useState(true);
  const [sheet, setSheet] = useState<'product' | 'number' | 'quantity' | 'weight' | null>(null);
  const asked = useAsked(
    async () => ({
      product: productId === null ? null : ((await world.get('product', productId)) ?? null),
      today: await todayAt(floor),
    }),
    [productId],
  );
  const known = asked.state === 'here' ? asked.value : null;
  const product = known?.product ?? null;
  const isTracked = product !== null && product.tracking !== 'none';
  const quantity = given ?? (product?.tracking === 'serial' ? one : null);
  const ruled = product && known ? datesOf(product.expiry, {}, known.today) : null;
  const close = (): void => setSheet(null);
  const missing =
    product === null
      ? t`Choose the product first`
      : quantity === null
        ? t`Say how many`
        : product.catchWeight && weight === null
          ? t`Say how heavy`
          : undefined;

  const save = async (): Promise<void> => {
    const company = status.get().enrolment?.company;
    if (!product || !company || quantity === null || !ruled) return;
    const name = isTracked ? (number ?? (await nextNumber(floor, product))) : null;
    if (isTracked && name === null) return setSheet('number');
    if (name !== null) setNumber(name);
    const kept = await record(
      {
        kind: 'identify',
        payload: {
          unidentified: {
            lot: { id: lot.id, name: lot.name },
            quantity: place.quantity,
            location: place.location.id,
            package: place.package,
          },
          order: order.id,
          line: order.lines.find((line) => line.product === product.id)?.id ?? null,
          operationType: order.operationType,
          product: product.id,
          lot:
            name === null
              ? null
              : {
                  name,
                  label: { expiration: null, bestBefore: null },
                  dates: dates ?? ruled,
                  reference: null,
                },
          quantity,
          weight,
          from: order.from,
        },
      },
      [product.name, name, format.amount(quantity, product.unit)].filter(Boolean).join(' · '),
    );
    if (kept)
      void navigate(
        name === null ? `/products/${product.id}` : `/lots/${lotIdOf(company, product.id, name)}`,
      );
  };
  return (
    <Screen
      title={t`Name these goods`}
      note={lot.name}
      back={`/lots/${lot.id}`}
      primary={
        <BigButton disabledReason={missing} onPress={() => void save()}>
          {t`That is what it is`}
        </BigButton>
      }
    >
      <Notice
        tone="wait"
        icon={<IconPackageImport size={28} aria-hidden="true" />}
        title={t`${format.amount(place.quantity, unknown?.unit ?? '')} at ${place.location.name}`}
      >
        <p>{t`They came on ${order.reference} and stay on it.`}</p>
        {lot.note !== null && lot.note !== '' && <p>{lot.note}</p>}
      </Notice>
      <Rows label={t`What it is`}>
        <Row
          lead={<IconBox size={32} aria-hidden="true" />}
          title={product?.name ?? t`Choose the product`}
          note={t`Product`}
          onPress={() => setSheet('product')}
        />
        {isTracked && (
          <Row
            lead={
              number === null ? (
                <IconSparkles size={32} aria-hidden="true" />
              ) : (
                <IconTag size={32} aria-hidden="true" />
              )
            }
            title={number === null ? t`The next number of ours` : <CodeText>{number}</CodeText>}
            note={product.tracking === 'serial' ? t`Serial number` : t`Lot number`}
            onPress={() => setSheet('number')}
          />
        )}
        {product && product.tracking !== 'serial' && (
          <Row
            title={quantity === null ? t`How many?` : format.amount(quantity, product.unit)}
            note={t`Quantity`}
            onPress={() => setSheet('quantity')}
          />
        )}
        {product?.catchWeight && (
          <Row
            title={weight === null ? t`How heavy?` : format.amount(weight, product.catchWeight.unit)}
            note={t`Weight`}
            onPress={() => setSheet('weight')}
          />
        )}
      </Rows>
      {isTracked && ruled && (
        <DateFields
          before={ruled}
          dates={dates ?? ruled}
          together={together}
          onChange={(next, along) => {
            setDates(next);
            setTogether(along);
          }}
        />
      )}
      {sheet === 'product' && (
        <PickSheet
          kind="product"
          onClose={close}
          onPick={(picked) => {
            setProduct(picked as ProductId);
            setNumber(null);
            setQuantity(null);
            setWeight(null);
            setDates(null);
            close();
          }}
        />
      )}
      {sheet === 'number' && product && (
        <NumberSheet
          product={product}
          onClose={close}
          onNumber={(name) => {
            setNumber(name);
            close();
          }}
        />
      )}
      {sheet === 'quantity' && product && (
        <QuantitySheet
          draft={{ product, packaging: null, number }}
          proposals={[]}
          action={t`So many`}
          onClose={close}
          onQuantity={(typed) => {
            if (isPositive(typed)) setQuantity(typed);
            close();
          }}
        />
      )}
      {sheet === 'weight' && product && (
        <WeightSheet
          draft={{ product, quantity }}
          action={t`So heavy`}
          onClose={close}
          onWeight={(typed) => {
            setWeight(typed);
            close();
          }}
        />
      )}
      {refusedSheet}
    </Screen>
  );
}

async function loadUnnamed(floor: Floor, id: LotId): Promise<Unnamed | null> {
  const record = await loadLot(floor, id);
  const place = record?.places.find(({ quantity }) => isPositive(quantity));
  if (!record || !place || !record.lot.holds.some(({ why }) => why === 'unidentified')) return null;
  const rows: OperationRow[] = await floor.world.find('operation', `lot:${id}`, 50);
  const came = rows
    .filter(({ kind }) => kind === 'receive')
    .flatMap(({ facts }) => facts.flatMap((fact) => (fact.kind === 'moved' ? (fact.move.order ?? []) : [])));
  const order = came[0] === undefined ? undefined : await floor.world.get('order', came[0]);
  return order ? { record, place, order } : null;
}
