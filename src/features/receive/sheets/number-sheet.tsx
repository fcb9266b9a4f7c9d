import { IconSparkles } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { CodePad } from '../../code-pad.tsx';
import type { Answers } from '../answers.ts';
import type { Draft } from '../../goods/draft.ts';
import type { Receipt } from '../load-receipt.ts';

interface Props {
  readonly draft: Draft;
  readonly receipt: Receipt;
  readonly answers: Answers;
}

/** Which lot, which serial? A scan answers it; so do the announced ones, the keys, and a number of our own. */
export function NumberSheet({ draft, receipt, answers }: Props) {
  const { t } = useLingui();
  const isSerial = draft.product.tracking === 'serial';
  const lines = new Set(
    receipt.order.lines.filter(({ product }) => product === draft.product.id).map(({ id }) => id),
  );
  const missing = new Set(receipt.missingNumbers);
  const expected = receipt.order.announced
    .filter(({ line, lot }) => lines.has(line) && missing.has(lot))
    .map(({ lot }) => lot);
  return (
    <Sheet
      title={isSerial ? t`Which serial?` : t`Which lot?`}
      note={t`${draft.product.name}: scan its label, choose, or type.`}
      onClose={answers.dismiss}
    >
      <CodePad
        label={isSerial ? t`Serial number` : t`Lot number`}
        kind={isSerial ? 'serial' : 'lot'}
        expected={expected}
        onDone={({ text, how }) => void answers.number(draft, text, how === 'picked' ? 'picked' : 'typed')}
      />
      {receipt.type?.createNew !== false && (
        <Button
          icon={<IconSparkles size={28} aria-hidden="true" />}
          onPress={() => void answers.newNumber(draft)}
        >
          {t`No number on it: give the next one of ours`}
        </Button>
      )}
    </Sheet>
  );
}
