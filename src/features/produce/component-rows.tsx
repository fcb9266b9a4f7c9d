import {
  IconArrowBackUp,
  IconChevronDown,
  IconChevronUp,
  IconCircleCheck,
  IconCirclePlus,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { OperationId } from '#domain/base/ids.ts';
import { compare, isZero, toMicros } from '#domain/base/quantity.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { cx } from '../../ui/cx.ts';
import { Progress } from '../../ui/progress.tsx';
import { Row } from '../../ui/row.tsx';
import { EntryStateWord } from '../entry-state.tsx';
import { useFormat } from '../floor.tsx';
import { gradeWords } from '../grade-words.ts';
import type { ComponentLine, Used } from './load-order.ts';
import styles from '../goods/order-line.module.css';
import own from './component-rows.module.css';

interface Props {
  readonly line: ComponentLine;
  readonly isOpen: boolean;
  readonly canWork: boolean;
  readonly onToggle: () => void;
  readonly onStart: () => void;
  readonly onRemove: (operation: OperationId) => void;
}

/** A component: how much of it is in, what would be taken next, and under it what went in, each with Remove. */
export function ComponentRows({ line, isOpen, canWork, onToggle, onStart, onRemove }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { product, used, proposed } = line;
  const { expected, done } = line.line;
  const unit = product?.unit ?? '';
  const isPlanned = !isZero(expected);
  const isComplete = isPlanned && compare(done, expected) >= 0;
  const isMore = isPlanned && compare(done, expected) > 0;
  const share = isPlanned ? Number(toMicros(done)) / Number(toMicros(expected)) : 1;
  const Arrow = isOpen ? IconChevronUp : IconChevronDown;
  const [next] = proposed;
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
        note={
          isMore ? (
            t`More than planned`
          ) : canWork && next ? (
            <>
              {next.kept ? t`Kept:` : t`Next:`}{' '}
              <CodeText>{next.name ?? format.amount(next.quantity, unit)}</CodeText> · {next.place}
            </>
          ) : undefined
        }
        more={
          isPlanned ? (
            <Progress
              share={share}
              done={format.quantity(done)}
              of={format.quantity(expected)}
              unit={unit}
              size="large"
            />
          ) : (
            <span>
              <CodeText>{format.amount(done, unit)}</CodeText> · {t`not planned`}
            </span>
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
              {t`Use without scanning`}
            </Button>
          )}
          {canWork && proposed.length > 0 && (
            <>
              <p>{t`To be taken first:`}</p>
              <ul className={styles['rows']}>
                {proposed.slice(0, 6).map((take) => (
                  <li key={`${take.lot ?? ''} ${take.location} ${take.package ?? ''}`}>
                    <CodeText>{take.name ?? ''}</CodeText>{' '}
                    <CodeText>{format.amount(take.quantity, unit)}</CodeText> · {take.place}
                    {take.kept && <> · {t`kept for this order`}</>}
                  </li>
                ))}
                {proposed.length > 6 && <li>{t`and ${proposed.length - 6} more`}</li>}
              </ul>
            </>
          )}
          {used.length === 0 ? (
            <p className={styles['none']}>{t`Nothing used yet.`}</p>
          ) : (
            <ul className={styles['rows']}>
              {used.map((each) => (
                <UsedRow key={each.key} used={each} unit={unit} canUndo={canWork} onRemove={onRemove} />
              ))}
            </ul>
          )}
        </li>
      )}
    </>
  );
}

interface UsedProps {
  readonly used: Used;
  readonly unit: string;
  readonly canUndo: boolean;
  readonly onRemove: (operation: OperationId) => void;
}

function UsedRow({ used, unit, canUndo, onRemove }: UsedProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { operation } = used;
  return (
    <li className={styles['done']}>
      <div className={cx(styles['words'], used.removed && own['removed'])}>
        {used.name !== null && (
          <strong>
            <CodeText>{used.name}</CodeText>
          </strong>
        )}
        <span>
          <CodeText>{format.amount(used.quantity, unit)}</CodeText> · {t(gradeWords[used.grade])}
          {used.at !== null && <> · {format.time(used.at)}</>}
        </span>
        {used.entry && <EntryStateWord entry={used.entry} />}
      </div>
      {canUndo && operation !== null && (
        <Button
          icon={<IconArrowBackUp size={28} aria-hidden="true" />}
          kind="danger"
          onPress={() => onRemove(operation)}
        >
          {t`Remove`}
          <span className="hidden-text"> {used.name ?? format.amount(used.quantity, unit)}</span>
        </Button>
      )}
    </li>
  );
}
