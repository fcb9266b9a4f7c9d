import { IconArrowBackUp, IconChevronDown, IconChevronUp, IconCircleCheck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { OperationId } from '#domain/base/ids.ts';
import { compare, toMicros } from '#domain/base/quantity.ts';
import type { OrderLine as Line } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Row } from '../../ui/row.tsx';
import { EntryStateWord } from '../entry-state.tsx';
import { wireFlagWords } from '../flag-words.ts';
import { useFormat } from '../floor.tsx';
import type { DoneRow } from './done-rows.ts';
import styles from './order-line.module.css';

interface Props {
  readonly line: Line;
  readonly product: Product | undefined;
  /** What was done on it, newest first. */
  readonly rows: readonly DoneRow[];
  /** What is said while there is none. */
  readonly none: string;
  readonly note?: ReactNode;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: (operation: OperationId) => void;
  /** What can be done with the line, and what it still wants. */
  readonly children?: ReactNode;
}

/** A line of thousands of serials is opened without a stutter; the rest is one tap away. */
const drawnAtOnce = 200;

/** A line of an order, and under it what was done, each with Remove. */
export function OrderLine({ line, product, rows, none, note, isOpen, onToggle, onRemove, children }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const unit = product?.unit ?? '';
  const isComplete = compare(line.done, line.expected) >= 0;
  const isMore = compare(line.done, line.expected) > 0;
  const share = line.expected === '0' ? 1 : Number(toMicros(line.done)) / Number(toMicros(line.expected));
  const [shown, setShown] = useState(drawnAtOnce);
  const Arrow = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <>
      <Row
        tone={isMore ? 'wait' : isComplete ? 'ok' : 'plain'}
        lead={
          isComplete ? (
            <IconCircleCheck size={32} aria-hidden="true" />
          ) : (
            <Arrow size={32} aria-hidden="true" />
          )
        }
        title={product?.name ?? t`A product that this device does not know`}
        note={isMore && line.expected !== '0' ? t`More than ordered` : note}
        more={
          line.expected === '0' ? (
            <span>
              <CodeText>{format.amount(line.done, unit)}</CodeText> · {t`not ordered`}
            </span>
          ) : (
            <Progress
              share={share}
              done={format.quantity(line.done)}
              of={format.quantity(line.expected)}
              unit={unit}
              size="large"
            />
          )
        }
        expanded={isOpen}
        onPress={onToggle}
      />
      {isOpen && (
        <li className={styles['inside']}>
          {children}
          {rows.length === 0 ? (
            <p className={styles['none']}>{none}</p>
          ) : (
            <ul className={styles['rows']}>
              {rows.slice(0, shown).map((row) => (
                <Done
                  key={`${row.operation} ${row.number ?? ''}`}
                  row={row}
                  product={product}
                  onRemove={onRemove}
                />
              ))}
            </ul>
          )}
          {rows.length > shown && (
            <>
              <p className={styles['none']}>
                {t`The newest ${format.quantity(String(shown))} of ${format.quantity(String(rows.length))}`}
              </p>
              <Button onPress={() => setShown(shown + drawnAtOnce)}>{t`Show more`}</Button>
            </>
          )}
        </li>
      )}
    </>
  );
}

interface DoneProps {
  readonly row: DoneRow;
  readonly product: Product | undefined;
  readonly onRemove: (operation: OperationId) => void;
}

/** [UND-1] One thing that was done, and the one tap that takes it back. */
export function Done({ row, product, onRemove }: DoneProps) {
  const { t } = useLingui();
  const format = useFormat();
  const amount = row.quantity === null ? '' : format.amount(row.quantity, product?.unit ?? '');
  const weight =
    row.weight !== null && product?.catchWeight
      ? ` · ${format.amount(row.weight, product.catchWeight.unit)}`
      : '';
  return (
    <li className={styles['done']}>
      <div className={styles['words']}>
        {row.number !== null && (
          <strong>
            <CodeText>{row.number}</CodeText>
          </strong>
        )}
        <span>
          <CodeText>
            {amount}
            {weight}
          </CodeText>{' '}
          · {format.time(row.at)}
        </span>
        <EntryStateWord entry={row.entry ?? { state: 'accepted', outcome: null }} />
        {row.flags.map((flag) => (
          <span key={flag.code} className={styles['flag']}>
            {t(wireFlagWords(flag, format))}
          </span>
        ))}
      </div>
      <Button
        icon={<IconArrowBackUp size={28} aria-hidden="true" />}
        kind="danger"
        onPress={() => onRemove(row.operation)}
      >
        {t`Remove`}
        <span className="hidden-text"> {row.number ?? amount}</span>
      </Button>
    </li>
  );
}
