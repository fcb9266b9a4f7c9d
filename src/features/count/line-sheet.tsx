import { IconArrowBackUp, IconEqual, IconSquareOff } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isPositive, one, parseQuantity, zero } from '#domain/base/quantity.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import type { CountRow } from './load-count.ts';
import type { Count } from './use-count.ts';

/** How many of this are here? The books' own answer and "nothing" take one tap each, any other the keys. */
export function LineSheet({ row, count }: { readonly row: CountRow; readonly count: Count }) {
  const { t } = useLingui();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { product, number, books, line } = row;
  const isSerial = product.tracking === 'serial';
  const quantity = parseQuantity(typed);
  const isReady = quantity.ok && typed !== '';
  return (
    <Sheet
      title={isSerial ? t`Is it here?` : t`How many are here?`}
      note={number === null ? product.name : `${product.name} · ${number}`}
      onClose={count.dismiss}
      primary={
        isSerial ? undefined : (
          <BigButton
            value={typed === '' ? undefined : format.amount(typed, product.unit)}
            disabledReason={isReady ? undefined : t`Choose one above, or type`}
            onPress={() => quantity.ok && void count.sayCounted(row, quantity.value)}
          >
            {t`Count`}
          </BigButton>
        )
      }
    >
      <Choices>
        {isSerial ? (
          <Choice
            icon={<IconEqual size={36} aria-hidden="true" />}
            title={t`It is here`}
            onPress={() => void count.sayCounted(row, one)}
          />
        ) : (
          !count.blind &&
          books !== null &&
          isPositive(books) && (
            <Choice
              icon={<IconEqual size={36} aria-hidden="true" />}
              title={t`As in the books`}
              note={format.amount(books, product.unit)}
              onPress={() => void count.sayCounted(row, books)}
            />
          )
        )}
        <Choice
          icon={<IconSquareOff size={36} aria-hidden="true" />}
          title={t`Nothing here`}
          onPress={() => void count.sayCounted(row, zero)}
        />
      </Choices>
      {!isSerial && (
        <Keypad
          label={t`Quantity`}
          value={typed}
          onChange={setTyped}
          unit={product.unit}
          decimals={product.precision}
          decimalSign={format.decimalSign}
          display={false}
        />
      )}
      {line && (
        <Button
          icon={<IconArrowBackUp size={28} aria-hidden="true" />}
          onPress={() => void count.forget(row)}
        >
          {t`Not counted yet`}
        </Button>
      )}
    </Sheet>
  );
}
