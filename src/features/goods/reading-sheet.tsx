import { IconBarcode } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import { meaningWords } from '../meaning-words.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Meaning } from '../meaning.ts';

interface Props {
  readonly scan: ScanEvent;
  readonly choices: readonly Meaning[];
  readonly onChoose: (meaning: Meaning) => void;
  readonly onClose: () => void;
}

/** The code can be read in several ways, and nobody guesses. */
export function ReadingSheet({ scan, choices, onChoose, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Sheet title={t`What is this code?`} note={scan.text} onClose={onClose}>
      <Choices>
        {choices.map((meaning, at) => {
          const { title, note } = meaningWords(meaning, format);
          return (
            <Choice
              // Readings have no name of their own, and their order never changes while the question is open.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              icon={<IconBarcode size={36} aria-hidden="true" />}
              title={title ?? t(note)}
              note={title === null ? undefined : t(note)}
              onPress={() => onChoose(meaning)}
            />
          );
        })}
      </Choices>
    </Sheet>
  );
}
