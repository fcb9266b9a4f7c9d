import { IconSparkles } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/button.tsx';
import type { Answers } from '../answers.ts';
import type { Draft } from '../../goods/draft.ts';
import { NumberPad, WhichNumberSheet } from '../../goods/which-number.tsx';
import type { Receipt } from '../load-receipt.ts';

interface Props {
  readonly draft: Draft;
  readonly receipt: Receipt;
  readonly answers: Answers;
}

/** Which lot, which serial? A scan answers it; so do the announced ones, the keys, and a number of our own. */
export function NumberSheet({ draft, receipt, answers }: Props) {
  const { t } = useLingui();
  const lines = new Set(
    receipt.order.lines.filter(({ product }) => product === draft.product.id).map(({ id }) => id),
  );
  const missing = new Set(receipt.missingNumbers);
  const expected = receipt.order.announced
    .filter(({ line, lot }) => lines.has(line) && missing.has(lot))
    .map(({ lot }) => lot);
  return (
    <WhichNumberSheet product={draft.product} onClose={answers.dismiss}>
      <NumberPad
        product={draft.product}
        expected={expected}
        onNumber={(text, entry) => answers.number(draft, text, entry)}
      />
      {receipt.type?.createNew !== false && (
        <Button
          icon={<IconSparkles size={28} aria-hidden="true" />}
          onPress={() => void answers.newNumber(draft)}
        >
          {t`No number on it: give the next one of ours`}
        </Button>
      )}
    </WhichNumberSheet>
  );
}
