import { IconNumbers } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Day } from '#domain/base/calendar.ts';
import { type Quantity, compare, isPositive, parseQuantity } from '#domain/base/quantity.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { Keypad } from '../../../ui/keypad.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import { amendOrder, hasOwnNumber } from '../amend.ts';
import type { FlowContext } from '../flow-context.ts';
import type { MakingPage } from '../load-order.ts';

const longestNote = 500;

/** [ORD-1, PRD-5] A supervisor wants more, less, another day, or tells whoever makes it something. Only what changes is said. */
export function AmendSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const format = useFormat();
  const { order, product } = page;
  const { making } = order;
  const [quantity, setQuantity] = useState<Quantity>(making.quantity);
  const [scheduled, setScheduled] = useState<string>(order.scheduled);
  const [note, setNote] = useState(making.note ?? '');
  const [isCounting, setCounting] = useState(false);
  const close = (): void => context.question.set(null);
  if (isCounting)
    return (
      <HowManySheet
        page={page}
        onQuantity={(wanted) => {
          setQuantity(wanted);
          setCounting(false);
        }}
        onClose={() => setCounting(false)}
      />
    );
  const isUnit = hasOwnNumber(page);
  const { reference } = order;
  const amended = {
    quantity: compare(quantity, making.quantity) === 0 ? null : quantity,
    scheduled: scheduled === '' || scheduled === order.scheduled ? null : (scheduled as Day),
    note: note.trim() === (making.note ?? '') ? null : note.trim(),
  };
  const isChanged = Object.values(amended).some((each) => each !== null);
  const isEnd = amended.quantity !== null && compare(quantity, making.made) === 0;
  return (
    <Sheet
      title={t`Change ${reference}`}
      note={product?.name}
      onClose={close}
      primary={
        <BigButton
          disabledReason={isChanged ? undefined : t`Nothing is changed yet`}
          onPress={() => void amendOrder(context, amended)}
        >
          {t`Save changes`}
        </BigButton>
      }
    >
      {isUnit ? (
        <p>{t`It is one unit of a batch, and has its number. Open a new order for more.`}</p>
      ) : (
        <Choice
          icon={<IconNumbers size={36} aria-hidden="true" />}
          title={t`How many: ${format.amount(quantity, product?.unit ?? '')}`}
          note={
            isEnd
              ? t`All of that is made: the order ends with it.`
              : amended.quantity === null
                ? t`Press to change it`
                : t`It was ${format.amount(making.quantity, product?.unit ?? '')}. Its components follow.`
          }
          onPress={() => setCounting(true)}
        />
      )}
      <DayField
        label={t`Due on`}
        value={scheduled}
        onChange={setScheduled}
        // The browser writes 11/12 as its country does; the month in letters says which is meant.
        hint={scheduled === '' ? undefined : format.day(scheduled as Day)}
      />
      <Field
        label={t`Note for whoever makes it`}
        value={note}
        onChange={(typed) => setNote(typed.slice(0, longestNote))}
        multiline
      />
    </Sheet>
  );
}

interface HowManyProps {
  readonly page: MakingPage;
  readonly onQuantity: (quantity: Quantity) => void;
  readonly onClose: () => void;
}

function HowManySheet({ page: { order, product }, onQuantity, onClose }: HowManyProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const wanted = parseQuantity(typed);
  const { made } = order.making;
  const unit = product?.unit ?? '';
  return (
    <Sheet
      title={t`How many shall it make?`}
      note={isPositive(made) ? t`${format.amount(made, unit)} are made already` : t`All together`}
      onClose={onClose}
      primary={
        <BigButton
          value={typed === '' ? undefined : format.amount(typed, unit)}
          disabledReason={wanted.ok && isPositive(wanted.value) ? undefined : t`Type how many`}
          onPress={() => wanted.ok && onQuantity(wanted.value)}
        >
          {t`Take over`}
        </BigButton>
      }
    >
      <Keypad
        label={t`How many?`}
        value={typed}
        onChange={setTyped}
        unit={unit}
        decimals={product?.tracking === 'serial' ? 0 : (product?.precision ?? 0)}
        decimalSign={format.decimalSign}
        display={false}
      />
    </Sheet>
  );
}
