import { useLive } from '../floor.tsx';
import { AgainSheet } from './again-sheet.tsx';
import { Answering } from './answering.tsx';
import { CommonSheet } from './common-sheet.tsx';
import { ElsewhereSheet } from './elsewhere-sheet.tsx';
import type { GoodsFlow } from './goods-flow.ts';
import { QuantitySheet } from './quantity-sheet.tsx';
import { SourceSheet } from './source-sheet.tsx';
import { WeightSheet } from './weight-sheet.tsx';
import { NumberPad, WhichNumberSheet } from './which-number.tsx';

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
  const question = useLive(flow.question);
  switch (question?.kind) {
    case undefined:
      return null;
    case 'number': {
      const { draft } = question;
      return (
        <WhichNumberSheet product={draft.product} onClose={flow.dismiss}>
          <NumberPad
            product={draft.product}
            expected={question.expected}
            onNumber={(text, entry) => flow.number(draft, text, entry)}
          />
        </WhichNumberSheet>
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
    case 'reading':
    case 'refused':
      return <CommonSheet question={question} answers={flow} />;
  }
}
