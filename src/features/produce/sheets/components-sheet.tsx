import { IconAlertTriangle, IconBarcode } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Quantity, isPositive, parseQuantity, subtract } from '#domain/base/quantity.ts';
import type { LineProposal } from '#domain/making/proposal.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat, useLive } from '../../floor.tsx';
import { type FlowContext, orderOf } from '../flow-context.ts';
import type { MakingPage } from '../load-order.ts';
import {
  missingComponents,
  produce,
  produceBatch,
  takenAsProposed,
  unitsOf,
  usualByProducts,
} from '../producing.ts';
import type { Question } from '../question.ts';

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
    return {
      missing: await missingComponents(context, now, quantity),
      byProducts: isBatch ? [] : await usualByProducts(context, now, quantity),
    };
  }, [order.id, quantity]);
  const [came, setCame] = useState<Readonly<Record<string, string>>>({});
  const [isSure, setSure] = useState(false);
  const missing = asked.state === 'here' ? asked.value.missing : [];
  const byProducts = asked.state === 'here' ? asked.value.byProducts : [];
  const short = missing.filter((each) => isPositive(each.short));
  const close = (): void => context.question.set(isBatch ? { kind: 'batch' } : null);
  const cameOut = byProducts.map(({ product: each, quantity: usual }) => {
    const said = came[each.id];
    const parsed = said === undefined ? null : parseQuantity(said === '' ? '0' : said.replace(',', '.'));
    return { product: each, quantity: parsed === null ? usual : parsed.ok ? parsed.value : null };
  });
  const isReadable = cameOut.every((each) => each.quantity !== null);
  const go = async (): Promise<void> => {
    const takes = takenAsProposed(context, missing);
    if (isBatch) return setBatch(takes);
    await produce(context, {
      quantity,
      rest: question.rest,
      takes,
      byProducts: cameOut.flatMap(({ product: each, quantity: much }) =>
        much === null ? [] : [{ product: each, quantity: much }],
      ),
    });
  };
  const setBatch = (takes: ReturnType<typeof takenAsProposed>): Promise<void> =>
    produceBatch(context, takes, 'backorder');
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
                  : t`Type how much came out`
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
      {byProducts.map(({ product: each, quantity: usual }) => (
        <Field
          key={each.id}
          label={t`${each.name} that came out, in ${each.unit}`}
          value={came[each.id] ?? usual}
          onChange={(value) => setCame({ ...came, [each.id]: value })}
          hint={t`A by-product: it gets a lot of its own.`}
        />
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
              {named.length > 0 ? <CodeText>{named.join(', ')}</CodeText> : t`from the shelf`}
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
