import { IconBarcode } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import { meaningWords } from '../../meaning-words.ts';
import type { Answers } from '../answers.ts';
import type { Question } from '../question.ts';

interface Props {
  readonly question: Extract<Question, { kind: 'reading' }>;
  readonly answers: Answers;
}

/** The code can be read in several ways, and nobody guesses. */
export function ReadingSheet({ question, answers }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Sheet title={t`What is this code?`} note={question.scan.text} onClose={answers.dismiss}>
      <Choices>
        {question.choices.map((meaning, at) => {
          const { title, note } = meaningWords(meaning, format);
          return (
            <Choice
              // Readings have no name of their own, and their order never changes while the question is open.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              icon={<IconBarcode size={36} aria-hidden="true" />}
              title={title ?? t(note)}
              note={title === null ? undefined : t(note)}
              onPress={() => void answers.reading(question, meaning)}
            />
          );
        })}
      </Choices>
    </Sheet>
  );
}
