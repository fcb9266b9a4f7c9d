import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { type Quantity, compare, subtract } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Draft } from '../goods/draft.ts';
import type { Answers } from './answers.ts';
import { AgainSheet } from '../goods/again-sheet.tsx';
import { CommonSheet } from '../goods/common-sheet.tsx';
import { CloseSheet } from '../goods/close-sheet.tsx';
import { ElsewhereSheet } from '../goods/elsewhere-sheet.tsx';
import { ExpiresButton, ExpiresSheet } from './sheets/expires-sheet.tsx';
import { NumberSheet } from './sheets/number-sheet.tsx';
import { PalletSheet } from './sheets/pallet-sheet.tsx';
import { QuantitySheet } from '../goods/quantity-sheet.tsx';
import { UnidentifiedSheet } from './sheets/unidentified-sheet.tsx';
import { UnknownSheet } from './sheets/unknown-sheet.tsx';
import { WeightSheet } from '../goods/weight-sheet.tsx';
import type { Receipt } from './load-receipt.ts';
import type { Question } from './question.ts';

interface Props {
  readonly question: Question;
  readonly receipt: Receipt;
  readonly answers: Answers;
}

/** The sheet of the question that is open. A forgotten question does not compile. */
export function QuestionSheet({ question, receipt, answers }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { dismiss } = answers;
  switch (question.kind) {
    case 'number':
      return <NumberSheet draft={question.draft} receipt={receipt} answers={answers} />;
    case 'elsewhere':
      return (
        <ElsewhereSheet
          number={question.number}
          onNext={
            receipt.type?.createNew === false ? undefined : () => void answers.newNumber(question.draft)
          }
          onAnother={() => answers.another(question.draft)}
          onClose={dismiss}
        />
      );
    case 'weight':
      return (
        <WeightSheet
          draft={question.draft}
          action={t`Receive`}
          onWeight={(weight) => void answers.weight(question.draft, weight)}
          onClose={dismiss}
        />
      );
    case 'quantity':
      return (
        <QuantitySheet
          draft={question.draft}
          proposals={restOf(receipt.order, question.draft).map((quantity) => ({
            what: t`All that is missing`,
            quantity,
          }))}
          action={t`Receive`}
          onQuantity={(quantity) => void answers.quantity(question.draft, quantity)}
          onPackaging={(packaging) => void answers.packaging(question.draft, packaging)}
          onClose={dismiss}
        >
          <ExpiresButton draft={question.draft} onPress={() => answers.askExpires(question.draft)} />
        </QuantitySheet>
      );
    case 'expires':
      return (
        <ExpiresSheet
          draft={question.draft}
          onDay={(day) => void answers.expires(question.draft, day)}
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
    case 'unknown':
      return <UnknownSheet question={question} receipt={receipt} answers={answers} />;
    case 'unidentified':
      return <UnidentifiedSheet scan={question.scan} answers={answers} />;
    case 'pallet':
      return <PalletSheet question={question} receipt={receipt} answers={answers} />;
    case 'close':
      return (
        <CloseSheet
          order={receipt.order}
          type={receipt.type}
          productOf={(id) => receipt.lines.find(({ line }) => line.product === id)?.product}
          words={{
            complete: t`Everything has come.`,
            action: t`Close receipt`,
            later: t`It comes later`,
            never: t`It does not come`,
          }}
          onNumbers={({ id }) => {
            dismiss();
            void navigate(`/receive/${receipt.order.id}/numbers/${id}`);
          }}
          onClosed={() => {
            dismiss();
            void navigate('/receive');
          }}
          onClose={dismiss}
        />
      );
  }
}

/** What is still missing of a draft's line, if anything is. */
function restOf({ lines }: Order, { line: chosen, product }: Draft): Quantity[] {
  const line =
    lines.find(({ id }) => id === chosen) ??
    lines.find((each) => each.product === product.id && compare(each.done, each.expected) < 0);
  return line && compare(line.done, line.expected) < 0 ? [subtract(line.expected, line.done)] : [];
}
