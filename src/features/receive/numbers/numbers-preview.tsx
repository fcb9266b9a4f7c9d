import { IconAlertTriangle, IconCircleCheck, IconMessageQuestion, IconPlayerStop } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { compare, isPositive, parseQuantity } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { DateOrder } from '#domain/numbering/import-date.ts';
import type { ImportLine } from '#domain/numbering/import.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import { ReasonSheet } from '../../goods/reason-sheet.tsx';
import { useReasons } from '../../reasons.ts';
import { refusalWords } from '../../refusal-words.ts';
import { importFaultWords, importWarningWords } from './fault-words.ts';
import type { LineAt } from './numbers-screen.tsx';
import { type Ended, recordMany } from './record-many.ts';
import { type Good, type Source, goodLines, totalOf, understand } from './understand.ts';
import styles from './numbers-screen.module.css';

interface Props {
  readonly at: LineAt;
  readonly source: Source;
  readonly onBack: () => void;
}

const shownAtFirst = 20;

/** [NUM-4] What was understood, line by line, with every fault named, before anything is kept. */
export function NumbersPreview({ at, source, onBack }: Props) {
  const { receipt, line, product, missing: wanted, back } = at;
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const reasons = useReasons('receive');
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(null);
  const [rest, setRest] = useState('');
  const [isAll, setIsAll] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const stopped = useRef(false);
  const asked = useAsked(
    () =>
      done === null
        ? understand(floor.world, source, {
            product,
            missing: wanted,
            decimalSign: format.decimalSign,
            dateOrder,
          })
        : Promise.resolve(null),
    [dateOrder, done === null],
  );
  const [kept, setKept] = useState<readonly ImportLine[]>([]);
  const lines = (asked.state === 'here' ? asked.value : null) ?? kept;
  const quantity = parseQuantity(rest.replace(format.decimalSign, '.'));
  const filled = rest.trim() !== '' && quantity.ok && isPositive(quantity.value) ? quantity.value : null;
  const goods = goodLines(lines, product, filled);
  const faulty = lines.filter(({ faults }) => faults.length > 0);
  const warned = lines.filter(({ warnings, faults }) => warnings.length > 0 && faults.length === 0);
  const bare =
    product.tracking === 'lot' &&
    lines.some(({ number, faults }) => number?.quantity === null && faults.length === 0);
  const unclear = lines.flatMap(({ faults }) => faults).find(({ code }) => code === 'date-unclear');
  const total = totalOf(goods);
  const isOver = compare(total, wanted) > 0;

  const record = async (reason: string | null): Promise<void> => {
    setIsAsking(false);
    setKept(lines);
    stopped.current = false;
    setDone(0);
    const end = await recordMany(floor, goods, {
      order: receipt.order,
      line,
      product,
      reason,
      onProgress: setDone,
      isStopped: () => stopped.current,
    });
    setEnded(end);
    const text = i18n._(msg`${product.name}: ${end.count} numbers received`);
    const isWhole = end.how === 'done';
    floor.desk.tell(
      { tone: isWhole ? 'ok' : 'wait', word: i18n._(msg`Saved here`), text, operation: null },
      isWhole ? 'line-done' : 'warn',
    );
  };

  if (done !== null)
    return (
      <Screen
        title={ended === null ? t`Receiving` : t`Received`}
        note={product.name}
        back={back}
        strip={false}
        primary={
          ended === null ? (
            <BigButton
              icon={<IconPlayerStop size={32} aria-hidden="true" />}
              onPress={() => {
                stopped.current = true;
              }}
            >
              {t`Stop here`}
            </BigButton>
          ) : (
            <BigButton onPress={() => void navigate(back)}>{t`Back to the receipt`}</BigButton>
          )
        }
      >
        <Progress
          share={goods.length === 0 ? 1 : done / goods.length}
          done={String(done)}
          of={String(goods.length)}
          size="large"
        />
        {ended && <EndNotice ended={ended} left={goods.length - ended.count} />}
      </Screen>
    );

  return (
    <Screen
      title={t`Check`}
      note={product.name}
      back={back}
      strip={false}
      secondary={<Button onPress={onBack}>{t`Change the list`}</Button>}
      primary={
        <BigButton
          disabledReason={goods.length === 0 ? t`No line can be received` : undefined}
          onPress={() => (isOver ? setIsAsking(true) : void record(null))}
        >
          {faulty.length === 0 ? (
            <Plural value={goods.length} one="Receive # number" other="Receive # numbers" />
          ) : (
            t`Receive ${goods.length}, leave out ${faulty.length}`
          )}
        </BigButton>
      }
    >
      <p>{t`This is what was understood`}:</p>
      <p className={styles['sum']}>
        <Plural value={goods.length} one="# number" other="# numbers" /> ·{' '}
        <CodeText>{format.amount(total, product.unit)}</CodeText>
      </p>
      {isOver && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={t`More than is missing: ${format.amount(total, product.unit)} of ${format.amount(wanted, product.unit)}`}
        />
      )}
      {bare && (
        <Field
          label={t`How much in each line that says no quantity`}
          value={rest}
          onChange={setRest}
          code
          hint={product.unit}
        />
      )}
      {unclear?.code === 'date-unclear' && (
        <Notice
          tone="wait"
          icon={<IconMessageQuestion size={28} aria-hidden="true" />}
          title={t`Which day is ${unclear.text}?`}
        >
          <Button kind="strong" onPress={() => setDateOrder('day-month')}>{t`Day first`}</Button>
          <Button kind="strong" onPress={() => setDateOrder('month-day')}>{t`Month first`}</Button>
        </Notice>
      )}
      {faulty.length > 0 && (
        <Rows label={t`Lines with faults`}>
          {faulty.map((each) => (
            <LineRow key={`${each.line} ${each.number?.name ?? ''}`} line={each} product={product} />
          ))}
        </Rows>
      )}
      {warned.length > 0 && (
        <Rows label={t`Lines to look at`}>
          {warned.map((each) => (
            <LineRow key={`${each.line} ${each.number?.name ?? ''}`} line={each} product={product} />
          ))}
        </Rows>
      )}
      <GoodRows goods={isAll ? goods : goods.slice(0, shownAtFirst)} product={product} />
      {!isAll && goods.length > shownAtFirst && (
        <Button onPress={() => setIsAll(true)}>{t`Show all ${goods.length}`}</Button>
      )}
      {isAsking && (
        <ReasonSheet
          title={t`Why more than ordered?`}
          note={product.name}
          reasons={reasons}
          icon={<IconMessageQuestion size={36} aria-hidden="true" />}
          onReason={(reason) => void record(reason)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Screen>
  );
}

function LineRow({ line, product }: { line: ImportLine; product: Product }) {
  const { t } = useLingui();
  const { faults, warnings, text } = line;
  return (
    <Row
      tone={faults.length > 0 ? 'error' : 'wait'}
      lead={<IconAlertTriangle size={28} aria-hidden="true" />}
      title={
        <>
          {t`Line ${line.line}`}: <CodeText>{text.trim() === '' ? product.name : text}</CodeText>
        </>
      }
      note={[...faults.map(importFaultWords), ...warnings.map(importWarningWords)]
        .map((words) => t(words))
        .join(' ')}
    />
  );
}

function GoodRows({ goods, product }: { goods: readonly Good[]; product: Product }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Rows label={t`Lines that are understood`}>
      {goods.map(({ line, name, quantity, expiration }) => (
        <Row
          key={`${line} ${name}`}
          tone="ok"
          lead={<IconCircleCheck size={28} aria-hidden="true" />}
          title={<CodeText>{name}</CodeText>}
          note={[
            format.amount(quantity, product.unit),
            expiration === null ? '' : t`expires ${format.day(expiration)}`,
          ]
            .filter((word) => word !== '')
            .join(' · ')}
        />
      ))}
    </Rows>
  );
}

function EndNotice({ ended, left }: { ended: Ended; left: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const icon = <IconAlertTriangle size={28} aria-hidden="true" />;
  switch (ended.how) {
    case 'done':
      return (
        <Notice
          tone="ok"
          icon={<IconCircleCheck size={28} aria-hidden="true" />}
          title={
            <Plural value={ended.count} one="# number is received." other="All # numbers are received." />
          }
        />
      );
    case 'stopped':
      return <Notice tone="wait" icon={icon} title={t`Stopped: ${left} are not received.`} />;
    case 'not-kept':
      return (
        <Notice
          tone="error"
          urgent
          icon={icon}
          title={t`This device could not keep it: ${left} are not received.`}
        />
      );
    case 'refused': {
      const { what, next } = refusalWords(ended.refusal, format);
      return (
        <Notice
          tone="error"
          urgent
          icon={icon}
          title={t`Stopped at ${ended.at.name}: ${left} are not received.`}
        >
          <p>{t(what)}</p>
          <p>{t(next)}</p>
        </Notice>
      );
    }
  }
}
