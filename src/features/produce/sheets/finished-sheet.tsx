import { IconCirclePlus, IconSparkles } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useAsked, useFloor } from '../../floor.tsx';
import { assignNumber, giveNextNumber } from '../finished.ts';
import type { FlowContext } from '../flow-context.ts';
import { ElsewhereSheet } from '../../goods/elsewhere-sheet.tsx';
import { keptElsewhere } from '../../goods/kept-elsewhere.ts';
import { NumberPad, WhichNumberSheet } from '../../goods/which-number.tsx';
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
      <ElsewhereSheet
        number={unknown.text}
        onNext={() => void giveNextNumber(context)}
        onAnother={() => setUnknown(null)}
        onClose={close}
      />
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
  const numbered = { name: product?.name ?? '', tracking: product?.tracking ?? 'lot' };
  return (
    <WhichNumberSheet product={numbered} onClose={close}>
      <Button
        kind="strong"
        fill
        icon={<IconSparkles size={28} aria-hidden="true" />}
        onPress={() => void giveNextNumber(context)}
      >
        {t`Give the next number of ours`}
      </Button>
      <NumberPad
        product={numbered}
        expected={lots.map(({ name }) => name)}
        onNumber={(text, entry) => (entry === 'picked' ? assignNumber(context, text, true) : typed(text))}
      />
    </WhichNumberSheet>
  );
}
