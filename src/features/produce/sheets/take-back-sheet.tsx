import { IconAlertTriangle } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { isPositive } from '#domain/base/quantity.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import type { FlowContext } from '../flow-context.ts';
import type { MakingPage } from '../load-order.ts';
import { takeBack } from '../taking-back.ts';

/** A list of runs that fits without scrolling past what it means. */
const mostRuns = 6;

/** [PRD-3] The first number, the count or the lot was wrong: is all of it taken back that nobody has touched? */
export function TakeBackSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const format = useFormat();
  const { taking, product } = page;
  const close = (): void => context.question.set(null);
  if (!taking)
    return (
      <Sheet title={t`Nothing to take back`} note={product?.name} onClose={close}>
        <p>{t`Every unit that was prepared is begun, made or taken back by now.`}</p>
      </Sheet>
    );
  const { numbers, units, staying, quantity, isMore, beyond } = taking;
  const amount = format.amount(quantity, product?.unit ?? '');
  const rest = numbers.length - mostRuns;
  return (
    <Sheet
      title={t`Take back the preparation?`}
      note={`${taking.reference} · ${product?.name ?? ''}`}
      onClose={close}
      primary={
        <BigButton onPress={() => void takeBack(context, taking)}>
          <Plural value={units} one="Take back # unit" other="Take back # units" />
        </BigButton>
      }
    >
      <p>
        {isPositive(quantity)
          ? t`They become one order of ${amount} again, without numbers. Then it is prepared anew.`
          : t`They are more than ordered. Nothing of them is left to make.`}
        {isMore && isPositive(quantity) && <> {t`What was prepared beyond the order is gone.`}</>}
      </p>
      <ul>
        {numbers.slice(0, mostRuns).map((text) => (
          <li key={text}>
            <CodeText>{text}</CodeText>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <Plural value={rest} one="and # more range" other="and # more ranges" />
          </li>
        )}
      </ul>
      <p>
        {t`These numbers are not given out again. Scan labels that are printed already when you prepare anew, or throw them away.`}
      </p>
      {beyond && (
        <Button fill onPress={() => void takeBack(context, beyond)}>
          <Plural
            value={beyond.units}
            one="Only # unit beyond the order"
            other="Only # units beyond the order"
          />
        </Button>
      )}
      {staying.length > 0 && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={
            <Plural
              value={staying.length}
              one="# unit is begun or made and stays"
              other="# units are begun or made and stay"
            />
          }
        />
      )}
    </Sheet>
  );
}
