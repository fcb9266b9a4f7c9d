import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { type Quantity, compare, isPositive, parseQuantity, toMicros } from '#domain/base/quantity.ts';
import { generateLots } from '#domain/numbering/generate.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { Busy, Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import type { AtHand } from '../goods/at-hand.ts';
import { useOneAnswer } from '../goods/use-one-answer.ts';
import type { GivenNumber } from './give-numbers.ts';
import type { Adopting } from './use-adopt.ts';

interface Props {
  readonly stand: AtHand;
  readonly adopting: Adopting;
  readonly onClose: () => void;
}

/** [NUM-3] Numbers of our own: one for each serial, or lots of so much each, of which the last takes the rest. */
export function MakeSheet({ stand, adopting, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { isBusy, answer } = useOneAnswer();
  /** [NUM-5] Spent and not recorded yet: they are used, not thrown away. */
  const spent = useRef<{ readonly typed: string; readonly numbers: readonly GivenNumber[] } | null>(null);
  const { product, quantity: left } = stand;
  const isSerial = product.tracking === 'serial';
  const said = parseQuantity(typed);
  const chosen = said.ok && typed !== '' && isPositive(said.value) ? said.value : null;
  const lots = isSerial || !chosen ? [] : generateLots('1', left, chosen);
  const count = isSerial ? whole(chosen ?? left) : lots.length;
  const isTooMany = isSerial && chosen !== null && compare(chosen, left) > 0;
  const most = 1000;
  const why = isTooMany
    ? t`Only ${format.amount(left, product.unit)} have no number`
    : count > most
      ? t`At most ${most} at once`
      : !isSerial && !chosen
        ? t`How much is in each lot?`
        : undefined;

  const make = (): Promise<void> =>
    answer(async () => {
      const numbers =
        spent.current?.typed === typed
          ? spent.current.numbers
          : await adopting.nextNumbers(
              count,
              isSerial ? undefined : (at) => lots[at]?.quantity ?? ('0' as Quantity),
            );
      spent.current = { typed, numbers };
      if (await adopting.giveAll(numbers)) onClose();
    });
  return (
    <Busy when={isBusy}>
      <Sheet
        title={isSerial ? t`How many numbers?` : t`How much in each lot?`}
        note={t`${format.amount(left, product.unit)} without a number`}
        onClose={onClose}
        primary={
          <BigButton
            value={
              typed === '' && !isSerial
                ? undefined
                : isSerial
                  ? format.quantity(String(count) as Quantity)
                  : preview(lots, format)
            }
            disabledReason={why}
            onPress={() => void make()}
          >
            {isSerial ? t`Make numbers` : t`Make lots`}
          </BigButton>
        }
      >
        {!isSerial && (
          <Button kind="strong" onPress={() => setTyped(left)}>
            {t`One lot for all of it`}
          </Button>
        )}
        <Keypad
          label={t`Quantity`}
          value={typed}
          onChange={setTyped}
          unit={product.unit}
          decimals={isSerial ? 0 : product.precision}
          decimalSign={format.decimalSign}
          display={false}
        />
      </Sheet>
    </Busy>
  );
}

/** Whole units; what is less than one gets no number. */
const whole = (quantity: Quantity): number => Number(toMicros(quantity) / 1_000_000n);

/** "10, 10, 5" */
const preview = (
  lots: readonly { readonly quantity: Quantity }[],
  format: ReturnType<typeof useFormat>,
): string => {
  const shown = lots.slice(0, 4).map(({ quantity }) => format.quantity(quantity));
  return [...shown, ...(lots.length > shown.length ? ['…'] : [])].join(' · ');
};
