import { IconAlertTriangle, IconBarcode } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Fragment, useState } from 'react';
import { type Quantity, isPositive, subtract } from '#domain/base/quantity.ts';
import type { LineProposal } from '#domain/making/proposal.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat, useLive } from '../../floor.tsx';
import { type FlowContext, orderOf } from '../flow-context.ts';
import type { MakingPage } from '../load-order.ts';
import { missingComponents, produce, produceBatch, takenAsProposed, unitsOf } from '../producing.ts';
import type { Question } from '../question.ts';
import { faultOf } from '../side-goods.ts';
import { SideGoodFields } from './side-good-fields.tsx';

interface Props {
  readonly question: Extract<Question, { kind: 'produce' | 'batch-components' }>;
  readonly page: MakingPage;
  readonly context: FlowContext;
}

/**
 * [PRD-1] Asked once, on one sheet: what nobody has scanned, with the goods that should go first. They can be scanned
 * while the sheet is open, or taken as they are.
 */
export function ComponentsSheet({ question, page, context }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const batch = useLive(context.batch);
  const { order, product } = page;
  const isBatch = question.kind === 'batch-components';
  const quantity = isBatch ? unitsOf(batch?.numbers.length ?? 0) : question.quantity;
  const asked = useAsked(async () => {
    // As it is now: what was scanned meanwhile is not missing any more.
    const now = (await orderOf(context)) ?? order;
    return missingComponents(context, now, quantity);
  }, [order.id, quantity]);
  const [isSure, setSure] = useState(false);
  const missing = asked.state === 'here' ? asked.value : [];
  const beside = useLive(context.sideGoods)?.goods ?? [];
  const short = missing.filter((each) => isPositive(each.short));
  const close = (): void => context.question.set(isBatch ? { kind: 'batch' } : null);
  const isReadable = beside.every((each) => faultOf(each) === null);
  const go = async (): Promise<void> => {
    const takes = takenAsProposed(context, missing);
    if (isBatch) return produceBatch(context, takes);
    await produce(context, { quantity, rest: question.rest, takes });
  };
  const isScanned = missing.length === 0;
  return (
    <Sheet
      title={isScanned ? t`Everything is scanned` : t`Not scanned yet`}
      note={`${order.reference} · ${product?.name ?? ''}`}
      onClose={close}
      primary={
        short.length > 0 && !isSure ? undefined : (
          <BigButton
            value={format.amount(quantity, product?.unit ?? '')}
            disabledReason={
              asked.state === 'loading'
                ? t`Looking up what lies ready`
                : isReadable
                  ? undefined
                  : t`First mend what came out beside it`
            }
            onPress={() => void go()}
          >
            {isScanned || short.length === missing.length ? t`Produce` : t`Take these and produce`}
          </BigButton>
        )
      }
    >
      {!isScanned && (
        <>
          <p>{t`Scan them now, or take what should go first as it is.`}</p>
          <Rows label={t`Not scanned yet`}>
            {missing.map((each) => (
              <MissingRow key={each.line} missing={each} page={page} />
            ))}
          </Rows>
        </>
      )}
      {beside.map((each) => (
        <SideGoodFields key={each.product.id} good={each} context={context} />
      ))}
      {short.length > 0 && !isSure && (
        <Choices>
          <Choice
            icon={<IconAlertTriangle size={36} aria-hidden="true" />}
            title={t`Produce without what is missing`}
            note={t`The gap stays named on what is made.`}
            onPress={() => setSure(true)}
          />
        </Choices>
      )}
      {short.length > 0 && !isSure && <Button onPress={close}>{t`Back, and bring what is missing`}</Button>}
    </Sheet>
  );
}

function MissingRow({ missing, page }: { missing: LineProposal; page: MakingPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const { world } = useFloor();
  const asked = useAsked(() => world.get('product', missing.product), [missing.product]);
  const product =
    page.lines.find(({ line }) => line.id === missing.line)?.product ??
    (asked.state === 'here' ? asked.value : undefined);
  const unit = product?.unit ?? '';
  const isShort = isPositive(missing.short);
  const found: Quantity = subtract(missing.wanted, missing.short);
  const named = missing.takes.slice(0, 3).flatMap(({ name }) => name ?? []);
  const others = missing.takes.length - 3;
  return (
    <Row
      tone={isShort ? 'error' : 'plain'}
      lead={
        isShort ? (
          <IconAlertTriangle size={32} aria-hidden="true" />
        ) : (
          <IconBarcode size={32} aria-hidden="true" />
        )
      }
      title={
        <>
          {product?.name ?? ''} <CodeText>{format.amount(missing.wanted, unit)}</CodeText>
        </>
      }
      note={
        <>
          {isPositive(found) && (
            <>
              {named.length > 0
                ? named.map((name, at) => (
                    <Fragment key={name}>
                      {at > 0 && ', '}
                      <CodeText whole>{name}</CodeText>
                    </Fragment>
                  ))
                : t`from the shelf`}
              {others > 0 && named.length > 0 && <> {t`and ${others} more`}</>}
            </>
          )}
          {isShort && (
            <strong>
              {isPositive(found) && ' · '}
              {t`${format.amount(missing.short, unit)} not found anywhere`}
            </strong>
          )}
        </>
      }
    />
  );
}
