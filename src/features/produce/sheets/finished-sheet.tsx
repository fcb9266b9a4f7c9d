import { IconCirclePlus, IconSparkles, IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { CodePad } from '../../code-pad.tsx';
import { useAsked, useFloor } from '../../floor.tsx';
import { assignNumber, giveNextNumber } from '../finished.ts';
import type { FlowContext } from '../flow-context.ts';
import type { MakingPage } from '../load-order.ts';

const mostLots = 30;

/** [M09-M12, M16] Which number do the finished goods get? The next one, an existing one, one that is typed, or a label. */
export function FinishedSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const { product, type } = page;
  const [unknown, setUnknown] = useState<string | null>(null);
  const isSerial = product?.tracking === 'serial';
  const asked = useAsked(
    // A serial exists once: only lots are filled up.
    async () => (product && !isSerial ? world.scan('lot', `of:${product.id}:`, mostLots) : []),
    [product?.id],
  );
  const lots = (asked.state === 'here' && type?.useExisting !== false ? asked.value : []).filter(
    ({ archived }) => !archived,
  );
  const close = (): void => context.question.set(null);
  const typed = async (text: string): Promise<void> => {
    const known = await world.find('lot', `exact:${text}`, 20);
    if (known.some((lot) => lot.product === product?.id)) return assignNumber(context, text, false);
    setUnknown(text);
  };
  if (unknown !== null)
    return (
      <Sheet title={t`A new number`} note={t`${product?.name ?? ''} has no ${unknown} yet.`} onClose={close}>
        <Choices>
          <Choice
            icon={<IconCirclePlus size={36} aria-hidden="true" />}
            title={t`Create "${unknown}"`}
            note={t`It did not come from this device's numbers: that is noted.`}
            onPress={() => void assignNumber(context, unknown, false)}
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
        expected={[]}
        onDone={({ text }) => void typed(text)}
      />
      {lots.length > 0 && (
        <Rows label={t`Existing lots`}>
          {lots.map((lot) => (
            <Row
              key={lot.id}
              lead={<IconTag size={28} aria-hidden="true" />}
              title={<CodeText>{lot.name}</CodeText>}
              note={t`Add to this lot`}
              onPress={() => void assignNumber(context, lot.name, true)}
            />
          ))}
        </Rows>
      )}
    </Sheet>
  );
}
