import { IconArrowBackUp, IconChevronDown, IconChevronUp, IconCircleCheck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode, memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
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
import type { Press } from './presses.ts';

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
  /** One thing, or all that one press recorded. */
  readonly onRemove: (operation: OperationId | readonly OperationId[]) => void;
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
  const latest = useRef(onRemove);
  useLayoutEffect(() => {
    latest.current = onRemove;
  });
  // The same from drawing to drawing: of two hundred rows only those that have changed are drawn again.
  const remove = useCallback((operation: OperationId) => latest.current(operation), []);
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
              {pressed(rows.slice(0, shown)).map(({ press, rows: own }) => (
                <Fragment key={press?.id ?? `${own[0]?.operation ?? ''} ${own[0]?.number ?? ''}`}>
                  {press && <OfOnePress press={press} onRemove={onRemove} />}
                  {own.map((row) => (
                    <Done
                      key={`${row.operation} ${row.number ?? ''}`}
                      row={row}
                      product={product}
                      onRemove={remove}
                    />
                  ))}
                </Fragment>
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

/** Rows in their order, those of one press together where the first of them stands. */
function pressed(
  rows: readonly DoneRow[],
): readonly { readonly press: Press | null; readonly rows: readonly DoneRow[] }[] {
  const groups = new Map<string, { press: Press | null; rows: DoneRow[] }>();
  for (const row of rows) {
    const key = row.press?.id ?? `${row.operation} ${row.number ?? ''}`;
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { press: row.press, rows: [row] });
  }
  return [...groups.values()];
}

/** [UND-1] One undo for one press, beside those of the single rows. */
function OfOnePress({
  press: { operations },
  onRemove,
}: { readonly press: Press } & Pick<Props, 'onRemove'>) {
  const { t } = useLingui();
  const count = operations.length;
  return (
    <li className={styles['done']}>
      <div className={styles['words']}>
        <strong>{t`${count} by one press`}</strong>
      </div>
      <Button
        icon={<IconArrowBackUp size={28} aria-hidden="true" />}
        kind="danger"
        onPress={() => onRemove(operations)}
      >
        {t`Remove all ${count}`}
      </Button>
    </li>
  );
}

interface DoneProps {
  readonly row: DoneRow;
  readonly product: Product | undefined;
  readonly onRemove: (operation: OperationId) => void;
}

/** [UND-1] One thing that was done, and the one tap that takes it back. */
export const Done = memo(
  DoneThing,
  (before, now) => before.product === now.product && isAlike(before.row, now.row),
);

/** It would be drawn the same. */
const isAlike = (a: DoneRow, b: DoneRow): boolean =>
  a.operation === b.operation &&
  a.number === b.number &&
  a.quantity === b.quantity &&
  a.weight === b.weight &&
  a.flags === b.flags &&
  a.entry?.state === b.entry?.state &&
  a.entry?.outcome === b.entry?.outcome &&
  a.entry?.doubt === b.entry?.doubt;

function DoneThing({ row, product, onRemove }: DoneProps) {
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
