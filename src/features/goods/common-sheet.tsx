import type { Product } from '#domain/catalogue/product.ts';
import type { Meaning } from '../meaning.ts';
import type { Common, CommonQuestion } from './common-question.ts';
import { ProductSheet } from './product-sheet.tsx';
import { ReadingSheet } from './reading-sheet.tsx';
import { RefusedSheet } from './refused-sheet.tsx';

interface Props {
  readonly question: CommonQuestion;
  /** Of the job that asks. */
  readonly answers: {
    readonly product: (question: Common<'product'>, product: Product) => unknown;
    readonly reading: (question: Common<'reading'>, meaning: Meaning) => unknown;
    readonly anyway: (question: Common<'refused'>) => unknown;
    readonly dismiss: () => void;
  };
}

/** The sheet of a question that every job asks alike. */
export function CommonSheet({ question, answers }: Props) {
  switch (question.kind) {
    case 'product':
      return (
        <ProductSheet
          number={question.number}
          products={question.products}
          onChoose={(product) => void answers.product(question, product)}
          onClose={answers.dismiss}
        />
      );
    case 'reading':
      return (
        <ReadingSheet
          scan={question.scan}
          choices={question.choices}
          onChoose={(meaning) => void answers.reading(question, meaning)}
          onClose={answers.dismiss}
        />
      );
    case 'refused':
      return (
        <RefusedSheet
          refusal={question.refusal}
          text={question.text}
          onAnyway={() => void answers.anyway(question)}
          onClose={answers.dismiss}
        />
      );
  }
}
