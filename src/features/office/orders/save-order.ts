import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type OrderId, childOrderId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Floor } from '../../floor.tsx';
import { keep } from '../../keep.ts';
import { type Values, textOf } from '../form/values.ts';
import { changingOf, openingOf } from './order-intent.ts';
import { tellRecorded } from '../../goods/record.ts';

interface Saving {
  readonly kind: OrderKind;
  readonly order: Order | undefined;
  readonly values: Values;
  readonly confirm: boolean;
  /** This device may be behind: kept for a supervisor although it refuses. */
  readonly anyway: boolean;
}

/** Its id once it is kept; the strip speaks only then. Null: the device could not keep it, and has said so. */
export async function saveOrder(
  floor: Floor,
  { kind, order, values, confirm, anyway }: Saving,
): Promise<Result<OrderId, Refusal> | null> {
  if (order) {
    const { reference } = order;
    const said = { reference, text: savedWords(reference, confirm), anyway };
    const recorded = await recordOrder(floor, changingOf(kind, order.id, values, confirm), said);
    return recorded && (recorded.ok ? ok(order.id) : recorded);
  }
  const type = await floor.world.get('operation-type', textOf(values, 'type'));
  if (!type) return null;
  // A number is spent when it is taken (NUM-5): first see whether the order would stand.
  const looked = await floor.recorder.preview(openingOf(kind, values, '?', !confirm));
  if (!looked.ok && !anyway) return err(looked.refusal);
  const { text: reference } = await floor.numbers.next(type.sequence);
  const said = { reference, text: savedWords(reference, confirm), anyway };
  const recorded = await recordOrder(floor, openingOf(kind, values, reference, !confirm), said);
  return recorded && (recorded.ok ? ok(childOrderId(recorded.value, 0)) : recorded);
}

const savedWords = (reference: string, confirm: boolean): string =>
  confirm ? i18n._(msg`${reference} is confirmed`) : i18n._(msg`${reference} is a draft`);

interface Said {
  readonly reference: string;
  /** What the strip says once it is kept. */
  readonly text: string;
  readonly anyway: boolean;
}

/** What the office does to an order, kept; the strip speaks only then. */
export async function recordOrder(floor: Floor, intent: Intent, { reference, text, anyway }: Said) {
  const answer = await keep(floor, () => floor.recorder.record(intent, { anyway }));
  if (answer === null) return null;
  if (!answer.ok) {
    floor.desk.tell(
      { tone: 'error', word: i18n._(msg`Not recorded`), text: reference, operation: null },
      'error',
    );
    return err(answer.error);
  }
  await tellRecorded(floor, answer.value, text);
  return ok(answer.value.entry.id);
}

/** The bill of a product that has just one; empty when there are none or several. */
export async function onlyBill({ world }: Pick<Floor, 'world'>, product: string): Promise<string> {
  const bills = product === '' ? [] : await world.find('bom', `product:${product}`, 5);
  const inUse = bills.filter(({ archived }) => !archived);
  return inUse.length === 1 ? (inUse[0]?.id ?? '') : '';
}
