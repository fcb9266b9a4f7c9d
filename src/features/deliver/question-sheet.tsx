import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { type Quantity, compare, isPositive, min } from '#domain/base/quantity.ts';
import { useFloor } from '../floor.tsx';
import { AgainSheet } from '../goods/again-sheet.tsx';
import { CommonSheet } from '../goods/common-sheet.tsx';
import { CloseSheet } from '../goods/close-sheet.tsx';
import { type Proposal, QuantitySheet } from '../goods/quantity-sheet.tsx';
import type { Refused } from '../goods/record.ts';
import { WeightSheet } from '../goods/weight-sheet.tsx';
import type { Answers } from './answers.ts';
import { stillWanted } from './delivery-flow.ts';
import type { FlowContext } from './flow-context.ts';
import { type Kept, findAgain, keepOther } from './keep-other.ts';
import type { Delivery } from './load-delivery.ts';
import type { Question } from './question.ts';
import { BlockedSheet } from './sheets/blocked-sheet.tsx';
import { ChangeSheet } from './sheets/change-sheet.tsx';
import { LotSheet } from './sheets/lot-sheet.tsx';
import { PackageSheet } from './sheets/package-sheet.tsx';
import { SpotSheet } from './sheets/spot-sheet.tsx';
import type { Taking } from './taking.ts';

interface Props {
  readonly question: Question;
  readonly delivery: Delivery;
  readonly answers: Answers;
  readonly context: FlowContext;
}

/** The sheet of the question that is open. A forgotten question does not compile. */
export function QuestionSheet({ question, delivery, answers, context }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const { dismiss } = answers;
  const { order } = delivery;
  switch (question.kind) {
    case 'number':
      return <LotSheet taking={question.taking} delivery={delivery} answers={answers} />;
    case 'spot':
      return <SpotSheet question={question} answers={answers} />;
    case 'weight':
      return (
        <WeightSheet
          draft={question.taking.draft}
          action={t`Take`}
          onWeight={(weight) => void answers.weight(question.taking, weight)}
          onClose={dismiss}
        />
      );
    case 'quantity':
      return (
        <QuantitySheet
          draft={question.taking.draft}
          proposals={proposals(question.taking, delivery, {
            step: t`All of it for this delivery`,
            rest: t`All that is missing`,
            label: t`What the label says`,
          })}
          action={t`Take`}
          onQuantity={(quantity) => void answers.quantity(question.taking, quantity)}
          onPackaging={(packaging) => void answers.packaging(question.taking, packaging)}
          onClose={dismiss}
        />
      );
    case 'again':
      return (
        <AgainSheet
          draft={question.taking.draft}
          onAnother={() => void answers.again(question.taking, 'another')}
          onSame={() => void answers.again(question.taking, 'same')}
        />
      );
    case 'product':
    case 'reading':
    case 'refused':
      return <CommonSheet question={question} answers={answers} />;
    case 'blocked':
      return <BlockedSheet question={question} delivery={delivery} answers={answers} />;
    case 'package':
      return <PackageSheet question={question} delivery={delivery} answers={answers} />;
    case 'change': {
      const line = delivery.lines.find((each) => each.line.id === question.line);
      const telling = {
        onRefused: (refused: Refused): void => context.question.set({ kind: 'refused', ...refused }),
        onNotKept: context.turns.notKept,
      };
      const keep = (kept: readonly Kept[], reason: string): Promise<void> =>
        answers.change(() => keepOther(floor, order, question.line, { kept, reason, ...telling }));
      const find = (): Promise<void> => answers.change(() => findAgain(floor, order, telling));
      return line ? (
        <ChangeSheet
          line={line}
          delivery={delivery}
          onKeep={(kept, reason) => void keep(kept, reason)}
          onFindAgain={() => void find()}
          onClose={dismiss}
        />
      ) : null;
    }
    case 'close':
      return (
        <CloseSheet
          order={order}
          type={delivery.type}
          productOf={(id) => delivery.lines.find(({ line }) => line.product === id)?.product}
          words={{
            complete: t`Everything is taken.`,
            action: t`Close delivery`,
            later: t`The rest goes later`,
            never: t`The rest does not go`,
          }}
          onClosed={() => {
            dismiss();
            void navigate(`/deliver/${order.id}`);
          }}
          onClose={dismiss}
        />
      );
  }
}

/** One tap each: what the plan takes of this number here, what the line still wants, what the label says. */
function proposals(
  { draft, lot, at }: Taking,
  { order, lines }: Delivery,
  words: { readonly step: string; readonly rest: string; readonly label: string },
): Proposal[] {
  const rest = stillWanted(order, draft.product);
  const step = lines
    .flatMap(({ plan }) => plan?.steps ?? [])
    .find(
      (each) =>
        each.lot === (lot?.id ?? null) && each.location === at?.location && each.package === at.package,
    );
  const said: { readonly what: string; readonly quantity: Quantity }[] = [];
  if (step) said.push({ what: words.step, quantity: min(step.quantity, rest) });
  if (isPositive(rest)) said.push({ what: words.rest, quantity: rest });
  if (draft.quantity !== null) said.push({ what: words.label, quantity: draft.quantity });
  return said.filter(
    ({ quantity }, at) =>
      isPositive(quantity) && said.findIndex((each) => compare(each.quantity, quantity) === 0) === at,
  );
}
