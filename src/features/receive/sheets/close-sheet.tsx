import { IconArrowForwardUp, IconX } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Refusal } from '#domain/base/refusal.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFloor, useFormat } from '../../floor.tsx';
import { refusalWords } from '../../refusal-words.ts';
import type { Answers } from '../answers.ts';
import { closeReceipt, missingOn } from '../closing.ts';
import type { Receipt } from '../load-receipt.ts';

/** What is missing, and what becomes of it: a backorder, or given up. */
export function CloseSheet({ receipt, answers }: { receipt: Receipt; answers: Answers }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const { order, type } = receipt;
  const missing = missingOn(order);
  const policy = type?.backorder ?? 'ask';
  const close = async (rest: 'backorder' | 'give-up'): Promise<void> => {
    const answer = await closeReceipt(floor, order, rest);
    if (answer === null) return;
    if (!answer.ok) return setRefused(answer.error);
    answers.dismiss();
    void navigate('/receive');
  };
  const words = refused && refusalWords(refused, format);
  return (
    <Sheet
      title={missing.length === 0 ? t`Close ${order.reference}?` : t`What about the rest?`}
      note={missing.length === 0 ? t`Everything has come.` : order.reference}
      onClose={answers.dismiss}
      primary={
        missing.length === 0 ? (
          <BigButton onPress={() => void close('give-up')}>{t`Close receipt`}</BigButton>
        ) : undefined
      }
    >
      {words && (
        <Notice tone="error" urgent icon={<IconX size={28} aria-hidden="true" />} title={t(words.what)}>
          <p>{t(words.next)}</p>
        </Notice>
      )}
      {missing.length > 0 && (
        <>
          <p>
            <Plural value={missing.length} one="# line is not complete:" other="# lines are not complete:" />
          </p>
          <Rows>
            {missing.map(({ line, missing: quantity }) => {
              const product = receipt.lines.find((each) => each.line.id === line.id)?.product;
              return (
                <Row
                  key={line.id}
                  title={product?.name ?? ''}
                  note={
                    <>
                      {t`missing`} <CodeText>{format.amount(quantity, product?.unit ?? '')}</CodeText>
                    </>
                  }
                />
              );
            })}
          </Rows>
          <Choices>
            {policy !== 'never' && (
              <Choice
                icon={<IconArrowForwardUp size={36} aria-hidden="true" />}
                title={t`It comes later`}
                note={t`Close, and keep the rest on a backorder`}
                onPress={() => void close('backorder')}
              />
            )}
            {policy !== 'always' && (
              <Choice
                icon={<IconX size={36} aria-hidden="true" />}
                title={t`It does not come`}
                note={t`Close without a backorder`}
                onPress={() => void close('give-up')}
              />
            )}
          </Choices>
        </>
      )}
    </Sheet>
  );
}
