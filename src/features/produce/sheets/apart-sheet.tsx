import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Input } from '#domain/stock/rows.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { apartIntent } from '../after.ts';
import type { FlowContext } from '../flow-context.ts';
import { askOrRecord } from '../recording.ts';
import type { MakingPage } from '../load-order.ts';
import { InputRows, keyOf } from './input-rows.tsx';

/** Taken apart: which components come out whole and go back under their own lots? What is not chosen is gone. */
export function ApartSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const [output] = page.outputs;
  const inside = (output?.inputs ?? []).filter(({ removed }) => removed === null);
  const [lost, setLost] = useState<ReadonlySet<string>>(new Set());
  const close = (): void => context.question.set(null);
  const go = async (): Promise<void> => {
    if (!output?.lot) return;
    const back = inside.filter((input) => !lost.has(keyOf(input)));
    const said = await apartIntent(context, { output: output.output, lot: output.lot }, back);
    if (!said) return;
    close();
    await askOrRecord(context, { ...said, given: {}, why: 'unbuild' });
  };
  return (
    <Sheet
      title={t`Take ${output?.lot?.name ?? ''} apart`}
      note={t`What is whole goes back on the shelf under its own lot.`}
      onClose={close}
      primary={<BigButton onPress={() => void go()}>{t`Take apart`}</BigButton>}
    >
      <InputRows
        inputs={inside}
        isChosen={(input: Input) => !lost.has(keyOf(input))}
        yes={t`Comes back`}
        no={t`Is gone`}
        onToggle={(input) => setLost(toggled(lost, keyOf(input)))}
      />
    </Sheet>
  );
}

export function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
