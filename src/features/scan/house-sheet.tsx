import { IconBarcode, IconKeyboard, IconPackageImport, IconQrcode } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import type { Meaning } from '../meaning.ts';
import { meaningWords } from '../meaning-words.ts';
import type { HouseQuestion } from './house-scan.ts';

interface Props {
  readonly question: HouseQuestion;
  readonly onClose: () => void;
  readonly onGo: (path: string) => void;
  readonly onType: () => void;
  readonly onChoose: (meaning: Meaning) => void;
}

/** A code that leads nowhere by itself: three large ways on, or the things that it can be. */
export function HouseSheet({ question, onClose, onGo, onType, onChoose }: Props) {
  const { t } = useLingui();
  if (question.kind === 'choose')
    return (
      <Sheet title={t`Which one is it?`} onClose={onClose}>
        <Choices>
          {question.choices.map((meaning, at) => (
            // Readings have no name of their own, and their order never changes while the question is open.
            // oxlint-disable-next-line react/no-array-index-key
            <MeaningChoice key={at} meaning={meaning} onPress={() => onChoose(meaning)} />
          ))}
        </Choices>
      </Sheet>
    );
  return (
    <Sheet
      title={t`This code is not known here`}
      note={<bdi dir="ltr">{question.scan.text}</bdi>}
      onClose={onClose}
    >
      <Choices>
        <Choice
          icon={<IconPackageImport size={36} aria-hidden="true" />}
          title={t`Receive without an order`}
          note={t`The goods stand before me`}
          onPress={() => onGo('/receive/new')}
        />
        <Choice
          icon={<IconQrcode size={36} aria-hidden="true" />}
          title={t`What is this code?`}
          note={t`See what the label says`}
          onPress={() => onGo('/code?last')}
        />
        <Choice
          icon={<IconKeyboard size={36} aria-hidden="true" />}
          title={t`Type another code`}
          note={t`The label is damaged`}
          onPress={onType}
        />
      </Choices>
    </Sheet>
  );
}

function MeaningChoice({ meaning, onPress }: { meaning: Meaning; onPress: () => void }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const lot = meaning.kind === 'lots' ? meaning.lots[0] : undefined;
  // The same lot name on two products looks the same without the product.
  const asked = useAsked(async () => lot && world.get('product', lot.product), [lot?.id]);
  const product = asked.state === 'here' ? asked.value?.name : undefined;
  const { title, note } = meaningWords(meaning, format);
  return (
    <Choice
      icon={<IconBarcode size={36} aria-hidden="true" />}
      title={title ?? t(note)}
      note={product ?? (title === null ? undefined : t(note))}
      onPress={onPress}
    />
  );
}
