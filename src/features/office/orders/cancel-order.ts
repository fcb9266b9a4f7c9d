import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Floor } from '../../floor.tsx';
import { keep } from '../../keep.ts';

/** Nobody needs it any more. What was kept for it is free again. */
export async function cancelOrder(floor: Floor, order: Order): Promise<Refusal | null> {
  const intent: Intent = order.making
    ? { kind: 'end-making', payload: { order: order.id, rest: 'give-up' } }
    : { kind: 'close-order', payload: { order: order.id, backorder: null } };
  const answer = await keep(floor, () => floor.recorder.record(intent));
  if (answer === null) return null;
  const { reference } = order;
  if (!answer.ok) {
    floor.desk.tell(
      { tone: 'error', word: i18n._(msg`Not recorded`), text: reference, operation: null },
      'error',
    );
    return answer.error;
  }
  floor.desk.tell(
    {
      tone: 'ok',
      word: i18n._(msg`Saved here`),
      text: i18n._(msg`${reference} is cancelled`),
      operation: answer.value.entry.id,
    },
    'ok',
  );
  return null;
}
