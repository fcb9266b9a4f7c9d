import { IconKeyboard, IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isPositive } from '#domain/base/quantity.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { useFormat } from '../../floor.tsx';
import { NumberPad, WhichNumberSheet } from '../../goods/which-number.tsx';
import { useToday } from '../../use-today.ts';
import type { Answers } from '../answers.ts';
import { type LotRow, lotRows } from '../lot-rows.ts';
import type { Delivery } from '../load-delivery.ts';
import type { Taking } from '../taking.ts';
import { NotProposedChip } from '../not-proposed-chip.tsx';

interface Props {
  readonly taking: Taking;
  readonly delivery: Delivery;
  readonly answers: Answers;
}

/** Which one? What is to be taken comes first, then whatever else lies there, each with what stands out of it. */
export function LotSheet({ taking, delivery, answers }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [isTyping, setIsTyping] = useState(false);
  const { product } = taking.draft;
  const plan = delivery.lines.find(({ line, product: of }) =>
    taking.draft.line === null ? of?.id === product.id : line.id === taking.draft.line,
  )?.plan;
  const today = useToday();
  const rows = today === null ? [] : lotRows(plan, today);
  const typing = isTyping || (today !== null && rows.length === 0);
  return (
    <WhichNumberSheet product={product} onClose={answers.dismiss}>
      {typing ? (
        <NumberPad
          product={product}
          expected={rows.map(({ name }) => name)}
          onNumber={(text, entry) => answers.number(taking, text, entry)}
        />
      ) : (
        <>
          <Rows>
            {rows.slice(0, 60).map((row) => (
              <Row
                key={`${row.lot ?? ''} ${row.location} ${row.package ?? ''}`}
                lead={<IconMapPin size={28} aria-hidden="true" />}
                tone={row.why === null ? 'plain' : 'wait'}
                title={<CodeText>{row.name}</CodeText>}
                note={noteOf(row)}
                more={row.why === null ? undefined : <NotProposedChip why={row.why} />}
                onPress={() => void answers.pick(taking, row.name, row)}
              />
            ))}
          </Rows>
          <Button icon={<IconKeyboard size={28} aria-hidden="true" />} onPress={() => setIsTyping(true)}>
            {t`Type another number`}
          </Button>
        </>
      )}
    </WhichNumberSheet>
  );

  function noteOf(row: LotRow): string {
    const amount = format.amount(isPositive(row.step) ? row.step : row.available, product.unit);
    return [
      delivery.places.get(row.location) ?? '',
      isPositive(row.step) ? t`take ${amount}` : t`${amount} free`,
      row.dates.expiration === null ? '' : t`expires ${format.day(row.dates.expiration)}`,
    ]
      .filter((word) => word !== '')
      .join(' · ');
  }
}
