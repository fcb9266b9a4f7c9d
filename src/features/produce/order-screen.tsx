import {
  IconAlertTriangle,
  IconArrowBack,
  IconMapPin,
  IconNote,
  IconPencil,
  IconTool,
  IconTrash,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { compare, one, toMicros } from '#domain/base/quantity.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { useAsked, useFloor, useFormat, useLive } from '../floor.tsx';
import { useRights } from '../rights.ts';
import { StageWord } from '../stage-word.tsx';
import { useExpected } from '../use-scans.ts';
import { useUndo } from '../use-undo.ts';
import { ComponentRows } from './component-rows.tsx';
import { giveNextNumber } from './finished.ts';
import { openBatch } from './batch-draft.ts';
import { type MakingPage, loadOrder } from './load-order.ts';
import { NumberField } from './number-field.tsx';
import { OrderList } from './order-list.tsx';
import { OutputRows } from './output-rows.tsx';
import { startProduceAll } from './producing.ts';
import { QuestionSheet } from './question-sheet.tsx';
import { StepRows } from './step-rows.tsx';
import { UnitsButton } from './units-button.tsx';
import { useOrder } from './use-order.ts';
import styles from './order-screen.module.css';

/** What is made, of what, and the next scan. */
export function OrderScreen() {
  const { t } = useLingui();
  const { order: id = '' } = useParams();
  const orderId = id as OrderId;
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const isWide = useWide();
  const flow = useOrder(orderId);
  const { context, answers } = flow;
  const question = useLive(context.question);
  const asked = useAsked(() => loadOrder(floor, orderId), [orderId]);
  const page = asked.state === 'here' ? asked.value : null;
  useExpected(
    page?.lines.flatMap(({ proposed }) => proposed.flatMap(({ name }) => name ?? [])).slice(0, 40) ?? [],
  );

  if (!page)
    return (
      <Screen title={t`Produce`} back="/produce">
        {asked.state === 'here' && (
          <Empty icon={<IconTool size={56} aria-hidden="true" />} title={t`This order is not on this device`}>
            <p>{t`It may not have arrived yet. Go back and look again when you are online.`}</p>
          </Empty>
        )}
      </Screen>
    );
  const { order, product, left, wentInto } = page;
  const isOver = order.making.finished || order.state !== 'open';
  const canPart = mayPart(page);
  const detail = <Detail page={page} flow={flow} />;
  return (
    // A new name or an end begins at the top again: the first of the split is shown from its head (M28).
    <Screen
      key={`${order.reference} ${isOver}`}
      title={order.reference}
      note={product?.name ?? ''}
      back="/produce"
      primary={
        wentInto ? (
          <BigButton value={wentInto.reference} onPress={() => void context.openOrder(wentInto.id)}>
            {t`Go on there`}
          </BigButton>
        ) : isOver ? (
          <BigButton onPress={() => void navigate('/produce')}>{t`To the other orders`}</BigButton>
        ) : (
          <BigButton
            value={format.amount(left, product?.unit ?? '')}
            onPress={() => void startProduceAll(context)}
          >
            {t`Produce all`}
          </BigButton>
        )
      }
      secondary={
        canPart && isWide ? (
          <Button onPress={() => context.question.set({ kind: 'how-many' })}>{t`Produce a part`}</Button>
        ) : undefined
      }
      list={<OrderList current={order.making.root?.order ?? order.id} />}
    >
      {detail}
      {question && <QuestionSheet question={question} page={page} context={context} answers={answers} />}
    </Screen>
  );
}

/** [PRD-5] Serials are made by their numbers; of everything else a part can be made. */
const mayPart = ({ order, product, left }: MakingPage): boolean =>
  !order.making.finished &&
  order.state === 'open' &&
  product?.tracking !== 'serial' &&
  compare(left, one) > 0;

/** State, number, steps, components: everything of the order but its one primary action. */
function Detail({ page, flow }: { page: MakingPage; flow: ReturnType<typeof useOrder> }) {
  const { t } = useLingui();
  const format = useFormat();
  const undo = useUndo();
  const mayAmend = useRights().may('decide');
  const { context, answers } = flow;
  const [open, setOpen] = useState<string | null>(null);
  const { order, product, lines, outputs, left } = page;
  const { making } = order;
  const isOver = making.finished || order.state !== 'open';
  const isWide = useWide();
  const canPart = mayPart(page);
  const isSerial = product?.tracking === 'serial';
  const isMany = isSerial && compare(left, one) > 0;
  return (
    <>
      <div className={styles['state']}>
        <div className={styles['when']}>
          <StageWord stage={page.stage} />
          <span>
            {t`Due on`} {format.day(order.scheduled)}
          </span>
        </div>
        <Progress
          share={Number(toMicros(making.made)) / Math.max(1, Number(toMicros(making.quantity)))}
          done={format.quantity(making.made)}
          of={format.quantity(making.quantity)}
          unit={product?.unit ?? ''}
          size="large"
        />
      </div>
      {page.wentInto && (
        <Notice
          tone="wait"
          icon={<IconArrowBack size={28} aria-hidden="true" />}
          title={t`Taken back: it is part of ${page.wentInto.reference} again`}
        />
      )}
      {making.note && (
        <Notice tone="plain" icon={<IconNote size={28} aria-hidden="true" />} title={making.note} />
      )}
      {product && product.tracking !== 'none' && (
        <NumberField
          isSerial={isSerial}
          number={making.number}
          isMany={isMany}
          canChange={!isOver}
          onOpen={() =>
            isMany ? void openBatch(context, Number(left)) : context.question.set({ kind: 'finished' })
          }
          onNext={() => void giveNextNumber(context)}
        />
      )}
      <UnitsButton page={page} onOpen={() => context.question.set({ kind: 'units' })} />
      <OutputRows page={page} context={context} />
      <Meant context={context} page={page} />
      <h2 className={styles['heading']}>{t`Components`}</h2>
      {lines.length === 0 ? (
        <p>{t`Without a bill: scan what goes in.`}</p>
      ) : (
        <Rows label={t`Components`}>
          {lines.map((line) => (
            <ComponentRows
              key={line.line.id}
              line={line}
              isOpen={open === line.line.id}
              canWork={!isOver}
              onToggle={() => setOpen(open === line.line.id ? null : line.line.id)}
              onStart={() => void answers.startLine(line.line)}
              onRemove={(operation) => void undo(operation)}
            />
          ))}
        </Rows>
      )}
      {making.steps.length > 0 && (
        <>
          <h2 className={styles['heading']}>{t`Steps`}</h2>
          <StepRows page={page} context={context} />
        </>
      )}
      <div className={styles['tools']}>
        {/* On a handheld the goods have the room above the primary action. */}
        {canPart && !isWide && (
          <Button onPress={() => context.question.set({ kind: 'how-many' })}>{t`Produce a part`}</Button>
        )}
        {lines.some(({ used }) => used.length > 0) && (
          <Button
            icon={<IconArrowBack size={28} aria-hidden="true" />}
            onPress={() => context.purpose.set('return')}
          >
            {t`Return leftovers`}
          </Button>
        )}
        {!isOver && (
          <Button
            icon={<IconTrash size={28} aria-hidden="true" />}
            onPress={() => context.purpose.set('scrap')}
          >
            {t`Scrap a component`}
          </Button>
        )}
        {!isOver && mayAmend && (
          <Button
            icon={<IconPencil size={28} aria-hidden="true" />}
            onPress={() => context.question.set({ kind: 'amend' })}
          >
            {t`Change this order`}
          </Button>
        )}
        {page.taking && (
          <Button
            icon={<IconArrowBack size={28} aria-hidden="true" />}
            onPress={() => context.question.set({ kind: 'take-back' })}
          >
            {t`Take back the preparation`}
          </Button>
        )}
        {!isOver && (
          <Button onPress={() => context.question.set({ kind: 'end' })}>
            {outputs.length > 0 ? t`End order` : t`Cancel order`}
          </Button>
        )}
      </div>
    </>
  );
}

/** What the next scan is meant for, when it is not simply used. */
function Meant({ context, page }: { context: ReturnType<typeof useOrder>['context']; page: MakingPage }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const purpose = useLive(context.purpose);
  const place = useLive(context.place);
  const asked = useAsked(
    async () => (place === null ? null : ((await world.get('location', place))?.name ?? null)),
    [place],
  );
  const name = asked.state === 'here' ? asked.value : null;
  return (
    <>
      {purpose !== 'consume' && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={
            purpose === 'return'
              ? t`Scan what comes back, then say how much is left`
              : t`Scan what is thrown away`
          }
        >
          <Button onPress={() => context.purpose.set('consume')}>{t`Stop this`}</Button>
        </Notice>
      )}
      {name !== null && page.order.state === 'open' && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Components come from ${name}`}
        >
          <Button onPress={() => context.place.set(null)}>{t`Back to the usual place`}</Button>
        </Notice>
      )}
    </>
  );
}
