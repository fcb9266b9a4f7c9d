import { IconArrowBackUp, IconEqual, IconSquareOff } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { isPositive, one, zero } from '#domain/base/quantity.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { QuantitySheet } from '../goods/quantity-sheet.tsx';
import type { CountRow } from './load-count.ts';
import type { Count } from './use-count.ts';

/** How many of this are here? The books' own answer and "nothing" take one tap each, any other the keys. */
export function LineSheet({ row, count }: { readonly row: CountRow; readonly count: Count }) {
  const { t } = useLingui();
  const { product, number, books, line } = row;
  const forget = line && (
    <Button icon={<IconArrowBackUp size={28} aria-hidden="true" />} onPress={() => void count.forget(row)}>
      {t`Not counted yet`}
    </Button>
  );
  if (product.tracking !== 'serial')
    return (
      <QuantitySheet
        draft={{ product, packaging: null, number }}
        proposals={[
          ...(!count.blind && books !== null && isPositive(books)
            ? [{ what: t`As in the books`, quantity: books }]
            : []),
          { what: t`Nothing here`, quantity: zero },
        ]}
        action={t`Count`}
        onQuantity={(quantity) => void count.sayCounted(row, quantity)}
        onClose={count.dismiss}
      >
        {forget}
      </QuantitySheet>
    );
  return (
    <Sheet
      title={t`Is it here?`}
      note={number === null ? product.name : `${product.name} · ${number}`}
      onClose={count.dismiss}
    >
      <Choices>
        <Choice
          icon={<IconEqual size={36} aria-hidden="true" />}
          title={t`It is here`}
          onPress={() => void count.sayCounted(row, one)}
        />
        <Choice
          icon={<IconSquareOff size={36} aria-hidden="true" />}
          title={t`It is not here`}
          onPress={() => void count.sayCounted(row, zero)}
        />
      </Choices>
      {forget}
    </Sheet>
  );
}
