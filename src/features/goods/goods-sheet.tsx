import { useLingui } from '@lingui/react/macro';
import { Sheet } from '../../ui/sheet.tsx';
import { CodePad } from '../code-pad.tsx';
import { useLive } from '../floor.tsx';
import { AgainSheet } from './again-sheet.tsx';
import { Answering } from './answering.tsx';
import { ElsewhereSheet } from './elsewhere-sheet.tsx';
import type { GoodsFlow } from './goods-flow.ts';
import { ProductSheet } from './product-sheet.tsx';
import { QuantitySheet } from './quantity-sheet.tsx';
import { ReadingSheet } from './reading-sheet.tsx';
import { RefusedSheet } from './refused-sheet.tsx';
import { SourceSheet } from './source-sheet.tsx';
import { WeightSheet } from './weight-sheet.tsx';

interface Props {
  readonly flow: GoodsFlow;
  /** What is done with the goods, as a verb: Move, Scrap, Count. */
  readonly action: string;
  /** Whether one packaging is offered where the quantity is asked. */
  readonly packagings?: boolean;
}

/** The sheet of the question that is open about goods in hand. */
export const GoodsSheet = (props: Props) => (
  <Answering turns={props.flow.turns}>
    <QuestionSheet {...props} />
  </Answering>
);

/** A forgotten question does not compile. */
function QuestionSheet({ flow, action, packagings = true }: Props) {
  const { t } = useLingui();
  const question = useLive(flow.question);
  switch (question?.kind) {
    case undefined:
      return null;
    case 'number': {
      const { draft } = question;
      const isSerial = draft.product.tracking === 'serial';
      return (
        <Sheet
          title={isSerial ? t`Which serial?` : t`Which lot?`}
          note={t`${draft.product.name}: scan its label, choose, or type.`}
          onClose={flow.dismiss}
        >
          <CodePad
            label={isSerial ? t`Serial number` : t`Lot number`}
            kind={isSerial ? 'serial' : 'lot'}
            expected={question.expected}
            onDone={({ text, how }) => void flow.number(draft, text, how === 'picked' ? 'picked' : 'typed')}
          />
        </Sheet>
      );
    }
    case 'elsewhere':
      return (
        <ElsewhereSheet
          number={question.number}
          onAnother={() => void flow.another(question.draft)}
          onClose={flow.dismiss}
        />
      );
    case 'source':
      return (
        <SourceSheet
          draft={question.draft}
          stands={question.stands}
          onStand={(stand) => void flow.source(question.draft, stand)}
          onPlace={(location) => void flow.takenFrom(question.draft, question.stands, location)}
          onClose={flow.dismiss}
        />
      );
    case 'weight':
      return (
        <WeightSheet
          draft={question.draft}
          action={action}
          onWeight={(weight) => void flow.weight(question.draft, weight)}
          onClose={flow.dismiss}
        />
      );
    case 'quantity':
      return (
        <QuantitySheet
          draft={question.draft}
          proposals={question.proposals}
          action={action}
          onQuantity={(quantity) => void flow.quantity(question.draft, quantity)}
          {...(packagings && {
            onPackaging: (packaging) => void flow.packaging(question.draft, packaging),
          })}
          onClose={flow.dismiss}
        />
      );
    case 'again':
      return (
        <AgainSheet
          draft={question.draft}
          onAnother={() => void flow.again(question.draft, 'another')}
          onSame={() => void flow.again(question.draft, 'same')}
        />
      );
    case 'product':
      return (
        <ProductSheet
          number={question.number}
          products={question.products}
          onChoose={(product) => void flow.product(question, product)}
          onClose={flow.dismiss}
        />
      );
    case 'reading':
      return (
        <ReadingSheet
          scan={question.scan}
          choices={question.choices}
          onChoose={(meaning) => void flow.reading(question, meaning)}
          onClose={flow.dismiss}
        />
      );
    case 'refused':
      return (
        <RefusedSheet
          refusal={question.refusal}
          text={question.text}
          onAnyway={() => void flow.anyway(question)}
          onClose={flow.dismiss}
        />
      );
  }
}
