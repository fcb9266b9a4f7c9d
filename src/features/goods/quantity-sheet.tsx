import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { type Quantity, parseQuantity } from '#domain/base/quantity.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import type { Draft } from './draft.ts';
import type { Packaging } from '#domain/catalogue/product.ts';
import styles from './quantity-sheet.module.css';

export interface Proposal {
  /** "All that is missing" */
  readonly what: string;
  readonly quantity: Quantity;
}

interface Props {
  readonly draft: Pick<Draft, 'product' | 'packaging' | 'number'>;
  /** One tap each, beside the packaging. */
  readonly proposals: readonly Proposal[];
  /** What the button does, as a verb. */
  readonly action: string;
  readonly onQuantity: (quantity: Quantity) => void;
  /** One of it. Without it no packaging is proposed. */
  readonly onPackaging?: (packaging: Packaging) => void;
  readonly onClose: () => void;
  /** What else can be said of the goods, under the keys. */
  readonly children?: ReactNode;
}

/** How many? Proposals take one tap each: one packaging, or what is still missing. Else the keys. */
export function QuantitySheet({
  draft,
  proposals,
  action,
  onQuantity,
  onPackaging,
  onClose,
  children,
}: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { product } = draft;
  const packaging = draft.packaging ?? product.packagings[0] ?? null;
  const quantity = parseQuantity(typed);
  return (
    <Sheet
      title={t`How many?`}
      note={draft.number === null ? product.name : `${product.name} · ${draft.number}`}
      onClose={onClose}
      primary={
        <BigButton
          value={typed === '' ? undefined : format.amount(typed, product.unit)}
          disabledReason={quantity.ok && typed !== '' ? undefined : t`Choose one above, or type`}
          onPress={() => quantity.ok && onQuantity(quantity.value)}
        >
          {action}
        </BigButton>
      }
    >
      <div className={styles['proposals']}>
        {packaging && onPackaging && (
          <button type="button" className={styles['proposal']} onClick={() => onPackaging(packaging)}>
            <span>
              <span className={styles['what']}>{t`1 ${packaging.name}`}</span>
              <span className={styles['amount']}>{format.amount(packaging.factor, product.unit)}</span>
            </span>
          </button>
        )}
        {proposals.map(({ what, quantity: proposed }) => (
          <button
            key={what}
            type="button"
            className={styles['proposal']}
            onClick={() => onQuantity(proposed)}
          >
            <span>
              <span className={styles['what']}>{what}</span>
              <span className={styles['amount']}>{format.amount(proposed, product.unit)}</span>
            </span>
          </button>
        ))}
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
      {children}
    </Sheet>
  );
}
