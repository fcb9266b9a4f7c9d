import { IconPackage, IconQuestionMark, IconScan } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Answers } from '../answers.ts';
import type { Receipt } from '../load-receipt.ts';
import type { Question } from '../question.ts';

interface Props {
  readonly question: Extract<Question, { kind: 'unknown' }>;
  readonly receipt: Receipt;
  readonly answers: Answers;
}

/** A code that nobody here knows: three large ways on. */
export function UnknownSheet({ question, receipt, answers }: Props) {
  const { t } = useLingui();
  const tracked = receipt.lines.flatMap(({ product }) =>
    product && product.tracking !== 'none' ? [product] : [],
  );
  const products = [...new Map(tracked.map((product) => [product.id, product])).values()];
  const { scan } = question;
  const number = scan?.text.trim() ?? '';
  return (
    <Sheet
      title={t`This code is not known here`}
      note={<bdi dir="ltr">{number}</bdi>}
      onClose={answers.dismiss}
    >
      <Choices>
        {scan && products.length > 0 && number.length <= 200 && (
          <Choice
            icon={<IconPackage size={36} aria-hidden="true" />}
            title={t`It is a lot or serial number`}
            note={t`Of one of the products on this receipt`}
            onPress={() => answers.isNumber(number, products, scan)}
          />
        )}
        <Choice
          icon={<IconQuestionMark size={36} aria-hidden="true" />}
          title={t`Receive as unidentified goods`}
          note={t`With a count, a note and a photo; on hold until somebody names them`}
          onPress={() => answers.isUnidentified(scan)}
        />
        <Choice
          icon={<IconScan size={36} aria-hidden="true" />}
          title={t`Scan again`}
          note={t`Nothing was recorded`}
          onPress={answers.dismiss}
        />
      </Choices>
    </Sheet>
  );
}
