import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { compare, subtract } from '#domain/base/quantity.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Result } from '#domain/base/result.ts';
import type { Recorded } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';

/** What is missing, line by line. */
export const missingOn = (
  order: Order,
): { readonly line: OrderLine; readonly missing: OrderLine['expected'] }[] =>
  order.lines
    .filter(({ done, expected }) => compare(done, expected) < 0)
    .map((line) => ({ line, missing: subtract(line.expected, line.done) }));

/** What becomes of the rest: onto a backorder with a number of this device's own, or given up for a reason. */
export type Rest = { readonly is: 'backorder' } | { readonly is: 'given-up'; readonly reason: string | null };

export async function closeOrder(
  floor: Floor,
  order: Order,
  rest: Rest,
): Promise<Result<Recorded, Refusal> | null> {
  const type = await floor.world.get('operation-type', order.operationType);
  const backorder = rest.is === 'backorder' && type ? (await floor.numbers.next(type.sequence)).text : null;
  const answer = await keep(floor, () =>
    floor.recorder.record(
      { kind: 'close-order', payload: { order: order.id, backorder } },
      { reason: rest.is === 'given-up' ? rest.reason : null },
    ),
  );
  if (answer?.ok) {
    const { reference } = order;
    const text =
      backorder === null
        ? i18n._(msg`${reference} closed.`)
        : i18n._(msg`${reference} closed; the rest is on ${backorder}.`);
    floor.desk.tell(
      { tone: 'ok', word: i18n._(msg`Saved here`), text, operation: answer.value.entry.id },
      'line-done',
    );
  }
  return answer;
}
