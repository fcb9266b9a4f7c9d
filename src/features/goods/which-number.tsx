import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Product } from '#domain/catalogue/product.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { CodePad } from '../code-pad.tsx';
import type { Entry } from './draft.ts';

type Numbered = Pick<Product, 'name' | 'tracking'>;

interface SheetProps {
  readonly product: Numbered;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Which lot, which serial? Each job answers it with what it knows; a scan of the label always does. */
export function WhichNumberSheet({ product, onClose, children }: SheetProps) {
  const { t } = useLingui();
  return (
    <Sheet
      title={product.tracking === 'serial' ? t`Which serial?` : t`Which lot?`}
      note={t`${product.name}: scan its label, choose, or type.`}
      onClose={onClose}
    >
      {children}
    </Sheet>
  );
}

interface PadProps {
  readonly product: Numbered;
  /** The likeliest first: one tap each. */
  readonly expected: readonly string[];
  readonly onNumber: (text: string, entry: Extract<Entry, 'picked' | 'typed'>) => unknown;
}

/** One of those that are expected, or the keys. */
export function NumberPad({ product, expected, onNumber }: PadProps) {
  const { t } = useLingui();
  const isSerial = product.tracking === 'serial';
  return (
    <CodePad
      label={isSerial ? t`Serial number` : t`Lot number`}
      kind={isSerial ? 'serial' : 'lot'}
      expected={expected}
      onDone={({ text, how }) => void onNumber(text, how === 'picked' ? 'picked' : 'typed')}
    />
  );
}
