import {
  IconCirclePlus,
  IconMapPin,
  IconMessageQuestion,
  IconPackage,
  IconPrinter,
  IconReplace,
  IconTruck,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { OperationId, OrderId } from '#domain/base/ids.ts';
import { compare } from '#domain/base/quantity.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useLive } from '../floor.tsx';
import { Answering } from '../goods/answering.tsx';
import { BookedElsewhereNotice } from '../goods/booked-elsewhere-notice.tsx';
import { Done, OrderLine } from '../goods/order-line.tsx';
import { WhySheet } from '../goods/why-sheet.tsx';
import { useReasons } from '../reasons.ts';
import { useExpected } from '../use-scans.ts';
import { useUndo } from '../use-undo.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { type Delivery, loadDelivery } from './load-delivery.ts';
import { NextTakeCard } from './next-take.tsx';
import { QuestionSheet } from './question-sheet.tsx';
import { TakeSteps } from './take-steps.tsx';
import { useDelivery } from './use-delivery.ts';

/** What to take next and from where, what was taken, and the next scan. */
export function DeliveryScreen() {
  const { t } = useLingui();
  const { order: id = '' } = useParams();
  const orderId = id as OrderId;
  const floor = useFloor();
  const delivery = useDelivery(orderId);
  const asked = useAsked(() => loadDelivery(floor, orderId), [orderId]);
  const here = asked.state === 'here' ? asked.value : null;
  useExpected(here?.steps.map(({ name }) => name) ?? []);

  if (asked.state === 'loading')
    return (
      <Screen title={t`Deliver`} back="/deliver">
        {null}
      </Screen>
    );
  if (!here)
    return (
      <Screen title={t`Deliver`} back="/deliver">
        <Empty
          icon={<IconTruck size={56} aria-hidden="true" />}
          title={t`This delivery is not on this device`}
        >
          <p>{t`It may not have arrived yet. Go back and look again when you are online.`}</p>
        </Empty>
      </Screen>
    );
  return <OpenDelivery here={here} {...delivery} />;
}

interface Props extends ReturnType<typeof useDelivery> {
  readonly here: Delivery;
}

function OpenDelivery({ here, context, answers }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const undo = useUndo();
  const reasons = useReasons('deliver');
  const question = useLive(context.question);
  const place = useLive(context.place);
  const given = useLive(context.why.given);
  const [open, setOpen] = useState<string | null>(null);
  const { order, lines, steps, others, partner } = here;
  const ended = order.state !== 'open';
  const remove = (target: OperationId | readonly OperationId[]): void => void undo(target);
  const [next] = steps;
  const isNothing = others.length === 0 && lines.every(({ rows }) => rows.length === 0);
  const given1 = [...new Set(given.values())];
  const detail = (
    <>
      {ended && <Ended here={here} />}
      {ended && <BookedElsewhereNotice order={order} />}
      <ConflictNotice rows={[...lines.flatMap(({ rows }) => rows), ...others]} onRemove={remove} />
      {place !== null && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Goods are taken from ${here.places.get(place) ?? ''}`}
        >
          <Button onPress={() => context.place.set(null)}>{t`Back to the usual places`}</Button>
        </Notice>
      )}
      {!ended && next && <NextTakeCard take={next} more={steps.length - 1} />}
      {lines.length === 0 ? (
        <Empty icon={<IconTruck size={56} aria-hidden="true" />} title={t`Nothing on it yet`}>
          <p>{t`Scan the first goods. Every product you scan becomes a line.`}</p>
        </Empty>
      ) : (
        <Rows label={t`Goods to deliver`}>
          {lines.map((line) => (
            <OrderLine
              key={line.line.id}
              line={line.line}
              product={line.product}
              rows={line.rows}
              none={t`Nothing taken yet.`}
              isOpen={open === line.line.id}
              onToggle={() => setOpen(open === line.line.id ? null : line.line.id)}
              onRemove={remove}
            >
              {!ended && (
                <>
                  <TakeSteps line={line} delivery={here} />
                  <Button
                    icon={<IconCirclePlus size={28} aria-hidden="true" />}
                    kind="strong"
                    fill
                    onPress={() => void answers.startLine(line.line)}
                  >
                    {t`Take without scanning`}
                  </Button>
                  {line.product?.tracking !== 'none' && compare(line.line.done, line.line.expected) < 0 && (
                    <Button
                      icon={<IconReplace size={28} aria-hidden="true" />}
                      fill
                      onPress={() => void answers.ask({ kind: 'change', line: line.line.id })}
                    >
                      {t`Choose other goods`}
                    </Button>
                  )}
                </>
              )}
            </OrderLine>
          ))}
        </Rows>
      )}
      {others.length > 0 && (
        <ul aria-label={t`Beside the lines`}>
          {others.map((row) => (
            <Done key={row.operation} row={row} product={undefined} onRemove={remove} />
          ))}
        </ul>
      )}
      {!ended && given1.length > 0 && (
        <Notice
          tone="plain"
          icon={<IconMessageQuestion size={28} aria-hidden="true" />}
          title={t`Your reason for the rest of this delivery`}
        >
          <p>{given1.join(' · ')}</p>
          <Button onPress={context.why.forget}>{t`Ask me again`}</Button>
        </Notice>
      )}
    </>
  );
  return (
    <Screen
      // What is closed is read from its top.
      key={order.state}
      title={order.reference}
      note={partner ?? t`No customer`}
      back="/deliver"
      primary={
        ended ? (
          <BigButton
            icon={<IconPrinter size={32} aria-hidden="true" />}
            onPress={() => void navigate(`/deliver/${order.id}/slip`)}
          >
            {t`Delivery slip`}
          </BigButton>
        ) : (
          <BigButton
            disabledReason={isNothing ? t`Nothing taken yet` : undefined}
            onPress={() => void answers.ask({ kind: 'close' })}
          >
            {t`Close delivery`}
          </BigButton>
        )
      }
      list={<DeliveryList current={order.id} />}
    >
      {detail}
      {question ? (
        <Answering turns={context.turns}>
          <QuestionSheet question={question} delivery={here} answers={answers} context={context} />
        </Answering>
      ) : (
        <WhySheet why={context.why} reasons={reasons} />
      )}
    </Screen>
  );
}

function Ended({ here: { order, backorder } }: { here: Delivery }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <Notice
      tone="plain"
      icon={<IconPackage size={28} aria-hidden="true" />}
      title={order.state === 'cancelled' ? t`This delivery was cancelled.` : t`This delivery is closed.`}
    >
      {backorder !== null && (
        <Button kind="strong" onPress={() => void navigate(`/deliver/${backorder.id}`)}>
          {t`Open backorder`} <CodeText>{backorder.reference}</CodeText>
        </Button>
      )}
      <Button onPress={() => void navigate('/deliver')}>{t`To the other deliveries`}</Button>
    </Notice>
  );
}
