import { IconAlertTriangle } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Answers } from '../answers.ts';
import type { Question } from '../question.ts';

interface Props {
  readonly question: Extract<Question, { kind: 'wrong' }>;
  readonly answers: Answers;
}

/** Blocked: what was scanned stands against what is expected. Nothing was recorded. */
export function WrongSheet({ question, answers }: Props) {
  const { t } = useLingui();
  const { scanned, expected, draft } = question;
  return (
    <Sheet
      title={t`Not expected here`}
      onClose={answers.dismiss}
      primary={<BigButton onPress={answers.dismiss}>{t`Scan the right one`}</BigButton>}
    >
      <Notice
        tone="error"
        urgent
        icon={<IconAlertTriangle size={32} aria-hidden="true" />}
        title={t`Scanned: ${scanned}`}
      >
        <p>{t`Nothing was recorded.`}</p>
      </Notice>
      <p>{expected.length > 0 ? t`Expected:` : t`Everything planned is in already.`}</p>
      {expected.length > 0 && (
        <Rows label={t`Expected components`}>
          {expected.map((name) => (
            <Row key={name} title={name} />
          ))}
        </Rows>
      )}
      {draft && (
        <Button
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          onPress={() => void answers.takeAnyway(draft)}
        >
          {t`Use it all the same`}
        </Button>
      )}
    </Sheet>
  );
}
