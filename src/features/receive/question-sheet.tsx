import type { Answers } from './answers.ts';
import { AgainSheet } from './sheets/again-sheet.tsx';
import { CloseSheet } from './sheets/close-sheet.tsx';
import { NumberSheet } from './sheets/number-sheet.tsx';
import { PalletSheet } from './sheets/pallet-sheet.tsx';
import { ProductSheet } from './sheets/product-sheet.tsx';
import { QuantitySheet } from './sheets/quantity-sheet.tsx';
import { ReadingSheet } from './sheets/reading-sheet.tsx';
import { RefusedSheet } from './sheets/refused-sheet.tsx';
import { UnidentifiedSheet } from './sheets/unidentified-sheet.tsx';
import { UnknownSheet } from './sheets/unknown-sheet.tsx';
import { WeightSheet } from './sheets/weight-sheet.tsx';
import type { Receipt } from './load-receipt.ts';
import type { Question } from './question.ts';

interface Props {
  readonly question: Question;
  readonly receipt: Receipt;
  readonly answers: Answers;
}

/** The sheet of the question that is open. A forgotten question does not compile. */
export function QuestionSheet({ question, receipt, answers }: Props) {
  switch (question.kind) {
    case 'number':
      return <NumberSheet draft={question.draft} receipt={receipt} answers={answers} />;
    case 'weight':
      return <WeightSheet draft={question.draft} answers={answers} />;
    case 'quantity':
      return <QuantitySheet draft={question.draft} receipt={receipt} answers={answers} />;
    case 'again':
      return <AgainSheet draft={question.draft} answers={answers} />;
    case 'product':
      return <ProductSheet question={question} answers={answers} />;
    case 'reading':
      return <ReadingSheet question={question} answers={answers} />;
    case 'unknown':
      return <UnknownSheet question={question} receipt={receipt} answers={answers} />;
    case 'unidentified':
      return <UnidentifiedSheet scan={question.scan} answers={answers} />;
    case 'pallet':
      return <PalletSheet question={question} receipt={receipt} answers={answers} />;
    case 'refused':
      return <RefusedSheet question={question} answers={answers} />;
    case 'close':
      return <CloseSheet receipt={receipt} answers={answers} />;
  }
}
