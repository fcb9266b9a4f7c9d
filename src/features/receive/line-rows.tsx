import {
  IconArrowBackUp,
  IconChevronDown,
  IconChevronUp,
  IconCircleCheck,
  IconCirclePlus,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { OperationId } from '#domain/base/ids.ts';
import { compare, toMicros } from '#domain/base/quantity.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Row } from '../../ui/row.tsx';
import { EntryStateWord } from '../entry-state.tsx';
import { useFormat } from '../floor.tsx';
import type { ReceiptLine } from './load-receipt.ts';
import type { ReceivedRow } from './receipt-rows.ts';
import styles from './line-rows.module.css';

interface Props {
  readonly line: ReceiptLine;
  readonly isOpen: boolean;
  readonly canWork: boolean;
  readonly onToggle: () => void;
  readonly onStart: () => void;
  readonly onRemove: (operation: OperationId) => void;
}

/** A line of the receipt, and under it what has come, each with Remove. */
export function LineRows({
  line: { line, product, rows },
  isOpen,
  canWork,
  onToggle,
  onStart,
  onRemove,
}: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const unit = product?.unit ?? '';
  const isComplete = compare(line.done, line.expected) >= 0;
  const isMore = compare(line.done, line.expected) > 0;
  const share = line.expected === '0' ? 1 : Number(toMicros(line.done)) / Number(toMicros(line.expected));
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
        note={isMore && line.expected !== '0' ? t`More than ordered` : undefined}
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
          {canWork && (
            <Button
              icon={<IconCirclePlus size={28} aria-hidden="true" />}
              kind="strong"
              fill
              onPress={onStart}
            >
              {t`Receive without scanning`}
            </Button>
          )}
          {rows.length === 0 ? (
            <p className={styles['none']}>{t`Nothing received yet.`}</p>
          ) : (
            <ul className={styles['rows']}>
              {rows.map((row) => (
                <Received key={row.operation} row={row} line={{ line, product, rows }} onRemove={onRemove} />
              ))}
            </ul>
          )}
        </li>
      )}
    </>
  );
}

interface ReceivedProps {
  readonly row: ReceivedRow;
  readonly line: ReceiptLine;
  readonly onRemove: (operation: OperationId) => void;
}

function Received({ row, line: { product }, onRemove }: ReceivedProps) {
  const { t } = useLingui();
  const format = useFormat();
  const weight =
    row.weight !== null && product?.catchWeight
      ? ` · ${format.amount(row.weight, product.catchWeight.unit)}`
      : '';
  return (
    <li className={styles['received']}>
      <div className={styles['words']}>
        {row.number !== null && (
          <strong>
            <CodeText>{row.number}</CodeText>
          </strong>
        )}
        <span>
          <CodeText>
            {format.amount(row.quantity, product?.unit ?? '')}
            {weight}
          </CodeText>{' '}
          · {format.time(row.at)}
        </span>
        <EntryStateWord entry={row.entry ?? { state: 'accepted', outcome: null }} />
      </div>
      <Button
        icon={<IconArrowBackUp size={28} aria-hidden="true" />}
        kind="danger"
        onPress={() => onRemove(row.operation)}
      >
        {t`Remove`}
        <span className="hidden-text"> {row.number ?? format.amount(row.quantity, product?.unit ?? '')}</span>
      </Button>
    </li>
  );
}
