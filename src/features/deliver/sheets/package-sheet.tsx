import { IconPackage } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { BigButton } from '../../../ui/big-button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import type { Answers } from '../answers.ts';
import type { Delivery } from '../load-delivery.ts';
import type { Question } from '../question.ts';

interface Props {
  readonly question: Extract<Question, { kind: 'package' }>;
  readonly delivery: Delivery;
  readonly answers: Answers;
}

/** [X16] More is on the pallet than the delivery wants, or something else: all of it, or single goods by their labels? */
export function PackageSheet({ question, delivery, answers }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { content } = question;
  return (
    <Sheet
      title={t`More than this delivery wants`}
      note={<CodeText>{content.sscc}</CodeText>}
      onClose={answers.dismiss}
      primary={
        <BigButton onPress={() => void answers.package(question)}>{t`Take the whole pallet`}</BigButton>
      }
    >
      <p>{t`To take a part of it, close this and scan the goods on it.`}</p>
      <Rows>
        {content.inside.map(({ product, name, quantity, location }) => {
          const isWanted = delivery.lines.some(({ line }) => line.product === product?.id);
          return (
            <Row
              key={`${product?.id ?? ''} ${name} ${location}`}
              tone={isWanted ? 'plain' : 'wait'}
              lead={<IconPackage size={28} aria-hidden="true" />}
              title={
                <>
                  {product?.name ?? ''} <CodeText>{name}</CodeText>
                </>
              }
              note={[format.amount(quantity, product?.unit ?? ''), isWanted ? '' : t`not ordered`]
                .filter((word) => word !== '')
                .join(' · ')}
            />
          );
        })}
      </Rows>
    </Sheet>
  );
}
