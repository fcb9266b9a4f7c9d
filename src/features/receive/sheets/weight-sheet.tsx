import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isPositive, one, parseQuantity } from '#domain/base/quantity.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Keypad } from '../../../ui/keypad.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import type { Answers } from '../answers.ts';
import type { Draft } from '../draft.ts';

/** [UOM-2] How heavy is this piece? The scale says it; it is never computed from the pieces. */
export function WeightSheet({ draft, answers }: { draft: Draft; answers: Answers }) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { product } = draft;
  const weight = parseQuantity(typed);
  const unit = product.catchWeight?.unit ?? '';
  const usual = product.catchWeight ? format.amount(product.catchWeight.nominal, unit) : '';
  const pieces = format.amount(draft.quantity ?? one, product.unit);
  const isReady = weight.ok && isPositive(weight.value);
  return (
    <Sheet
      title={t`How heavy?`}
      note={t`${product.name}: ${pieces}, usually ${usual} each`}
      onClose={answers.dismiss}
      primary={
        <BigButton
          value={typed === '' ? undefined : format.amount(typed, unit)}
          disabledReason={isReady ? undefined : t`Type the weight from the label or the scale`}
          onPress={() => weight.ok && isReady && void answers.weight(draft, weight.value)}
        >
          {t`Receive`}
        </BigButton>
      }
    >
      <Keypad
        label={t`Weight`}
        value={typed}
        onChange={setTyped}
        unit={unit}
        decimals={3}
        decimalSign={format.decimalSign}
        display={false}
      />
    </Sheet>
  );
}
