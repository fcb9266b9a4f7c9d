import { IconPackage } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { BigButton } from '../../../ui/big-button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import type { Answers } from '../answers.ts';
import type { Receipt } from '../load-receipt.ts';
import type { Question } from '../question.ts';

interface Props {
  readonly question: Extract<Question, { kind: 'pallet' }>;
  readonly receipt: Receipt;
  readonly answers: Answers;
}

/** [RCV-2] What the supplier announced on this pallet: look at it, and receive all of it with one tap. */
export function PalletSheet({ question, receipt, answers }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const missing = new Set(receipt.missingNumbers);
  const lots = question.lots.filter(({ lot }) => missing.has(lot));
  return (
    <Sheet
      title={t`Announced on this pallet`}
      note={<CodeText>{question.sscc}</CodeText>}
      onClose={answers.dismiss}
      primary={
        <BigButton
          disabledReason={lots.length === 0 ? t`All of it was received already` : undefined}
          onPress={() => void answers.pallet(question, lots)}
        >
          <Plural value={lots.length} one="Receive # lot" other="Receive # lots" />
        </BigButton>
      }
    >
      <p>{t`If something is missing or different, close this and scan the labels one by one.`}</p>
      <Rows>
        {lots.map((lot) => {
          const product = receipt.lines.find(({ line }) => line.id === lot.line)?.product;
          return (
            <Row
              key={lot.lot}
              lead={<IconPackage size={28} aria-hidden="true" />}
              title={
                <>
                  {product?.name ?? ''} <CodeText>{lot.lot}</CodeText>
                </>
              }
              note={
                <>
                  {format.amount(lot.quantity, product?.unit ?? '')}
                  {lot.expiration !== null && ` · ${t`expires ${format.day(lot.expiration)}`}`}
                </>
              }
            />
          );
        })}
      </Rows>
    </Sheet>
  );
}
