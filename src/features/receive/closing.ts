import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { compare, subtract } from '#domain/base/quantity.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Result } from '#domain/base/result.ts';
import type { Recorded } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';

/** What has not come, line by line. */
export const missingOn = (
  order: Order,
): { readonly line: OrderLine; readonly missing: OrderLine['expected'] }[] =>
  order.lines
    .filter(({ done, expected }) => compare(done, expected) < 0)
    .map((line) => ({ line, missing: subtract(line.expected, line.done) }));

/** Closes a receipt; the rest goes onto a backorder with a number of this device's own, or is given up. */
export async function closeReceipt(
  floor: Floor,
  order: Order,
  rest: 'backorder' | 'give-up',
): Promise<Result<Recorded, Refusal> | null> {
  const type = await floor.world.get('operation-type', order.operationType);
  const backorder = rest === 'backorder' && type ? (await floor.numbers.next(type.sequence)).text : null;
  const answer = await keep(floor, () =>
    floor.recorder.record({ kind: 'close-order', payload: { order: order.id, backorder } }),
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
