import { IconArrowForwardUp, IconMessage2Question, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { flagWords } from '../flag-words.ts';
import { useFormat } from '../floor.tsx';
import { AgainSheet } from '../goods/again-sheet.tsx';
import { CommonSheet } from '../goods/common-sheet.tsx';
import { QuantitySheet } from '../goods/quantity-sheet.tsx';
import { WeightSheet } from '../goods/weight-sheet.tsx';
import { ReasonSheet } from '../goods/reason-sheet.tsx';
import { useReasons } from '../reasons.ts';
import { type Answers, stillNeeded } from './answers.ts';
import type { FlowContext } from './flow-context.ts';
import type { MakingPage } from './load-order.ts';
import { endMaking, startProduce } from './producing.ts';
import type { Question } from './question.ts';
import { AmendSheet } from './sheets/amend-sheet.tsx';
import { ApartSheet } from './sheets/apart-sheet.tsx';
import { BatchSheet } from './sheets/batch-sheet.tsx';
import { ComponentNumberSheet } from './sheets/component-number-sheet.tsx';
import { ComponentsSheet } from './sheets/components-sheet.tsx';
import { FinishedSheet } from './sheets/finished-sheet.tsx';
import { HandOverSheet } from './sheets/hand-over-sheet.tsx';
import { ReworkSheet } from './sheets/rework-sheet.tsx';
import { TakeBackSheet } from './sheets/take-back-sheet.tsx';
import { UnitsSheet } from './sheets/units-sheet.tsx';
import { WrongSheet } from './sheets/wrong-sheet.tsx';

interface Props {
  readonly question: Question;
  readonly page: MakingPage;
  readonly context: FlowContext;
  readonly answers: Answers;
}

/** The sheet of the question that is open. A forgotten question does not compile. */
export function QuestionSheet({ question, page, context, answers }: Props) {
  const { t } = useLingui();
  const { dismiss } = answers;
  const { product, left, lines } = page;
  switch (question.kind) {
    case 'number':
      return <ComponentNumberSheet draft={question.draft} page={page} answers={answers} />;
    case 'quantity': {
      const line = lines.find(({ line: each }) =>
        question.draft.line === null
          ? each.product === question.draft.product.id
          : each.id === question.draft.line,
      );
      const needed = line && context.purpose.get() === 'consume' ? stillNeeded(line.line) : null;
      return (
        <QuantitySheet
          draft={question.draft}
          proposals={needed === null ? [] : [{ what: t`All that is needed`, quantity: needed }]}
          action={{ consume: t`Use`, return: t`Return`, scrap: t`Scrap` }[context.purpose.get()]}
          onQuantity={(quantity) => void answers.quantity(question.draft, quantity)}
          onPackaging={(packaging) => void answers.packaging(question.draft, packaging)}
          onClose={dismiss}
        />
      );
    }
    case 'weight':
      return (
        <WeightSheet
          draft={question.draft}
          action={t`Use`}
          onWeight={(weight) => void answers.weight(question.draft, weight)}
          onClose={dismiss}
        />
      );
    case 'again':
      return (
        <AgainSheet
          draft={question.draft}
          onAnother={() => void answers.again(question.draft, 'another')}
          onSame={() => void answers.again(question.draft, 'same')}
        />
      );
    case 'product':
    case 'reading':
    case 'refused':
      return <CommonSheet question={question} answers={answers} />;
    case 'wrong':
      return <WrongSheet question={question} answers={answers} />;
    case 'reason':
      return <WhySheet question={question} answers={answers} />;
    case 'finished':
      return <FinishedSheet page={page} context={context} />;
    case 'produce':
    case 'batch-components':
      return <ComponentsSheet question={question} page={page} context={context} />;
    case 'how-many':
      return product ? (
        <QuantitySheet
          draft={{ product, packaging: null, number: page.order.making.number }}
          proposals={[{ what: t`All that is left`, quantity: left }]}
          action={t`Produce`}
          onQuantity={(quantity) => context.question.set({ kind: 'rest', quantity })}
          onClose={dismiss}
        />
      ) : null;
    case 'rest':
      return <RestSheet question={question} page={page} context={context} />;
    case 'batch':
      return <BatchSheet page={page} context={context} />;
    case 'units':
      return <UnitsSheet page={page} context={context} />;
    case 'take-back':
      return <TakeBackSheet page={page} context={context} />;
    case 'end':
      return <EndSheet page={page} context={context} />;
    case 'amend':
      return <AmendSheet page={page} context={context} />;
    case 'hand-over':
      return <HandOverSheet operation={question.operation} page={page} context={context} />;
    case 'apart':
      return <ApartSheet page={page} context={context} />;
    case 'rework':
      return <ReworkSheet page={page} context={context} />;
  }
}

function WhySheet({
  question,
  answers,
}: {
  question: Extract<Question, { kind: 'reason' }>;
  answers: Answers;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const usual = useReasons(question.why);
  // Whoever passes over what should go first mostly could not reach it: that answer is on top.
  const unreachable = t`Proposed goods not reachable`;
  const passedOver = question.flags.some(({ code }) => code === 'fefo-passed-over');
  const reasons =
    passedOver && usual.includes(unreachable)
      ? [unreachable, ...usual.filter((each) => each !== unreachable)]
      : usual;
  const words = question.flags.map((flag) => t(flagWords(flag, format)));
  return (
    <ReasonSheet
      title={question.needed ? t`Why?` : t`Use it all the same?`}
      note={[question.text, ...words].join(' · ')}
      reasons={reasons}
      icon={<IconMessage2Question size={36} aria-hidden="true" />}
      onReason={(reason) => void answers.reason(question, reason)}
      onClose={answers.dismiss}
    />
  );
}

/** [PRD-5] Less than planned: what becomes of the rest, as the worker says within the policy. */
function RestSheet({
  question,
  page,
  context,
}: {
  question: Extract<Question, { kind: 'rest' }>;
  page: MakingPage;
  context: FlowContext;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const policy = page.type?.backorder ?? 'ask';
  const go = (rest: 'continue' | 'backorder' | 'give-up') =>
    void startProduce(context, question.quantity, rest);
  return (
    <Sheet
      title={t`What about the rest?`}
      note={format.amount(question.quantity, page.product?.unit ?? '')}
      onClose={() => context.question.set(null)}
    >
      <Choices>
        <Choice
          icon={<IconPlayerPlay size={36} aria-hidden="true" />}
          title={t`I go on with this order`}
          note={t`More is made later, under the same order`}
          onPress={() => go('continue')}
        />
        {policy !== 'never' && (
          <Choice
            icon={<IconArrowForwardUp size={36} aria-hidden="true" />}
            title={t`The rest is made later`}
            note={t`It gets a backorder of its own`}
            onPress={() => go('backorder')}
          />
        )}
        {policy !== 'always' && (
          <Choice
            icon={<IconX size={36} aria-hidden="true" />}
            title={t`The rest is not made`}
            note={t`The order ends with this`}
            onPress={() => go('give-up')}
          />
        )}
      </Choices>
    </Sheet>
  );
}

/** Nothing more is made: the rest becomes a backorder, or nobody needs it. */
function EndSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const { order, type, outputs } = page;
  const policy = type?.backorder ?? 'ask';
  const hasMade = outputs.length > 0;
  return (
    <Sheet
      title={hasMade ? t`End ${order.reference}?` : t`Cancel ${order.reference}?`}
      note={
        hasMade
          ? t`Nothing more is made on it.`
          : t`Nothing was made. What was used has to be returned first.`
      }
      onClose={() => context.question.set(null)}
    >
      <Choices>
        {hasMade && policy !== 'never' && (
          <Choice
            icon={<IconArrowForwardUp size={36} aria-hidden="true" />}
            title={t`The rest is made later`}
            note={t`It gets a backorder of its own`}
            onPress={() => void endMaking(context, 'backorder')}
          />
        )}
        {(!hasMade || policy !== 'always') && (
          <Choice
            icon={<IconX size={36} aria-hidden="true" />}
            title={hasMade ? t`The rest is not made` : t`Cancel the order`}
            onPress={() => void endMaking(context, 'give-up')}
          />
        )}
      </Choices>
    </Sheet>
  );
}
