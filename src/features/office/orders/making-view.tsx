import { IconNote, IconPencil, IconTrash } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { isZero } from '#domain/base/quantity.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import { isUntouched } from '#domain/making/join.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import { RefusalNotice } from '../../refusal-notice.tsx';
import { useRights } from '../../rights.ts';
import { stageOf } from '../../stage-of.ts';
import { StageWord } from '../../stage-word.tsx';
import type { Values } from '../form/values.ts';
import { cancelOrder } from './cancel-order.ts';
import { type LoadedMaking, loadMaking } from './load-making.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { makingAmendIntent, makingAmendSections, makingAmendValues } from './making-amend-form.ts';
import { MakingComponents, MakingSteps } from './making-components.tsx';
import { MakingOutputs, MakingUnits, MakingWaiting } from './making-units.tsx';
import { OrderAmender } from './order-amender.tsx';
import { OrderEnd } from './order-end.tsx';
import styles from '../office.module.css';
import { WorkButton } from './work-button.tsx';

/** A manufacturing order as its supervisor looks at it: the floor owns the work, the office how many, when, and the end. */
export function MakingView({ order, list }: { order: MakingOrder; list: ReactNode }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const { may } = useRights();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [amending, setAmending] = useState<Values | null>(null);
  const asked = useAsked(async () => {
    const [loaded, made] = await Promise.all([loadOrder(floor.world, order), loadMaking(floor.world, order)]);
    return { ...loaded, ...made };
  }, [order.id, JSON.stringify(order)]);
  const page = asked.state === 'here' ? asked.value : null;
  if (amending)
    return (
      <OrderAmender
        order={order}
        opened={amending}
        list={list}
        sections={makingAmendSections}
        intent={(values) => makingAmendIntent(order, amending, values)}
        onEnd={() => setAmending(null)}
      />
    );
  const { making } = order;
  const unit = page?.made?.unit ?? '';
  const isOpen = order.state === 'open' && !making.finished;
  const amend = (): void =>
    setAmending(
      makingAmendValues(order, format.amount(making.made, unit), page?.made?.tracking === 'serial'),
    );
  return (
    <Screen
      key={order.reference}
      title={order.reference}
      note={page?.made?.name ?? ''}
      back="/office/orders"
      primary={order.state === 'open' ? <WorkButton order={order} /> : undefined}
      list={list}
    >
      <div className={styles['editor']}>
        <RefusalNotice refusal={refused} />
        {page && (
          <>
            <OrderEnd order={order} next={page.wentInto ?? page.backorder} />
            <MakingWaiting order={order} page={page} />
            <Facts order={order} page={page} />
            {making.note && (
              <Notice tone="plain" icon={<IconNote size={28} aria-hidden="true" />} title={making.note} />
            )}
            <MakingUnits order={order} page={page} />
            <MakingOutputs page={page} unit={unit} />
            <MakingComponents page={page} />
            <MakingSteps order={order} />
          </>
        )}
        {isOpen && may('decide') && page && (
          <Button icon={<IconPencil size={24} aria-hidden="true" />} onPress={amend}>
            {t`Change this order`}
          </Button>
        )}
        {isOpen && isUntouched(order) && may('floor') && (
          <Button
            kind="danger"
            icon={<IconTrash size={24} aria-hidden="true" />}
            onPress={() => void cancelOrder(floor, order).then(setRefused)}
          >
            {t`Cancel this order`}
          </Button>
        )}
      </div>
    </Screen>
  );
}

export type MakingPage = LoadedOrder & LoadedMaking;

function Facts({ order, page }: { order: MakingOrder; page: MakingPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const { making } = order;
  const isSerial = page.made?.tracking === 'serial';
  return (
    <Rows label={t`Order`}>
      <Row
        title={page.made?.name ?? making.product}
        note={<StageWord stage={stageOf(order)} />}
        more={
          <Progress
            share={isZero(making.quantity) ? 1 : Number(making.made) / Number(making.quantity)}
            done={format.quantity(making.made)}
            of={format.quantity(making.quantity)}
            unit={page.made?.unit ?? ''}
          />
        }
      />
      {making.number !== null && (
        <Row
          title={<CodeText>{making.number}</CodeText>}
          note={isSerial ? t`Serial number` : t`Lot number`}
        />
      )}
      <Row title={format.day(order.scheduled)} note={t`Due on`} />
      <Row title={`${page.from} → ${page.to}`} note={page.type} />
      {page.producers.length > 0 && <Row title={page.producers.join(', ')} note={t`Made by`} />}
      {page.backorderOf && page.units.length === 0 && (
        <Row
          title={<CodeText>{page.backorderOf.reference}</CodeText>}
          note={t`It is the rest of this order`}
        />
      )}
      {order.origin !== null && <Row title={<CodeText>{order.origin}</CodeText>} note={t`Their paper`} />}
    </Rows>
  );
}
