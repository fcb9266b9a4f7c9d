import { IconAlertTriangle, IconCircleCheck, IconMessageQuestion } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { Plural, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { compare, isPositive, parseQuantity } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { DateOrder } from '#domain/numbering/import-date.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../../floor.tsx';
import { keptElsewhere } from '../../goods/kept-elsewhere.ts';
import { ReasonSheet } from '../../goods/reason-sheet.tsx';
import { useReasons } from '../../reasons.ts';
import { importFaultWords, importWarningWords } from './fault-words.ts';
import { NumbersEnd } from './numbers-end.tsx';
import type { LineAt } from './numbers-screen.tsx';
import { type Ended, readAhead, recordMany } from './record-many.ts';
import { type Good, type Line, type Source, goodLines, totalOf, understand } from './understand.ts';
import styles from './numbers-screen.module.css';

interface Props {
  readonly at: LineAt;
  readonly source: Source;
  readonly onBack: () => void;
}

type Phase =
  | { readonly is: 'checking' }
  | { readonly is: 'recording'; readonly judged: number; readonly of: number }
  | {
      readonly is: 'ended';
      readonly ended: Ended;
      readonly goods: readonly Good[];
      readonly reason: string | null;
    };

const shownAtFirst = 20;
/** So many are judged between two drawings of the bar. */
const drawnEvery = 25;
/** From then on whoever waits is shown how far it is. */
const slow = 400;

/** [NUM-4] What was understood, line by line, with every fault named, before anything is kept. */
export function NumbersPreview({ at, source, onBack }: Props) {
  const { receipt, line, product, missing: wanted, back, choices } = at;
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const reasons = useReasons('receive');
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(null);
  const [rest, setRest] = useState('');
  const [isAll, setIsAll] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [phase, setPhase] = useState<Phase>({ is: 'checking' });
  const isSlow = useSlow(phase.is === 'recording');
  const asked = useAsked(
    () =>
      phase.is === 'checking'
        ? understand(floor.world, source, {
            product,
            missing: wanted,
            decimalSign: format.decimalSign,
            dateOrder,
            keptElsewhere: (numbers) => keptElsewhere(floor, product, numbers),
          })
        : Promise.resolve(null),
    [dateOrder, phase.is === 'checking'],
  );
  const [kept, setKept] = useState<readonly Line[]>([]);
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

  const ends = [goods.length, goods[0]?.name, goods.at(-1)?.name].join(' ');
  useEffect(() => {
    // It only makes the press quicker.
    void readAhead(floor, product, goods).catch(() => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another list is another length, beginning or end
  }, [floor, product, ends]);

  const record = async (wanted: readonly Good[], reason: string | null): Promise<void> => {
    setIsAsking(false);
    setKept(lines);
    setPhase({ is: 'recording', judged: 0, of: wanted.length });
    const ended = await recordMany(floor, wanted, {
      order: receipt.order,
      line,
      product,
      choices,
      reason,
      onJudged: (judged) => {
        if (judged % drawnEvery === 0) setPhase({ is: 'recording', judged, of: wanted.length });
      },
    });
    setPhase({ is: 'ended', ended, goods: wanted, reason });
    tell(floor, product, ended);
  };

  if (phase.is === 'ended')
    return (
      <NumbersEnd
        at={at}
        ended={phase.ended}
        count={phase.goods.length}
        onOthers={() => {
          if (phase.ended.how !== 'refused') return;
          const refused = new Set(phase.ended.refused.map(({ good }) => good));
          void record(
            phase.goods.filter((good) => !refused.has(good)),
            phase.reason,
          );
        }}
        onBack={onBack}
      />
    );
  if (phase.is === 'recording' && isSlow)
    return (
      <Screen title={t`Receiving`} note={product.name} back={back} strip={false}>
        <Progress
          share={phase.judged / phase.of}
          done={String(phase.judged)}
          of={String(phase.of)}
          size="large"
        />
        <p>{t`They are checked first. Then all are received at once.`}</p>
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
          disabledReason={
            goods.length === 0
              ? t`No line can be received`
              : phase.is === 'recording'
                ? t`Receiving`
                : undefined
          }
          onPress={() => (isOver ? setIsAsking(true) : void record(goods, null))}
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
      {choices.place !== null && <p>{t`Goods go to ${receipt.destination}`}</p>}
      {choices.pallet !== null && (
        <p>
          {t`On pallet`} <CodeText>{choices.pallet}</CodeText>
        </p>
      )}
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
          onReason={(reason) => void record(goods, reason)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Screen>
  );
}

function LineRow({ line, product }: { line: Line; product: Product }) {
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

/** True once it has been going on for so long that one should see it. */
function useSlow(isGoing: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = setTimeout(() => setIsSlow(true), slow);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isGoing]);
  return isSlow;
}

/** The strip under the receipt says it, and takes it back. What the device could not keep has been told already. */
function tell({ desk }: Floor, product: Product, ended: Ended): void {
  if (ended.how === 'not-kept') return;
  if (ended.how === 'refused') {
    const text = i18n._(
      msg`${product.name}: ${plural(ended.refused.length, { one: '# number is refused', other: '# numbers are refused' })}`,
    );
    desk.tell({ tone: 'error', word: i18n._(msg`Not recorded`), text, operation: null }, 'error');
    return;
  }
  const { count, operations } = ended;
  const text = i18n._(
    msg`${product.name}: ${plural(count, { one: '# number received', other: '# numbers received' })}`,
  );
  desk.tell(
    {
      tone: 'ok',
      word: i18n._(msg`Saved here`),
      text,
      operation: operations.at(-1) ?? null,
      all: operations,
    },
    'line-done',
  );
}
