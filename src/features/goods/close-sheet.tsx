import { IconArrowForwardUp, IconListNumbers, IconX } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ProductId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { OperationType } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Busy, Sheet } from '../../ui/sheet.tsx';
import { useFloor, useFormat } from '../floor.tsx';
import { useReasons } from '../reasons.ts';
import { refusalWords } from '../refusal-words.ts';
import { type Rest, closeOrder, missingOn } from './closing.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { useOneAnswer } from './use-one-answer.ts';

interface Props {
  readonly order: Order;
  readonly type: OperationType | undefined;
  readonly productOf: (id: ProductId) => Product | undefined;
  readonly words: {
    /** "Everything has come." */
    readonly complete: string;
    /** "Close receipt" */
    readonly action: string;
    /** "It comes later" */
    readonly later: string;
    /** "It does not come" */
    readonly never: string;
  };
  /** [T15, T16] The goods are here and only their numbers are missing: where these are entered. */
  readonly onNumbers?: (line: OrderLine) => void;
  readonly onClosed: () => void;
  readonly onClose: () => void;
}

/** What is missing, and what becomes of it: a backorder, or given up with a reason, as the policy of the work allows. */
export function CloseSheet({ order, type, productOf, words, onNumbers, onClosed, onClose }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const reasons = useReasons('close-order');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, answer } = useOneAnswer();
  const missing = missingOn(order);
  const bare = missing
    .map(({ line }) => ({ line, product: productOf(line.product) }))
    .find(
      (each): each is { line: OrderLine; product: Product } => (each.product?.tracking ?? 'none') !== 'none',
    );
  const policy = type?.backorder ?? 'ask';
  const close = (rest: Rest): Promise<void> =>
    answer(async () => {
      const closed = await closeOrder(floor, order, rest);
      if (closed === null) return;
      if (!closed.ok) {
        setIsAsking(false);
        return setRefused(closed.error);
      }
      onClosed();
    });
  if (isAsking)
    return (
      <Busy when={isBusy}>
        <ReasonSheet
          title={t`Why not all of it?`}
          note={order.reference}
          reasons={reasons}
          icon={<IconX size={36} aria-hidden="true" />}
          onReason={(reason) => void close({ is: 'given-up', reason })}
          onClose={() => setIsAsking(false)}
        />
      </Busy>
    );
  const said = refused && refusalWords(refused, format);
  return (
    <Busy when={isBusy}>
      <Sheet
        title={missing.length === 0 ? t`Close ${order.reference}?` : t`What about the rest?`}
        note={missing.length === 0 ? words.complete : order.reference}
        onClose={onClose}
        primary={
          missing.length === 0 ? (
            <BigButton onPress={() => void close({ is: 'given-up', reason: null })}>{words.action}</BigButton>
          ) : undefined
        }
      >
        {said && (
          <Notice tone="error" urgent icon={<IconX size={28} aria-hidden="true" />} title={t(said.what)}>
            <p>{t(said.next)}</p>
          </Notice>
        )}
        {missing.length > 0 && (
          <>
            <p>
              <Plural
                value={missing.length}
                one="# line is not complete:"
                other="# lines are not complete:"
              />
            </p>
            <Rows>
              {missing.map(({ line, missing: quantity }) => {
                const product = productOf(line.product);
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
              {bare && onNumbers && (
                <Choice
                  icon={<IconListNumbers size={36} aria-hidden="true" />}
                  title={t`It is here: enter its numbers`}
                  note={t`${bare.product.name} counts only with its lot or serial numbers`}
                  onPress={() => onNumbers(bare.line)}
                />
              )}
              {policy !== 'never' && (
                <Choice
                  icon={<IconArrowForwardUp size={36} aria-hidden="true" />}
                  title={words.later}
                  note={t`Close, and keep the rest on a backorder`}
                  onPress={() => void close({ is: 'backorder' })}
                />
              )}
              {policy !== 'always' && (
                <Choice
                  icon={<IconX size={36} aria-hidden="true" />}
                  title={words.never}
                  note={t`Close without a backorder`}
                  onPress={() => setIsAsking(true)}
                />
              )}
            </Choices>
          </>
        )}
      </Sheet>
    </Busy>
  );
}
