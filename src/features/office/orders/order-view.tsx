import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { isZero } from '#domain/base/quantity.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import { useRights } from '../../rights.ts';
import { kindWords } from '../records/work.ts';
import { amendIntent, amendSections, amendValues } from './amend-form.ts';
import { cancelOrder } from './cancel-order.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { OrderAmender } from './order-amender.tsx';
import { OrderEnd } from './order-end.tsx';
import type { Values } from '../form/values.ts';
import styles from '../office.module.css';
import { RefusalNotice } from '../../refusal-notice.tsx';
import { WorkButton } from './work-button.tsx';

/** An order that is confirmed: what is on it, what is kept for it, how far it is, and the way to the work. */
export function OrderView({ order, list }: { order: Order; list: ReactNode }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const mayOpen = useRights().may(order.kind === 'transfer' ? 'handle' : 'dock');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [amending, setAmending] = useState<Values | null>(null);
  const asked = useAsked(
    () => loadOrder(floor.world, order),
    [order.id, order.state, JSON.stringify(order.lines), JSON.stringify(order.reservations)],
  );
  const loaded = asked.state === 'here' ? asked.value : null;
  const isUntouched = order.lines.every(({ done }) => isZero(done));
  const canAmend = order.state === 'open' && mayOpen && loaded !== null;
  const canCancel = order.state === 'open' && isUntouched && mayOpen;
  const amountOf = (all: LoadedOrder, product: string, done: string): string =>
    format.amount(done, all.lines.find((line) => line.product?.id === product)?.product?.unit ?? '');
  if (amending)
    return (
      <OrderAmender
        order={order}
        opened={amending}
        list={list}
        sections={amendSections}
        intent={(values) => amendIntent(order, amending, values)}
        onEnd={() => setAmending(null)}
      />
    );
  const content = (
    <div className={styles['editor']}>
      <RefusalNotice refusal={refused} />
      <OrderEnd order={order} next={order.state === 'closed' ? (loaded?.backorder ?? null) : null} />
      {loaded && <Facts order={order} loaded={loaded} />}
      {loaded && <Lines loaded={loaded} />}
      {canAmend && (
        <Button
          icon={<IconPencil size={24} aria-hidden="true" />}
          onPress={() => setAmending(amendValues(order, (product, done) => amountOf(loaded, product, done)))}
        >
          {t`Change this order`}
        </Button>
      )}
      {canCancel && (
        <Button
          kind="danger"
          icon={<IconTrash size={24} aria-hidden="true" />}
          onPress={() => void cancelOrder(floor, order).then(setRefused)}
        >
          {t`Cancel this order`}
        </Button>
      )}
    </div>
  );
  return (
    <Screen
      title={order.reference}
      note={loaded?.partner ?? t(kindWords[order.kind])}
      back="/office/orders"
      primary={order.state === 'open' ? <WorkButton order={order} /> : undefined}
      list={list}
    >
      {content}
    </Screen>
  );
}

function Facts({ order, loaded }: { order: Order; loaded: LoadedOrder }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Rows label={t`Order`}>
      <Row title={format.day(order.scheduled)} note={t`Due on`} />
      <Row title={`${loaded.from} → ${loaded.to}`} note={loaded.type} />
      {order.origin !== null && <Row title={<CodeText>{order.origin}</CodeText>} note={t`Their paper`} />}
    </Rows>
  );
}

function Lines({ loaded }: { loaded: LoadedOrder }) {
  const { t } = useLingui();
  const format = useFormat();
  if (loaded.lines.length === 0) return null;
  return (
    <section className={styles['group']}>
      <h2 className={styles['heading']}>{t`Goods`}</h2>
      <Rows label={t`Lines`}>
        {loaded.lines.map(({ id, name, product, done, expected, kept, announced }) => {
          const unit = product?.unit ?? '';
          return (
            <Row
              key={id}
              title={name}
              note={
                <>
                  {kept.map((each) => (
                    <span key={each.key} className={styles['fact']}>
                      <Trans>
                        kept: <CodeText>{each.lot ?? '–'}</CodeText> · {each.place} ·{' '}
                        {format.amount(each.quantity, unit)}
                      </Trans>
                    </span>
                  ))}
                  {announced.map((each) => (
                    <span key={`${each.lot} ${each.sscc ?? ''}`} className={styles['fact']}>
                      <Trans>
                        announced: <CodeText>{each.lot}</CodeText> · {format.amount(each.quantity, unit)}
                      </Trans>
                    </span>
                  ))}
                </>
              }
              more={
                <Progress
                  share={Number(expected) === 0 ? 1 : Number(done) / Number(expected)}
                  done={format.quantity(done)}
                  of={format.quantity(expected)}
                  unit={unit}
                />
              }
            />
          );
        })}
      </Rows>
    </section>
  );
}
