import { IconArrowBackUp, IconCheck, IconFlag, IconUserCheck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { QueueEntry } from '../../data/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { EntryStateWord, lookOf } from '../entry-state.tsx';
import { wireFlagWords } from '../flag-words.ts';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { isSettled } from '../is-settled.ts';
import { useMayUndo } from '../may-undo.ts';
import { operationWords } from '../operation-words.ts';
import { refusalWords, wireWords } from '../refusal-words.ts';
import { useUndo } from '../use-undo.ts';
import { entrySummary } from './entry-summary.ts';
import styles from './entry-row.module.css';
import { WaiveSheet } from './waive-sheet.tsx';
import tones from '../../ui/tone.module.css';
import { cx } from '../../ui/cx.ts';

/** One operation: what it was, where it stands, why, and what a person can do about it. */
export function EntryRow({ entry }: { entry: QueueEntry }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const undo = useUndo();
  const mayUndo = useMayUndo();
  const [isWaiving, setWaiving] = useState(false);
  const asked = useAsked(() => entrySummary(floor, entry, format), [entry.id, format]);
  const summary = asked.state === 'here' ? asked.value : null;
  const { outcome, state, doubt } = entry;
  const isOver = isSettled(entry);
  const why = outcome?.why && !isOver ? wireWords(outcome.why, format) : null;
  const doubtful = doubt && !outcome ? refusalWords(doubt, format) : null;
  const isOpen = !isOver && (state === 'refused' || state === 'held' || state === 'parked');
  const canUndo =
    !isOver && (state === 'saved' || state === 'accepted' || state === 'adjusted') && mayUndo(entry);
  const { tone } = lookOf(entry);
  return (
    <li className={cx(styles['entry'], tones[tone])}>
      <div className={styles['top']}>
        <strong>{t(operationWords(entry.body.kind))}</strong>
        <EntryStateWord entry={entry} />
      </div>
      <p className={styles['what']}>{summary?.text ?? '\u00a0'}</p>
      <p className={styles['when']}>
        {format.moment(entry.at)}
        {summary?.order !== undefined && (
          <>
            {' · '}
            <CodeText>{summary.order}</CodeText>
          </>
        )}
      </p>
      {state === 'asked' && (
        <>
          <p>{t`Recorded just before the interruption, without a beep. Did it happen?`}</p>
          <div className={styles['actions']}>
            <Button
              kind="strong"
              icon={<IconCheck size={28} aria-hidden="true" />}
              onPress={() => void floor.recorder.keep([entry.id])}
            >
              {t`Keep`}
            </Button>
            <Button
              kind="danger"
              icon={<IconArrowBackUp size={28} aria-hidden="true" />}
              onPress={() => void floor.recorder.discard([entry.id])}
            >
              {t`It did not happen`}
            </Button>
          </div>
        </>
      )}
      {why && (
        <p className={styles['why']}>
          <strong>{t(why.what)}</strong> {t(why.next)}
        </p>
      )}
      {doubtful && (
        <p className={styles['why']}>
          <strong>{t`In doubt:`}</strong> {t(doubtful.what)} {t`The server decides.`}
        </p>
      )}
      {[...(outcome?.flags ?? []), ...(outcome?.adjustments ?? [])].map((coded) => (
        <Chip key={coded.code} tone="wait" icon={<IconFlag size={22} aria-hidden="true" />}>
          {t(wireFlagWords(coded, format))}
        </Chip>
      ))}
      {(canUndo || (isOpen && summary?.mayDecide)) && (
        <div className={styles['actions']}>
          {canUndo && (
            <Button
              icon={<IconArrowBackUp size={28} aria-hidden="true" />}
              onPress={() => void undo(entry.id)}
            >
              {t`Undo`}
              <span className="hidden-text"> {summary?.text}</span>
            </Button>
          )}
          {isOpen && summary?.mayDecide && (
            <Button icon={<IconUserCheck size={28} aria-hidden="true" />} onPress={() => setWaiving(true)}>
              {t`End it with a reason`}
            </Button>
          )}
        </div>
      )}
      {isOpen && summary && !summary.mayDecide && (
        <p className={styles['flag']}>
          {state === 'parked'
            ? t`It waits for a supervisor. There is nothing for you to do.`
            : t`Show this to a supervisor.`}
        </p>
      )}
      {isWaiving && <WaiveSheet entry={entry} text={summary?.text ?? ''} onClose={() => setWaiving(false)} />}
    </li>
  );
}
