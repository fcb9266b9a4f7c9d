import { IconBox, IconMapPin, IconSparkles, IconTag, IconTruckDelivery } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type LocationId, type PartnerId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { type Quantity, isPositive, one } from '#domain/base/quantity.ts';
import { datesOf, noDates } from '#domain/stock/expiry.ts';
import type { LotDates } from '#domain/stock/rows.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { QuantitySheet } from '../goods/quantity-sheet.tsx';
import { PickSheet } from '../pick-sheet.tsx';
import { todayAt } from '../use-today.ts';
import { DateFields } from './date-fields.tsx';
import { NumberSheet, nextNumber } from './number-sheet.tsx';
import { useChange } from '../goods/use-change.tsx';
import styles from './lot-record.module.css';

interface Form {
  readonly product: ProductId | null;
  /** Null: the next of ours, given when it is made. */
  readonly number: string | null;
  readonly quantity: Quantity | null;
  readonly location: LocationId | null;
  readonly reference: string;
  readonly supplier: PartnerId | null;
  readonly note: string;
  /** Null: by the product's rule. */
  readonly dates: LotDates | null;
  readonly together: boolean;
}

const blank = (product: ProductId | null): Form => ({
  product,
  number: null,
  quantity: null,
  location: null,
  reference: '',
  supplier: null,
  note: '',
  dates: null,
  together: true,
});

/** [A02-A10] A lot or serial by hand. Without a quantity only its number comes to be; with one its stock is adjusted. */
export function NewLotScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const { world, status } = floor;
  const format = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { record, refusedSheet } = useChange();
  const [form, setForm] = useState<Form>(() => blank(search.get('product') as ProductId | null));
  const [sheet, setSheet] = useState<'product' | 'number' | 'quantity' | 'location' | 'partner' | null>(null);
  const [isMaking, setMaking] = useState(false);
  const asked = useAsked(
    async () => ({
      product: form.product === null ? null : ((await world.get('product', form.product)) ?? null),
      location: form.location === null ? null : ((await world.get('location', form.location)) ?? null),
      supplier: form.supplier === null ? null : ((await world.get('partner', form.supplier)) ?? null),
      today: await todayAt(floor),
    }),
    [form.product, form.location, form.supplier],
  );
  const known = asked.state === 'here' ? asked.value : null;
  const product = known?.product ?? null;
  const set = (part: Partial<Form>): void => setForm((before) => ({ ...before, ...part }));
  const close = (): void => setSheet(null);
  const isSerial = product?.tracking === 'serial';
  const quantity = form.quantity ?? (isSerial && form.location !== null ? one : null);
  const ruled = product && known ? datesOf(product.expiry, {}, known.today) : noDates;
  const dates = form.dates ?? ruled;

  const make = async (another: boolean): Promise<void> => {
    const company = status.get().enrolment?.company;
    if (!product || !company || isMaking) return;
    setMaking(true);
    const number = form.number ?? (await nextNumber(floor, product));
    if (number === null) {
      setMaking(false);
      return setSheet('number');
    }
    // Shown is spent: should the rule refuse, the number stays in the form.
    set({ number });
    const kept = await record(
      {
        kind: 'create-lot',
        payload: {
          product: product.id,
          lot: {
            name: number,
            label: { expiration: null, bestBefore: null },
            dates,
            reference: form.reference.trim() || null,
          },
          supplier: form.supplier,
          note: form.note.trim() || null,
          stock: quantity !== null && form.location !== null ? { location: form.location, quantity } : null,
        },
      },
      isSerial ? t`${product.name} · serial ${number} made` : t`${product.name} · lot ${number} made`,
    );
    setMaking(false);
    if (!kept) return;
    if (another) setForm(blank(product.id));
    else void navigate(`/lots/${lotIdOf(company, product.id, number)}`);
  };
  const missing = product === null ? t`Choose the product first` : undefined;
  const unplaced =
    form.quantity !== null && isPositive(form.quantity) && form.location === null
      ? t`Say where it stands`
      : undefined;
  return (
    <Screen
      title={t`New lot or serial`}
      back="/lots"
      secondary={
        <div className={styles['ways']}>
          <Button onPress={() => void navigate('/lots')}>{t`Cancel`}</Button>
          <Button kind="strong" onPress={() => (missing ?? unplaced) === undefined && void make(true)}>
            {t`Create and make another`}
          </Button>
        </div>
      }
      primary={
        <BigButton disabledReason={missing ?? unplaced} onPress={() => void make(false)}>
          {t`Create`}
        </BigButton>
      }
    >
      <Rows label={t`What it is`}>
        <Row
          lead={<IconBox size={32} aria-hidden="true" />}
          title={product?.name ?? t`Choose the product`}
          note={t`Only products with lots or serials`}
          onPress={() => setSheet('product')}
        />
        {product && (
          <Row
            lead={
              form.number === null ? (
                <IconSparkles size={32} aria-hidden="true" />
              ) : (
                <IconTag size={32} aria-hidden="true" />
              )
            }
            title={form.number === null ? t`The next number of ours` : <CodeText>{form.number}</CodeText>}
            note={isSerial ? t`Serial number` : t`Lot number`}
            onPress={() => setSheet('number')}
          />
        )}
        {product && !isSerial && (
          <Row
            title={form.quantity === null ? t`Nothing yet` : format.amount(form.quantity, product.unit)}
            note={t`Quantity`}
            onPress={() => setSheet('quantity')}
          />
        )}
        {product && (
          <Row
            lead={<IconMapPin size={32} aria-hidden="true" />}
            title={known?.location?.name ?? (isSerial ? t`Not in the house yet` : t`No place yet`)}
            note={isSerial ? t`Place; the quantity of a serial is always 1` : t`Place`}
            onPress={() => setSheet('location')}
          />
        )}
        <Row
          lead={<IconTruckDelivery size={32} aria-hidden="true" />}
          title={known?.supplier?.name ?? t`No supplier`}
          note={t`Supplier`}
          onPress={() => setSheet('partner')}
        />
      </Rows>
      <Field
        label={t`Reference`}
        hint={t`Number of the supplier or of the production`}
        value={form.reference}
        onChange={(reference) => set({ reference })}
        code
      />
      {product && (
        <DateFields
          before={ruled}
          dates={dates}
          together={form.together}
          onChange={(next, together) => set({ dates: next, together })}
        />
      )}
      <Field label={t`Note`} value={form.note} onChange={(note) => set({ note })} multiline />
      {(sheet === 'product' || sheet === 'location' || sheet === 'partner') && (
        <PickSheet
          kind={sheet}
          trackedOnly
          onClose={close}
          onPick={(id) => {
            if (sheet === 'product') setForm({ ...blank(id as ProductId), supplier: form.supplier });
            if (sheet === 'location') set({ location: id as LocationId });
            if (sheet === 'partner') set({ supplier: id as PartnerId });
            close();
          }}
        />
      )}
      {sheet === 'number' && product && (
        <NumberSheet
          product={product}
          onClose={close}
          onNumber={(number) => {
            set({ number });
            close();
          }}
        />
      )}
      {sheet === 'quantity' && product && (
        <QuantitySheet
          draft={{ product, packaging: null, number: form.number }}
          proposals={[]}
          action={t`So many`}
          onClose={close}
          onQuantity={(given) => {
            set({ quantity: isPositive(given) ? given : null });
            close();
          }}
        />
      )}
      {refusedSheet}
    </Screen>
  );
}
