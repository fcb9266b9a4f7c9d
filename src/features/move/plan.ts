import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  type LineId,
  type LocationId,
  type OrderId,
  type ProductId,
  childOrderId,
} from '#domain/base/ids.ts';
import { type Quantity, add } from '#domain/base/quantity.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';
import { todayAt } from '../use-today.ts';
import { tellRecorded } from '../goods/record.ts';

/** A transfer that somebody writes down on the floor, for whoever picks it. */
export interface Plan {
  /** The draft that is written on; null: nothing is recorded of it yet. */
  readonly order: OrderId | null;
  readonly from: LocationId | null;
  readonly to: LocationId | null;
  readonly lines: readonly PlanLine[];
}

export interface PlanLine {
  readonly id: LineId;
  readonly product: ProductId;
  readonly expected: Quantity;
}

export const emptyPlan: Plan = { order: null, from: null, to: null, lines: [] };

export const planOf = ({ id, from, to, lines }: Order): Plan => ({
  order: id,
  from,
  to,
  lines: lines.map(({ id: line, product, expected }) => ({ id: line, product, expected })),
});

/** So much more of a product, or another quantity of it in all. Each product stands on one line. */
export function withProduct(
  plan: Plan,
  product: ProductId,
  quantity: Quantity,
  how: 'more' | 'in-all',
): Plan {
  const known = plan.lines.find((line) => line.product === product);
  if (!known) {
    const taken = new Set<string>(plan.lines.map(({ id }) => id));
    let next = plan.lines.length + 1;
    while (taken.has(String(next))) next += 1;
    return { ...plan, lines: [...plan.lines, { id: String(next) as LineId, product, expected: quantity }] };
  }
  const expected = how === 'more' ? add(known.expected, quantity) : quantity;
  return { ...plan, lines: plan.lines.map((line) => (line === known ? { ...line, expected } : line)) };
}

export const withoutProduct = (plan: Plan, product: ProductId): Plan => ({
  ...plan,
  lines: plan.lines.filter((line) => line.product !== product),
});

/** [T25] Recorded as a draft, or confirmed, and then goods are kept for it. Null: not kept, and that was said. */
export async function savePlan(
  floor: Floor,
  { order, from, to, lines }: Plan,
  confirm: boolean,
): Promise<Result<OrderId, Refusal> | null> {
  const scheduled = await todayAt(floor);
  if (order !== null) {
    const reference = (await floor.world.get('order', order))?.reference ?? '';
    const changed = await record(
      floor,
      { kind: 'change-order', payload: { order, scheduled, lines: [...lines], announced: [], confirm } },
      reference,
      confirm,
    );
    return changed && (changed.ok ? ok(order) : changed);
  }
  const [type] = await floor.world.find('operation-type', 'kind:transfer', 1);
  if (!type || from === null || to === null) return null;
  const opening = (reference: string): Intent => ({
    kind: 'open-order',
    payload: {
      kind: 'transfer',
      operationType: type.id,
      reference,
      partner: null,
      origin: null,
      from,
      to,
      scheduled,
      lines: [...lines],
      draft: !confirm,
    },
  });
  // A number is spent when it is taken (NUM-5): first see whether the order would stand.
  const looked = await floor.recorder.preview(opening('?'));
  if (!looked.ok) return err(looked.refusal);
  const { text } = await floor.numbers.next(type.sequence);
  const opened = await record(floor, opening(text), text, confirm);
  return opened && (opened.ok ? ok(childOrderId(opened.value, 0)) : opened);
}

async function record(floor: Floor, intent: Intent, reference: string, confirm: boolean) {
  const answer = await keep(floor, () => floor.recorder.record(intent));
  if (answer === null || !answer.ok) return answer;
  const text = confirm ? i18n._(msg`${reference} is confirmed`) : i18n._(msg`${reference} is a draft`);
  await tellRecorded(floor, answer.value, text);
  return ok(answer.value.entry.id);
}
