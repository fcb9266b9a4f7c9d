import { IconDeviceFloppy, IconLock, IconTrash } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Day } from '#domain/base/calendar.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { OperationType, OrderKind, Site } from '#domain/catalogue/place.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useFloor } from '../../floor.tsx';
import { useErrand } from '../../use-errand.ts';
import { useRights } from '../../rights.ts';
import { type Faults, checkForm } from '../form/check.ts';
import { FormView } from '../form/form-view.tsx';
import { type Values, isSameForm, textOf } from '../form/values.ts';
import { LeaveSheet } from '../leave-sheet.tsx';
import { cancelOrder } from './cancel-order.ts';
import { checkOrder, freshOrder, openedOrder, orderSections, orderWords } from './order-form.ts';
import { onlyBill, saveOrder } from './save-order.ts';
import styles from '../office.module.css';
import { RefusalNotice } from '../../refusal-notice.tsx';
import { FaultsNotice } from '../form/faults-notice.tsx';

interface Props {
  readonly kind: OrderKind;
  /** A draft; undefined while it is written for the first time. */
  readonly order: Order | undefined;
  /** What a new one begins with. */
  readonly type: OperationType | undefined;
  readonly site: Site | undefined;
  readonly today: Day;
  readonly list: ReactNode;
}

/** [T15, T24, M07, M14, M17] An order written by hand: kept as a draft, or confirmed at once. */
export function OrderEditor({ kind, order, type, site, today, list }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const mayOpen = useRights().may(kind === 'manufacture' ? 'floor' : kind === 'transfer' ? 'handle' : 'dock');
  const top = useRef<HTMLDivElement>(null);
  const isPassing = useRef(false);
  const isBusy = useRef(false);
  const [opened, setOpened] = useState(() => (order ? openedOrder(order) : freshOrder(type, today)));
  const [values, setValues] = useState(opened);
  const [faults, setFaults] = useState<Faults>({});
  const [refused, setRefused] = useState<Refusal | null>(null);
  const setting = { site, isNew: order === undefined, opened };
  const sections = orderSections[kind];
  const isChanged = !isSameForm(values, opened);
  const errand = useErrand();

  const change = (next: Values): void => {
    setValues(next);
    setFaults({});
    setRefused(null);
    if (kind === 'manufacture' && textOf(next, 'product') !== textOf(values, 'product'))
      // Most products have one bill, and nobody should have to look for it.
      errand(
        onlyBill(floor, textOf(next, 'product')).then((bom) =>
          setValues((now) => (textOf(now, 'bom') === '' ? { ...now, bom } : now)),
        ),
      );
  };
  const save = async (confirm: boolean, anyway = false): Promise<void> => {
    // A second tap while the first is under way would be a second order.
    if (isBusy.current) return;
    isBusy.current = true;
    await saveOnce(confirm, anyway);
    isBusy.current = false;
  };
  const saveOnce = async (confirm: boolean, anyway: boolean): Promise<void> => {
    const found = { ...checkForm(sections, values, setting), ...checkOrder(kind, values) };
    setFaults(found);
    if (Object.keys(found).length > 0) {
      setTimeout(() => top.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50);
      return;
    }
    const answer = await saveOrder(floor, { kind, order, values, confirm, anyway });
    if (answer === null) return;
    if (!answer.ok) return setRefused(answer.error);
    setOpened(values);
    isPassing.current = true;
    await navigate(`/office/orders/${answer.value}`, { replace: true });
    isPassing.current = false;
  };
  const waiting = mayOpen
    ? undefined
    : kind === 'manufacture'
      ? t`A worker or supervisor opens these`
      : t`A receiver or supervisor opens these`;
  const title = order?.reference ?? t`New: ${t(orderWords[kind].one)}`;
  const content = (
    <div ref={top} className={styles['editor']}>
      {!mayOpen && (
        <Notice tone="plain" icon={<IconLock size={28} aria-hidden="true" />} title={waiting ?? ''} />
      )}
      <FaultsNotice faults={faults} />
      <RefusalNotice refusal={refused} onAnyway={() => void save(true, true)} />
      <FormView
        sections={sections}
        values={values}
        setting={setting}
        faults={faults}
        readOnly={!mayOpen}
        onChange={change}
      />
      {order && mayOpen && (
        <Button
          kind="danger"
          icon={<IconTrash size={24} aria-hidden="true" />}
          onPress={() => void cancelOrder(floor, order).then((refusal) => setRefused(refusal))}
        >
          {t`Cancel this order`}
        </Button>
      )}
      <LeaveSheet isChanged={isChanged} isPassing={isPassing} onDiscard={() => undefined} />
    </div>
  );
  const secondary = mayOpen && (
    <div className={styles['links']}>
      <Button icon={<IconDeviceFloppy size={24} aria-hidden="true" />} onPress={() => void save(false)}>
        {t`Save as draft`}
      </Button>
    </div>
  );
  return (
    <Screen
      title={title}
      note={order ? t`Draft` : undefined}
      back={order ? '/office/orders' : '/office/orders/new'}
      primary={
        <BigButton disabledReason={waiting} onPress={() => void save(true)}>
          {t`Confirm`}
        </BigButton>
      }
      secondary={secondary || undefined}
      list={list}
    >
      {content}
    </Screen>
  );
}
