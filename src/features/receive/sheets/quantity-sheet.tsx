import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { compare, parseQuantity, subtract } from '#domain/base/quantity.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Keypad } from '../../../ui/keypad.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import type { Answers } from '../answers.ts';
import type { Draft } from '../draft.ts';
import type { Receipt } from '../load-receipt.ts';
import styles from './quantity-sheet.module.css';

interface Props {
  readonly draft: Draft;
  readonly receipt: Receipt;
  readonly answers: Answers;
}

/** How many? Two proposals, one tap each: one packaging, or what is still missing. Else the keys. */
export function QuantitySheet({ draft, receipt, answers }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { product } = draft;
  const packaging = draft.packaging ?? product.packagings[0] ?? null;
  const line =
    receipt.order.lines.find(({ id }) => id === draft.line) ??
    receipt.order.lines.find((each) => each.product === product.id && compare(each.done, each.expected) < 0);
  const rest = line && compare(line.done, line.expected) < 0 ? subtract(line.expected, line.done) : null;
  const quantity = parseQuantity(typed);
  return (
    <Sheet
      title={t`How many?`}
      note={draft.number === null ? product.name : `${product.name} · ${draft.number}`}
      onClose={answers.dismiss}
      primary={
        <BigButton
          value={typed === '' ? undefined : format.amount(typed, product.unit)}
          disabledReason={quantity.ok && typed !== '' ? undefined : t`Choose one above, or type`}
          onPress={() => quantity.ok && void answers.quantity(draft, quantity.value)}
        >
          {t`Receive`}
        </BigButton>
      }
    >
      <div className={styles['proposals']}>
        {packaging && (
          <button
            type="button"
            className={styles['proposal']}
            onClick={() => void answers.packaging(draft, packaging)}
          >
            <span>
              <span className={styles['what']}>{t`1 ${packaging.name}`}</span>
              <span className={styles['amount']}>{format.amount(packaging.factor, product.unit)}</span>
            </span>
          </button>
        )}
        {rest !== null && (
          <button
            type="button"
            className={styles['proposal']}
            onClick={() => void answers.quantity(draft, rest)}
          >
            <span>
              <span className={styles['what']}>{t`All that is missing`}</span>
              <span className={styles['amount']}>{format.amount(rest, product.unit)}</span>
            </span>
          </button>
        )}
      </div>
      <Keypad
        label={t`Quantity`}
        value={typed}
        onChange={setTyped}
        unit={product.unit}
        decimals={product.precision}
        decimalSign={format.decimalSign}
        display={false}
      />
    </Sheet>
  );
}
