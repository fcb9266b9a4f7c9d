import { useLingui } from '@lingui/react/macro';
import type { Day } from '#domain/base/calendar.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { useFormat } from '../floor.tsx';
import { useColumnWords } from './column-words.ts';
import type { LotRecord } from './load-lot.ts';

/** [A03-A07, LOT-1, T41] What it is: the four dates, the supplier's own number, notes, and the names it had before. */
export function LotFacts({ record }: { record: LotRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useColumnWords();
  const { lot, product, supplier, company } = record;
  const dates: readonly (readonly [string, Day | null])[] = [
    [words.expiration, lot.dates.expiration],
    [words.bestBefore, lot.dates.bestBefore],
    [words.removal, lot.dates.removal],
    [words.alert, lot.dates.alert],
  ];
  return (
    <>
      {dates.some(([, day]) => day !== null) && (
        <Rows label={t`Dates`}>
          {dates.map(
            ([name, day]) =>
              day !== null && <Row key={name} title={<CodeText>{format.day(day)}</CodeText>} note={name} />,
          )}
        </Rows>
      )}
      <Rows label={t`Record`}>
        <Row title={product?.name ?? lot.product} note={t`Product`} />
        {lot.reference !== null && (
          <Row
            title={<CodeText>{lot.reference}</CodeText>}
            note={supplier === null ? t`Reference` : t`Number of the supplier`}
          />
        )}
        {supplier !== null && <Row title={supplier} note={t`Supplier`} />}
        {company !== null && <Row title={company} note={t`Company`} />}
        {lot.note !== null && lot.note !== '' && <Row title={lot.note} note={t`Note`} />}
        {lot.formerNames.length > 0 && (
          <Row title={<CodeText>{lot.formerNames.join(', ')}</CodeText>} note={t`Numbers it had before`} />
        )}
        <Row title={format.moment(lot.registered.at)} note={t`Made on`} />
      </Rows>
    </>
  );
}
