import { IconPackage } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Answers } from '../answers.ts';
import type { Question } from '../question.ts';

interface Props {
  readonly question: Extract<Question, { kind: 'product' }>;
  readonly answers: Answers;
}

/** [NUM-6] The same number on several products: which one is it here? */
export function ProductSheet({ question, answers }: Props) {
  const { t } = useLingui();
  return (
    <Sheet
      title={t`Which product is it?`}
      note={t`Number ${question.number} can be on each of these.`}
      onClose={answers.dismiss}
    >
      <Choices>
        {question.products.map((product) => (
          <Choice
            key={product.id}
            icon={<IconPackage size={36} aria-hidden="true" />}
            title={product.name}
            note={product.code}
            onPress={() => void answers.product(question, product)}
          />
        ))}
      </Choices>
    </Sheet>
  );
}
