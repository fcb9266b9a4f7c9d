import { useLingui } from '@lingui/react/macro';
import { CodeText } from '../../ui/code-text.tsx';
import { useFormat } from '../floor.tsx';
import type { NextTake } from './load-delivery.ts';
import styles from './next-take.module.css';

/** Take from here: place, number, quantity and date, large enough for an arm's length. */
export function NextTakeCard({ take, more }: { take: NextTake; more: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const { product, place, name, quantity, dates, sscc, kept } = take;
  const day = dates.expiration;
  return (
    <section className={styles['card']} aria-label={t`Take next`}>
      <p className={styles['label']}>
        {kept ? t`Take from here` : t`Take from here (proposed by this device)`}
      </p>
      <p className={styles['place']}>{place}</p>
      <p className={styles['goods']}>
        {name !== '' && (
          <strong className={styles['value']}>
            <CodeText>{name}</CodeText>
          </strong>
        )}{' '}
        <strong className={styles['value']}>
          <CodeText>{format.amount(quantity, product.unit)}</CodeText>
        </strong>
      </p>
      <p className={styles['quiet']}>
        {product.name}
        {day !== null && <> · {t`expires ${format.day(day)}`}</>}
        {sscc !== null && (
          <>
            {' '}
            · {t`on pallet`} <CodeText>{sscc}</CodeText>
          </>
        )}
        {more > 0 && <> · {t`then ${more} more`}</>}
      </p>
    </section>
  );
}
