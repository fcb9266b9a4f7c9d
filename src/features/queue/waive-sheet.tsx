import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Refusal } from '#domain/base/refusal.ts';
import type { QueueEntry } from '../../data/contract.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFloor, useFormat } from '../floor.tsx';
import { keep } from '../keep.ts';
import { useReasons } from '../reasons.ts';
import { refusalWords } from '../refusal-words.ts';
import styles from './entry-row.module.css';

interface Props {
  readonly entry: QueueEntry;
  readonly text: string;
  readonly onClose: () => void;
}

/** [X04] A supervisor ends it without repairing it, and says why. */
export function WaiveSheet({ entry, text, onClose }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const presets = useReasons('waive');
  const waive = async (): Promise<void> => {
    const answer = await keep(floor, () =>
      floor.recorder.record({ kind: 'waive', payload: { target: entry.id } }, { reason: reason.trim() }),
    );
    if (answer === null) return;
    if (!answer.ok) return setRefused(answer.error);
    floor.desk.tell(
      { tone: 'plain', word: null, text: t`Ended: ${text}`, operation: answer.value.entry.id },
      'ok',
    );
    onClose();
  };
  const words = refused && refusalWords(refused, format);
  return (
    <Sheet
      title={t`End it without repair?`}
      note={text}
      onClose={onClose}
      primary={
        <BigButton
          danger
          disabledReason={reason.trim() === '' ? t`Choose or type a reason` : undefined}
          onPress={() => void waive()}
        >
          {t`End it`}
        </BigButton>
      }
    >
      {words && (
        <p role="alert">
          {t(words.what)} {t(words.next)}
        </p>
      )}
      <div className={styles['presets']}>
        {presets.map((preset) => (
          <Button key={preset} pressed={reason === preset} onPress={() => setReason(preset)}>
            {preset}
          </Button>
        ))}
      </div>
      <Field label={t`Reason`} value={reason} onChange={setReason} multiline />
    </Sheet>
  );
}
