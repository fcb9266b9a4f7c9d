import { IconSparkles } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

interface Props {
  readonly number: string;
  /** Left out where numbers of our own are not given. */
  readonly onNext?: (() => void) | undefined;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** [NUM-7] A typed number that the server has given to another device; a label that bears it is scanned all the same. */
export function ElsewhereSheet({ number, onNext, onAnother, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Sheet
      title={t`${number} is kept for another device`}
      note={t`That device may give it to other goods at any moment, and nobody would know which is which.`}
      onClose={onClose}
    >
      {onNext && (
        <Button kind="strong" fill icon={<IconSparkles size={28} aria-hidden="true" />} onPress={onNext}>
          {t`Give the next number of ours`}
        </Button>
      )}
      <Button onPress={onAnother}>{t`Type another one`}</Button>
      <p>{t`Is it printed on the goods already? Then scan the label.`}</p>
    </Sheet>
  );
}
