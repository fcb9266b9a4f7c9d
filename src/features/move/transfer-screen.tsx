import { IconArrowsRightLeft, IconHandGrab, IconMapPin, IconPackage, IconRefresh } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { OperationId, OrderId } from '#domain/base/ids.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { CloseSheet } from '../goods/close-sheet.tsx';
import { shortName } from '../goods/places.ts';
import { GoodsSheet } from '../goods/goods-sheet.tsx';
import { Done, OrderLine } from '../goods/order-line.tsx';
import { useExpected } from '../use-scans.ts';
import { useUndo } from '../use-undo.ts';
import { type Transfer, type TransferLine, loadTransfer } from './load-transfer.ts';
import { PlanScreen } from './plan-screen.tsx';
import { TransferList } from './transfer-list.tsx';
import { useTransfer } from './use-transfer.ts';

/** One planned transfer: what to take and from where, what has been moved, and the next scan. */
export function TransferScreen() {
  const { order: id = '' } = useParams();
  return <OneTransfer key={id} orderId={id as OrderId} />;
}

function OneTransfer({ orderId }: { readonly orderId: OrderId }) {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const undo = useUndo();
  const transfer = useTransfer(orderId);
  const [open, setOpen] = useState<string | null>(null);
  const [isClosing, setClosing] = useState(false);
  const asked = useAsked(() => loadTransfer(floor, orderId), [orderId]);
  const here = asked.state === 'here' ? asked.value : undefined;
  const steps = here?.lines.flatMap(({ plan }) => plan?.steps ?? []) ?? [];
  useExpected(steps.flatMap(({ name }) => (name === '' ? [] : [name])));

  if (here === null)
    return (
      <Screen title={t`Move goods`} back="/move">
        <Empty
          icon={<IconArrowsRightLeft size={56} aria-hidden="true" />}
          title={t`This transfer is not on this device`}
        >
          <p>{t`It may not have arrived yet. Go back and look again when you are online.`}</p>
        </Empty>
      </Screen>
    );
  if (!here)
    return (
      <Screen title={t`Move goods`} back="/move">
        {null}
      </Screen>
    );
  const { order, lines, others } = here;
  if (order.state === 'draft') return <PlanScreen draft={order} />;
  const ended = order.state !== 'open';
  const remove = (target: OperationId | readonly OperationId[]): void => void undo(target);
  const isNothing = others.length === 0 && lines.every(({ rows }) => rows.length === 0);
  const detail = (
    <>
      {ended && <Ended here={here} />}
      {!ended && <NextToTake here={here} transfer={transfer} />}
      {!ended && <Places transfer={transfer} />}
      <Rows label={t`Goods to move`}>
        {lines.map((line) => (
          <OrderLine
            key={line.line.id}
            line={line.line}
            product={line.product}
            rows={line.rows}
            none={t`Nothing moved yet.`}
            isOpen={open === line.line.id}
            onToggle={() => setOpen(open === line.line.id ? null : line.line.id)}
            onRemove={remove}
          >
            {!ended && <Steps line={line} here={here} transfer={transfer} />}
          </OrderLine>
        ))}
      </Rows>
      {others.length > 0 && (
        <ul aria-label={t`Beside the lines`}>
          {others.map((row) => (
            <Done key={row.operation} row={row} product={undefined} onRemove={remove} />
          ))}
        </ul>
      )}
    </>
  );
  return (
    <Screen
      title={order.reference}
      note={`${shortName(here.from?.name ?? '')} → ${shortName(here.to?.name ?? '')}`}
      back="/move"
      primary={
        ended ? (
          <BigButton onPress={() => void navigate('/move')}>{t`To the other transfers`}</BigButton>
        ) : (
          <BigButton
            disabledReason={isNothing ? t`Nothing moved yet` : undefined}
            onPress={() => setClosing(true)}
          >
            {t`Close transfer`}
          </BigButton>
        )
      }
      list={<TransferList current={order.id} />}
    >
      {detail}
      <GoodsSheet flow={transfer.flow} action={t`Move`} />
      {isClosing && (
        <CloseSheet
          order={order}
          type={here.type}
          productOf={(id) => lines.find(({ line }) => line.product === id)?.product}
          words={{
            complete: t`Everything has been moved.`,
            action: t`Close transfer`,
            later: t`It is moved later`,
            never: t`It is not moved`,
          }}
          onClosed={() => void navigate('/move')}
          onClose={() => setClosing(false)}
        />
      )}
    </Screen>
  );
}

interface Parts {
  readonly here: Transfer;
  readonly transfer: ReturnType<typeof useTransfer>;
}

/** The one thing that matters now, large: what, how many, from where. */
function NextToTake({ here: { next, places }, transfer }: Parts) {
  const { t } = useLingui();
  const format = useFormat();
  if (!next) return null;
  const { line, step } = next;
  return (
    <Notice
      tone="plain"
      icon={<IconHandGrab size={32} aria-hidden="true" />}
      title={t`Next: ${line.product?.name ?? ''}`}
    >
      <p>
        <CodeText large>
          {step.name === '' ? '' : `${step.name} · `}
          {format.amount(step.quantity, line.product?.unit ?? '')}
        </CodeText>
      </p>
      <p>{places.get(step.location)}</p>
      <Button onPress={() => void transfer.take(line, step)}>{t`Take without scanning`}</Button>
    </Notice>
  );
}

function Places({ transfer: { from, to, forgetFrom, forgetTo } }: Pick<Parts, 'transfer'>) {
  const { t } = useLingui();
  return (
    <>
      {from && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Taken from ${from.name}`}
        >
          <Button onPress={forgetFrom}>{t`From anywhere in the plan`}</Button>
        </Notice>
      )}
      {to && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Goods go to ${to.name}`}
        >
          <Button onPress={forgetTo}>{t`Back to the usual place`}</Button>
        </Notice>
      )}
    </>
  );
}

/** [T25, T42] The numbers of one line that are still to be taken, each one tap. */
function Steps({ line, here, transfer }: Parts & { readonly line: TransferLine }) {
  const { t } = useLingui();
  const format = useFormat();
  const { plan, product } = line;
  const unit = product?.unit ?? '';
  if (!plan || (plan.steps.length === 0 && !transfer.isShort(line))) return null;
  return (
    <>
      {plan.steps.length > 0 && (
        <Rows label={t`Still to take`}>
          {plan.steps.map((step) => (
            <Row
              key={`${step.lot ?? ''} ${step.location} ${step.package ?? ''}`}
              lead={<IconMapPin size={28} aria-hidden="true" />}
              title={
                <CodeText>
                  {step.name === '' ? '' : `${step.name} · `}
                  {format.amount(step.quantity, unit)}
                </CodeText>
              }
              note={`${here.places.get(step.location) ?? ''} · ${step.kept ? t`kept for this transfer` : t`proposed`}`}
              onPress={() => void transfer.take(line, step)}
            />
          ))}
        </Rows>
      )}
      {transfer.isShort(line) && (
        <Notice
          tone="wait"
          icon={<IconPackage size={28} aria-hidden="true" />}
          title={t`Nothing found for ${format.amount(plan.short, unit)}`}
        >
          <Button
            icon={<IconRefresh size={28} aria-hidden="true" />}
            onPress={() => void transfer.lookAgain()}
          >
            {t`Look for goods again`}
          </Button>
        </Notice>
      )}
    </>
  );
}

function Ended({ here: { order, backorder } }: Pick<Parts, 'here'>) {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <Notice
      tone="plain"
      icon={<IconPackage size={28} aria-hidden="true" />}
      title={order.state === 'cancelled' ? t`This transfer was cancelled.` : t`This transfer is closed.`}
    >
      {backorder && (
        <Button kind="strong" onPress={() => void navigate(`/move/${backorder.id}`)}>
          {t`Open backorder ${backorder.reference}`}
        </Button>
      )}
    </Notice>
  );
}
