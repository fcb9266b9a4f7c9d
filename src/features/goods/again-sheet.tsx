import { IconCopyPlus, IconEqual } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import type { Draft } from './draft.ts';
import { goodsWords } from './goods-words.ts';

interface Props {
  readonly draft: Draft;
  readonly onAnother: () => void;
  readonly onSame: () => void;
}

/** [RCV-3] The same label twice: another unit that bears it, or the same one read again? */
export function AgainSheet({ draft, onAnother, onSame }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const amount = format.amount(draft.quantity ?? '', draft.product.unit);
  return (
    <Sheet title={t`This label was scanned before`} note={goodsWords(draft, null, format)} onClose={onSame}>
      <Choices>
        <Choice
          icon={<IconCopyPlus size={36} aria-hidden="true" />}
          title={t`Another one`}
          note={t`Adds ${amount}`}
          onPress={onAnother}
        />
        <Choice
          icon={<IconEqual size={36} aria-hidden="true" />}
          title={t`The same one`}
          note={t`Adds nothing`}
          onPress={onSame}
        />
      </Choices>
    </Sheet>
  );
}
