import { useLingui } from '@lingui/react/macro';
import { Sheet } from '../../../ui/sheet.tsx';
import { CodePad } from '../../code-pad.tsx';
import type { Draft } from '../../goods/draft.ts';
import type { Answers } from '../answers.ts';
import type { MakingPage } from '../load-order.ts';

interface Props {
  readonly draft: Draft;
  readonly page: MakingPage;
  readonly answers: Answers;
}

/** Which lot, which serial? A scan answers it; so do the ones that should go first, and the keys. */
export function ComponentNumberSheet({ draft, page, answers }: Props) {
  const { t } = useLingui();
  const isSerial = draft.product.tracking === 'serial';
  const line = page.lines.find(({ line: each }) => each.product === draft.product.id);
  const expected = [
    ...new Set([
      ...(line?.proposed ?? []).flatMap(({ name }) => name ?? []),
      ...(line?.used ?? []).flatMap(({ name }) => name ?? []),
    ]),
  ];
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
    </Sheet>
  );
}
