import { IconX } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef, useState } from 'react';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useFloor } from '../../floor.tsx';
import { type Faults, checkForm } from '../form/check.ts';
import type { Section } from '../form/fields.ts';
import { FormView } from '../form/form-view.tsx';
import { type Values, isSameForm } from '../form/values.ts';
import { LeaveSheet } from '../leave-sheet.tsx';
import { useSite } from '../use-site.ts';
import { recordOrder } from './save-order.ts';
import styles from '../office.module.css';
import { RefusalNotice } from '../../refusal-notice.tsx';
import { FaultsNotice } from '../form/faults-notice.tsx';

interface Props {
  readonly order: Order;
  /** As the order stood when the form was opened. */
  readonly opened: Values;
  readonly list: ReactNode;
  /** What is asked of it. */
  readonly sections: readonly Section[];
  /** What is otherwise now; null: nothing. */
  readonly intent: (values: Values) => Intent | null;
  readonly onEnd: () => void;
}

/** [ORD-1, ORD-2] An order that is confirmed wants more, less or something else; never less than what is done. */
export function OrderAmender({ order, opened, list, sections, intent: intentOf, onEnd }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const site = useSite();
  const top = useRef<HTMLDivElement>(null);
  const isPassing = useRef(false);
  const isBusy = useRef(false);
  const [values, setValues] = useState(opened);
  const [faults, setFaults] = useState<Faults>({});
  const [refused, setRefused] = useState<Refusal | null>(null);
  const setting = { site: site.state === 'here' ? site.value : undefined, isNew: false, opened };

  const save = async (anyway = false): Promise<void> => {
    const found = checkForm(sections, values, setting);
    setFaults(found);
    if (Object.keys(found).length > 0) {
      setTimeout(() => top.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50);
      return;
    }
    const intent = intentOf(values);
    if (!intent) return onEnd();
    // A second tap while the first is under way would be a second change.
    if (isBusy.current) return;
    isBusy.current = true;
    const { reference } = order;
    const text = i18n._(msg`${reference} is changed`);
    const answer = await recordOrder(floor, intent, { reference, text, anyway });
    isBusy.current = false;
    if (answer === null) return;
    if (!answer.ok) return setRefused(answer.error);
    onEnd();
  };
  const content = (
    <div ref={top} className={styles['editor']}>
      <FaultsNotice faults={faults} />
      <RefusalNotice refusal={refused} onAnyway={() => void save(true)} />
      <FormView
        sections={sections}
        values={values}
        setting={setting}
        faults={faults}
        readOnly={false}
        onChange={(next) => {
          setValues(next);
          setFaults({});
          setRefused(null);
        }}
      />
      <Button icon={<IconX size={24} aria-hidden="true" />} onPress={onEnd}>
        {t`Leave it as it is`}
      </Button>
      <LeaveSheet isChanged={!isSameForm(values, opened)} isPassing={isPassing} onDiscard={() => undefined} />
    </div>
  );
  return (
    <Screen
      title={order.reference}
      note={t`Change this order`}
      back="/office/orders"
      primary={<BigButton onPress={() => void save()}>{t`Save changes`}</BigButton>}
      list={list}
    >
      {content}
    </Screen>
  );
}
