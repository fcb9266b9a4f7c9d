import { IconCirclePlus, IconSparkles } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { CodePad } from '../../code-pad.tsx';
import { useAsked, useFloor } from '../../floor.tsx';
import { assignNumber, giveNextNumber } from '../finished.ts';
import type { FlowContext } from '../flow-context.ts';
import { keptElsewhere } from '../../goods/kept-elsewhere.ts';
import type { MakingPage } from '../load-order.ts';

const mostLots = 500;

/** A typed number that nothing has yet. */
interface Unknown {
  readonly text: string;
  /** [NUM-7] It is in a run that the server has given to another device. */
  readonly isElsewhere: boolean;
}

/** [M09-M12, M16] Which number do the finished goods get? The next one, an existing one, one that is typed, or a label. */
export function FinishedSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const { product, type } = page;
  const [unknown, setUnknown] = useState<Unknown | null>(null);
  const isSerial = product?.tracking === 'serial';
  const asked = useAsked(
    // A serial exists once: only lots are filled up.
    async () => (product && !isSerial ? world.find('lot', `product:${product.id}`, mostLots) : []),
    [product?.id],
  );
  // [M10] The ones that were made last are the likeliest.
  const lots = (asked.state === 'here' && type?.useExisting !== false ? asked.value : [])
    .filter(({ archived }) => !archived)
    .toSorted((a, b) => b.registered.at - a.registered.at);
  const close = (): void => context.question.set(null);
  const typed = async (text: string): Promise<void> => {
    const known = await world.find('lot', `exact:${text}`, 20);
    if (known.some((lot) => lot.product === product?.id)) return assignNumber(context, text, false);
    const elsewhere = product && (await keptElsewhere(context.floor, product, [text]));
    setUnknown({ text, isElsewhere: elsewhere?.has(text) ?? false });
  };
  if (unknown?.isElsewhere)
    return (
      <Sheet
        title={t`${unknown.text} is kept for another device`}
        note={t`That device may give it to other goods at any moment, and nobody would know which is which.`}
        onClose={close}
      >
        <Button
          kind="strong"
          fill
          icon={<IconSparkles size={28} aria-hidden="true" />}
          onPress={() => void giveNextNumber(context)}
        >
          {t`Give the next number of ours`}
        </Button>
        <Button onPress={() => setUnknown(null)}>{t`Type another one`}</Button>
        <p>{t`Is it printed on the goods already? Then scan the label.`}</p>
      </Sheet>
    );
  if (unknown !== null)
    return (
      <Sheet
        title={t`A new number`}
        note={t`${product?.name ?? ''} has no ${unknown.text} yet.`}
        onClose={close}
      >
        <Choices>
          <Choice
            icon={<IconCirclePlus size={36} aria-hidden="true" />}
            title={t`Create "${unknown.text}"`}
            note={t`It did not come from this device's numbers: that is noted.`}
            onPress={() => void assignNumber(context, unknown.text, false)}
          />
        </Choices>
        <Button onPress={() => setUnknown(null)}>{t`Type another one`}</Button>
      </Sheet>
    );
  return (
    <Sheet
      title={isSerial ? t`Which serial?` : t`Which lot?`}
      note={t`${product?.name ?? ''}: scan its label, choose, or type.`}
      onClose={close}
    >
      <Button
        kind="strong"
        fill
        icon={<IconSparkles size={28} aria-hidden="true" />}
        onPress={() => void giveNextNumber(context)}
      >
        {t`Give the next number of ours`}
      </Button>
      <CodePad
        label={isSerial ? t`Serial number` : t`Lot number`}
        kind={isSerial ? 'serial' : 'lot'}
        expected={lots.map(({ name }) => name)}
        onDone={({ text, how }) => void (how === 'picked' ? assignNumber(context, text, true) : typed(text))}
      />
    </Sheet>
  );
}
