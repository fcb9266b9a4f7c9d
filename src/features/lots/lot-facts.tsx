import { IconBox } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Day } from '#domain/base/calendar.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { useFormat } from '../floor.tsx';
import { useColumnWords } from './column-words.ts';
import type { LotRecord } from './load-lot.ts';
import styles from './lot-record.module.css';

/** [A03-A07, LOT-1, T41] What it is: the four dates, the supplier's own number, notes, and the names it had before. */
export function LotFacts({ record }: { record: LotRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useColumnWords();
  const navigate = useNavigate();
  const { lot, product, supplier, company } = record;
  const { expiration, bestBefore, removal, alert } = lot.dates;
  const code = (value: string | null): ReactNode => value !== null && <CodeText>{value}</CodeText>;
  const day = (value: Day | null): ReactNode => code(value && format.day(value));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.expiration, day(expiration)],
    [words.bestBefore, day(bestBefore)],
    [words.removal, day(removal)],
    [words.alert, day(alert)],
    [supplier === null ? t`Reference` : t`Number of the supplier`, code(lot.reference)],
    [t`Supplier`, supplier],
    [t`Company`, company],
    [words.created, format.moment(lot.registered.at)],
    [t`Numbers it had before`, code(lot.formerNames.length === 0 ? null : lot.formerNames.join(', '))],
  ];
  return (
    <>
      <Rows label={t`Product`}>
        <Row
          lead={<IconBox size={32} aria-hidden="true" />}
          title={product?.name ?? lot.product}
          note={product?.code ?? t`Product`}
          onPress={() => void navigate(`/products/${lot.product}`)}
        />
      </Rows>
      <dl className={styles['facts']}>
        {facts.map(
          ([name, value]) =>
            value !== null &&
            value !== false && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {lot.note !== null && lot.note !== '' && (
          <div className={styles['wide']}>
            <dt>{t`Note`}</dt>
            <dd>{lot.note}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
