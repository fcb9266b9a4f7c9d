import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconEqualNot,
  IconPackage,
  IconUsers,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { zero } from '#domain/base/quantity.ts';
import { Chip } from '../../ui/chip.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Row } from '../../ui/row.tsx';
import { useFormat } from '../floor.tsx';
import { LotStateChips } from '../lot-state.tsx';
import { type CountRow, verdictOf } from './load-count.ts';

interface Props {
  readonly row: CountRow;
  readonly blind: boolean;
  /** Where it stands is part of its name: a product is counted wherever it is. */
  readonly withPlace: boolean;
  readonly onPress: () => void;
}

/** One thing: what it is, what was counted, and what the books say where the counter may see that. */
export function CountRowLine({ row, blind, withPlace, onPress }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { product, number, line, books, location, package: inside, lot, movedSince, other } = row;
  const verdict = verdictOf(row);
  const expected = line ? (line.basis?.quantity ?? zero) : (books ?? zero);
  const amount = format.amount(expected, product.unit);
  return (
    <Row
      tone={
        movedSince
          ? 'wait'
          : verdict === 'not-counted' || blind
            ? 'plain'
            : verdict === 'same'
              ? 'ok'
              : 'wait'
      }
      lead={
        movedSince ? (
          <IconAlertTriangle size={32} aria-hidden="true" />
        ) : verdict === 'not-counted' ? (
          <IconCircle size={32} aria-hidden="true" />
        ) : verdict === 'same' || blind ? (
          <IconCircleCheck size={32} aria-hidden="true" />
        ) : (
          <IconEqualNot size={32} aria-hidden="true" />
        )
      }
      title={
        <>
          {product.name}
          {number !== null && (
            <>
              {' '}
              <CodeText>{number}</CodeText>
            </>
          )}
        </>
      }
      note={
        <>
          {line ? (
            <>
              {t`counted`} <CodeText>{format.amount(line.counted, product.unit)}</CodeText>
              {!blind && verdict === 'differs' && (
                <>
                  {' · '}
                  {t`books`} <CodeText>{amount}</CodeText>
                </>
              )}
            </>
          ) : (
            <>
              {t`books`} <CodeText>{amount}</CodeText>
            </>
          )}
          {withPlace && ` · ${location.name}`}
        </>
      }
      more={
        <>
          {inside && (
            <Chip icon={<IconPackage size={20} aria-hidden="true" />}>
              <CodeText>…{inside.sscc.slice(-6)}</CodeText>
            </Chip>
          )}
          {lot && <LotStateChips lot={lot} location={location.id} />}
          {movedSince && (
            <Chip tone="wait" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
              {t`Moved since it was counted`}
            </Chip>
          )}
          {other && (
            <Chip icon={<IconUsers size={20} aria-hidden="true" />}>
              {t`${other.name} booked a count, ${format.time(other.at)}`}
            </Chip>
          )}
        </>
      }
      onPress={onPress}
    />
  );
}
