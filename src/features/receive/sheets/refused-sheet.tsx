import { IconAlertTriangle, IconUserShield } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import { mayBeStale } from '../../may-be-stale.ts';
import { refusalWords } from '../../refusal-words.ts';
import type { Answers } from '../answers.ts';
import type { Question } from '../question.ts';

interface Props {
  readonly question: Extract<Question, { kind: 'refused' }>;
  readonly answers: Answers;
}

/** Why it was not recorded, what to do, and the way round where this device may be behind. */
export function RefusedSheet({ question, answers }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { what, next } = refusalWords(question.refusal, format);
  return (
    <Sheet
      title={t`Not recorded`}
      note={question.text}
      onClose={answers.dismiss}
      primary={<BigButton onPress={answers.dismiss}>{t`Go on`}</BigButton>}
    >
      <Notice tone="error" urgent icon={<IconAlertTriangle size={32} aria-hidden="true" />} title={t(what)}>
        <p>{t(next)}</p>
      </Notice>
      {mayBeStale(question.refusal) && (
        <Button
          icon={<IconUserShield size={28} aria-hidden="true" />}
          onPress={() => void answers.anyway(question)}
        >
          {t`Record anyway for a supervisor`}
        </Button>
      )}
    </Sheet>
  );
}
