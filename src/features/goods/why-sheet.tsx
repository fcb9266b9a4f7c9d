import { IconArrowBackUp, IconMessageQuestion } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Busy } from '../../ui/sheet.tsx';
import { flagWords } from '../flag-words.ts';
import { useFormat, useLive } from '../floor.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import type { Why } from './why.ts';

interface Props {
  readonly why: Why;
  readonly reasons: readonly string[];
}

/** Everything that waits for a reason, answered by one tap; scans go on behind it, and join it where they want one too. */
export function WhySheet({ why, reasons }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const waiting = useLive(why.waiting);
  const isAnswering = useLive(why.isAnswering);
  if (waiting.length === 0) return null;
  return (
    <Busy when={isAnswering}>
      <ReasonSheet
        title={t`Why?`}
        note={
          <Plural
            value={waiting.length}
            one="Recorded with your reason."
            other="All # are recorded with your reason."
          />
        }
        reasons={reasons}
        icon={<IconMessageQuestion size={36} aria-hidden="true" />}
        onReason={(reason) => void why.answer(reason)}
        onClose={why.drop}
        before={
          <Rows label={t`Waiting for a reason`}>
            {waiting.map(({ text, flags }, at) => (
              // Two of them can be alike in every word, and they never change their order.
              <Row
                // oxlint-disable-next-line react/no-array-index-key
                key={at}
                tone="wait"
                title={text}
                note={flags.map((flag) => t(flagWords(flag, format))).join(' ')}
              />
            ))}
          </Rows>
        }
        after={
          <Button icon={<IconArrowBackUp size={28} aria-hidden="true" />} onPress={why.drop}>
            {t`Put back: record nothing`}
          </Button>
        }
      />
    </Busy>
  );
}
