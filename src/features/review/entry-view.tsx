import { IconFlag, IconHandStop, IconHourglass, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Row } from '../../ui/row.tsx';
import { wireFlagWords } from '../flag-words.ts';
import { useFormat } from '../floor.tsx';
import { ReasonSheet } from '../goods/reason-sheet.tsx';
import { useChange } from '../goods/use-change.tsx';
import { operationWords } from '../operation-words.ts';
import { useReasons } from '../reasons.ts';
import { wireWords } from '../refusal-words.ts';
import { useRights } from '../rights.ts';
import type { Entry } from './load-review.ts';

const looks = {
  refused: { tone: 'error', icon: IconX },
  held: { tone: 'wait', icon: IconHandStop },
  parked: { tone: 'wait', icon: IconHourglass },
  accepted: { tone: 'plain', icon: IconFlag },
  adjusted: { tone: 'plain', icon: IconFlag },
} as const;

/** Whose work it was, what became of it and why; a supervisor may end it with a reason. */
export function EntryView({ entry: { row, person, text, order } }: { entry: Entry }) {
  const { t } = useLingui();
  const format = useFormat();
  const rights = useRights();
  const reasons = useReasons('waive');
  const { record, refusedSheet } = useChange();
  const [isEnding, setEnding] = useState(false);
  const { tone, icon: Icon } = looks[row.state];
  const why = row.why && wireWords(row.why, format);
  const isStopped = row.state === 'refused' || row.state === 'held' || row.state === 'parked';
  const what = [t(operationWords(row.kind)), order, text].filter(Boolean).join(' · ');
  const end = async (reason: string): Promise<void> => {
    setEnding(false);
    await record({ kind: 'waive', payload: { target: row.id } }, t`Ended: ${what}`, { reason });
  };
  return (
    <>
      <Row
        tone={tone}
        lead={<Icon size={32} aria-hidden="true" />}
        title={what}
        note={`${person} · ${format.moment(row.at)}`}
        more={
          <>
            {why && (
              <p>
                {t(why.what)} {t(why.next)}
              </p>
            )}
            {row.flags.map((flag, at) => (
              // Two flags of one kind differ in nothing but their place.
              // oxlint-disable-next-line react/no-array-index-key
              <p key={at}>{t(wireFlagWords(flag, format))}</p>
            ))}
            {row.reason !== null && <p>{t`Reason: ${row.reason}`}</p>}
            {/* Only once it is known who looks: nothing is offered that is taken away in the next moment. */}
            {isStopped && rights.name !== null && rights.may('decide') && (
              <Button onPress={() => setEnding(true)}>{t`End it without repair`}</Button>
            )}
          </>
        }
      />
      {isEnding && (
        <ReasonSheet
          title={t`End it without repair?`}
          note={what}
          reasons={reasons}
          icon={<IconX size={36} aria-hidden="true" />}
          onReason={(reason) => void end(reason)}
          onClose={() => setEnding(false)}
        />
      )}
      {refusedSheet}
    </>
  );
}
