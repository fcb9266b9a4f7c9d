import { IconAlertTriangle, IconCircle, IconCircleCheck, IconEqualNot } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { zero } from '#domain/base/quantity.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { WindowList, type WindowRow, withMore } from '../../ui/window-list.tsx';
import { useFormat } from '../floor.tsx';
import { lotStates } from '../lot-state.tsx';
import { useToday } from '../use-today.ts';
import { type CountRow, verdictOf } from './load-count.ts';
import styles from './count-review.module.css';

interface Props {
  readonly label: string;
  readonly rows: readonly CountRow[];
  readonly blind: boolean;
  /** Where it stands is part of its name: a product is counted wherever it is. */
  readonly withPlace: boolean;
  readonly onPress: (row: CountRow) => void;
}

/** Things of a count, however many: what each is, what was counted, and what the books say where the counter may see that. */
export function CountList({ label, rows, blind, withPlace, onPress }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const today = useToday();

  /** What stands out of the goods themselves, the gravest first: a word or two. */
  const signsOf = ({ lot, location, package: inside }: CountRow): string[] => [
    ...(lot && today ? lotStates(lot, today, location.id).map(({ word }) => t(word)) : []),
    ...(inside ? [t`in …${inside.sscc.slice(-6)}`] : []),
  ];
  /** What became of it since: rare, and a line of its own. */
  const sinceOf = ({ movedSince, other }: CountRow): string[] => [
    ...(movedSince ? [t`Moved since it was counted`] : []),
    ...(other ? [t`${other.name} booked a count, ${format.time(other.at)}`] : []),
  ];
  const isHigh = rows.some((row) => sinceOf(row).length > 0);

  const rowOf = (row: CountRow): WindowRow => {
    const { product, number, line, books, location, movedSince } = row;
    const verdict = verdictOf(row);
    const expected = format.amount(line ? (line.basis?.quantity ?? zero) : (books ?? zero), product.unit);
    const signs = signsOf(row);
    return {
      tone: movedSince
        ? 'wait'
        : verdict === 'not-counted' || blind
          ? 'plain'
          : verdict === 'same'
            ? 'ok'
            : 'wait',
      lead: movedSince ? (
        <IconAlertTriangle size={32} aria-hidden="true" />
      ) : verdict === 'not-counted' ? (
        <IconCircle size={32} aria-hidden="true" />
      ) : verdict === 'same' || blind ? (
        <IconCircleCheck size={32} aria-hidden="true" />
      ) : (
        <IconEqualNot size={32} aria-hidden="true" />
      ),
      title: (
        <>
          {product.name}
          {number !== null && (
            <>
              {' '}
              <CodeText>{number}</CodeText>
            </>
          )}
        </>
      ),
      note: (
        <>
          {signs.length > 0 && (
            <>
              <span className={styles['signs']}>{signs.join(' · ')}</span> ·{' '}
            </>
          )}
          {line ? (
            <>
              {t`counted`} <CodeText>{format.amount(line.counted, product.unit)}</CodeText>
              {!blind && verdict === 'differs' && (
                <>
                  {' · '}
                  {t`books`} <CodeText>{expected}</CodeText>
                </>
              )}
            </>
          ) : (
            <>
              {t`books`} <CodeText>{expected}</CodeText>
            </>
          )}
          {withPlace && ` · ${location.name}`}
        </>
      ),
      ...(isHigh && { more: <span className={styles['signs']}>{sinceOf(row).join(' · ')}</span> }),
    };
  };
  return (
    <WindowList
      label={label}
      items={rows}
      total={rows.length}
      keyOf={({ key }) => key}
      row={rowOf}
      onPress={onPress}
      {...(isHigh && { rowHeight: withMore })}
    />
  );
}
