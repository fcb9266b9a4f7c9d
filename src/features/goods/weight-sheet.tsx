import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Quantity, isPositive, one, parseQuantity } from '#domain/base/quantity.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import type { Draft } from './draft.ts';

interface Props {
  readonly draft: Pick<Draft, 'product' | 'quantity'>;
  /** What the button does, as a verb. */
  readonly action: string;
  readonly onWeight: (weight: Quantity) => void;
  readonly onClose: () => void;
}

/** [UOM-2] How heavy is this piece? The scale says it; it is never computed from the pieces. */
export function WeightSheet({ draft, action, onWeight, onClose }: Props) {
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
      onClose={onClose}
      primary={
        <BigButton
          value={typed === '' ? undefined : format.amount(typed, unit)}
          disabledReason={isReady ? undefined : t`Type the weight from the label or the scale`}
          onPress={() => weight.ok && isReady && onWeight(weight.value)}
        >
          {action}
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
