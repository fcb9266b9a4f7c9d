import { useLingui } from '@lingui/react/macro';
import { compare, subtract } from '#domain/base/quantity.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { useFormat } from '../floor.tsx';
import type { Slip, SlipLine } from './slip-content.ts';
import styles from './slip-screen.module.css';

/** What is printed: who, what, and with which numbers. */
export function SlipPaper({ slip }: { slip: Slip }) {
  const { t } = useLingui();
  const format = useFormat();
  const { site, reference, partner, origin, at, backorder, lines } = slip;
  return (
    <>
      <div className={styles['top']}>
        <div>
          <p className={styles['title']}>{t`Delivery slip`}</p>
          <p>{site}</p>
        </div>
        <p className={styles['reference']}>
          <CodeText>{reference}</CodeText>
        </p>
      </div>
      <dl className={styles['facts']}>
        {partner !== null && (
          <>
            <dt>{t`Customer`}</dt>
            <dd>{partner}</dd>
          </>
        )}
        {origin !== null && (
          <>
            <dt>{t`Your order`}</dt>
            <dd>
              <CodeText>{origin}</CodeText>
            </dd>
          </>
        )}
        {at !== null && (
          <>
            <dt>{t`Date`}</dt>
            <dd>{format.moment(at)}</dd>
          </>
        )}
      </dl>
      <ul>
        {lines.map((line) => (
          <PaperLine key={line.product?.id ?? ''} line={line} hasNumbers={slip.hasNumbers && slip.isClosed} />
        ))}
      </ul>
      {backorder !== null && (
        <p>
          {t`The rest follows on`} <CodeText>{backorder}</CodeText>
        </p>
      )}
      <div className={styles['sign']}>
        <p>{t`Delivered by`}</p>
        <p>{t`Received by, date`}</p>
      </div>
    </>
  );
}

function PaperLine({ line, hasNumbers }: { line: SlipLine; hasNumbers: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const { product, done, expected, numbers, weight } = line;
  const unit = product?.unit ?? '';
  const heavy =
    weight !== null && product?.catchWeight ? format.amount(weight, product.catchWeight.unit) : null;
  return (
    <li className={styles['line']}>
      <p className={styles['goods']}>
        <span>{product?.name ?? ''}</span>
        <CodeText>
          {format.amount(done, unit)}
          {heavy !== null && ` · ${heavy}`}
        </CodeText>
      </p>
      <p className={styles['quiet']}>
        {product?.code ?? ''}
        {compare(done, expected) < 0 && (
          <> · {t`${format.amount(subtract(expected, done), unit)} to follow`}</>
        )}
      </p>
      {hasNumbers && numbers.length > 0 && (
        <ul className={styles['numbers']}>
          {numbers.map(({ name, quantity, expiration, sscc, weight: own }) => (
            <li key={`${name} ${sscc ?? ''}`} className={styles['number']}>
              <span>
                <CodeText>{name}</CodeText>
                {expiration !== null && (
                  <span className={styles['quiet']}> · {t`expires ${format.day(expiration)}`}</span>
                )}
                {sscc !== null && (
                  <span className={styles['quiet']}>
                    {' '}
                    · <CodeText>{sscc}</CodeText>
                  </span>
                )}
              </span>
              {product?.tracking === 'lot' && (
                <CodeText>
                  {format.amount(quantity, unit)}
                  {own !== null && product.catchWeight
                    ? ` · ${format.amount(own, product.catchWeight.unit)}`
                    : ''}
                </CodeText>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
