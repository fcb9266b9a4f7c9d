import type { Draft } from '../../goods/draft.ts';
import { NumberPad, WhichNumberSheet } from '../../goods/which-number.tsx';
import type { Answers } from '../answers.ts';
import type { MakingPage } from '../load-order.ts';

interface Props {
  readonly draft: Draft;
  readonly page: MakingPage;
  readonly answers: Answers;
}

/** Which lot, which serial? A scan answers it; so do the ones that should go first, and the keys. */
export function ComponentNumberSheet({ draft, page, answers }: Props) {
  const line = page.lines.find(({ line: each }) => each.product === draft.product.id);
  const expected = [
    ...new Set([
      ...(line?.proposed ?? []).flatMap(({ name }) => name ?? []),
      ...(line?.used ?? []).flatMap(({ name }) => name ?? []),
    ]),
  ];
  return (
    <WhichNumberSheet product={draft.product} onClose={answers.dismiss}>
      <NumberPad
        product={draft.product}
        expected={expected}
        onNumber={(text, entry) => answers.number(draft, text, entry)}
      />
    </WhichNumberSheet>
  );
}
