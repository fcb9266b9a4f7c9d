import { IconArrowBackUp, IconMessageQuestion } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { BigButton } from '../../../ui/big-button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import { ReasonSheet } from '../../goods/reason-sheet.tsx';
import { LotStateChips } from '../../lot-state.tsx';
import { useReasons } from '../../reasons.ts';
import type { Answers } from '../answers.ts';
import type { Delivery } from '../load-delivery.ts';
import type { Blocked } from '../question.ts';

interface Props {
  readonly question: Blocked;
  readonly delivery: Delivery;
  readonly answers: Answers;
}

/** Expected this, scanned that: put it back, or say why it is taken all the same. */
export function BlockedSheet({ question, delivery, answers }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const reasons = useReasons('deliver');
  const { taking, wrong, expected } = question;
  const { product, number } = taking.draft;
  const asked = useAsked(async () => taking.lot && world.get('lot', taking.lot.id), [taking.lot?.id]);
  const lot = asked.state === 'here' ? asked.value : null;
  const names = new Map(delivery.lines.map((line) => [line.product?.id, line.product]));
  const titles = {
    product: t`Not on this delivery`,
    lot: t`Not the one that was kept`,
    'unknown-lot': t`A number that nobody here knows`,
  };
  return (
    <ReasonSheet
      title={titles[wrong]}
      note={t`Put it back, or say why you take it.`}
      reasons={reasons}
      icon={<IconMessageQuestion size={36} aria-hidden="true" />}
      onReason={(reason) => void answers.because(question, reason)}
      onClose={answers.dismiss}
      before={
        <Rows>
          {expected.slice(0, 3).map((step) => {
            const line = delivery.lines.find(({ plan }) => plan?.steps.some((each) => each.lot === step.lot));
            const wanted = names.get(line?.product?.id);
            return (
              <Row
                key={`${step.lot ?? ''} ${step.location} ${step.package ?? ''}`}
                tone="ok"
                title={
                  <>
                    {t`Expected`}: {wanted?.name ?? product.name} <CodeText>{step.name}</CodeText>
                  </>
                }
                note={`${delivery.places.get(step.location) ?? ''} · ${format.amount(step.quantity, wanted?.unit ?? '')}`}
              />
            );
          })}
          <Row
            tone="error"
            title={
              <>
                {t`Scanned`}: {product.name} <CodeText>{number ?? ''}</CodeText>
              </>
            }
            note={
              lot?.dates.expiration
                ? t`expires ${format.day(lot.dates.expiration)}`
                : wrong === 'product'
                  ? product.code
                  : undefined
            }
            more={lot ? <LotStateChips lot={lot} /> : undefined}
          />
        </Rows>
      }
      primary={
        <BigButton icon={<IconArrowBackUp size={32} aria-hidden="true" />} onPress={answers.dismiss}>
          {t`Put back: record nothing`}
        </BigButton>
      }
    />
  );
}
