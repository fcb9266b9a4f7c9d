import { Type, type Static } from 'typebox';
import { type CompanyId, type OrderId, type ProductId, childOrderId, lotIdOf } from '../base/ids.ts';
import { one } from '../base/quantity.ts';
import { flag, refusal } from '../base/refusal.ts';
import { NameSchema, strict } from '../base/schema.ts';
import type { Product } from '../catalogue/product.ts';
import { fromRuns, runText, toRuns } from '../numbering/runs.ts';
import { type Circumstances, type Decision, accept, refuse } from '../operations/define.ts';
import { endedRefusal, hadSeenEnd } from '../operations/order-rules.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { policyKeys } from './approval-policy.ts';
import { type MakingOrder, isMaking } from './booking.ts';
import { finishedNumberRefusal, numberKeys } from './finished-number.ts';
import { reservationKeys } from './reservations.ts';
import type { Sheet } from '../operations/sheet.ts';
import type { Unit } from './split.ts';

const mostUnits = 2000;

export const BatchNumbersSchema = Type.Array(
  Type.Object(
    {
      first: NameSchema,
      count: Type.Integer({ minimum: 1, maximum: mostUnits }),
      /** [NUM-7] From the device's own blocks. */
      reserved: Type.Boolean(),
    },
    strict,
  ),
  { minItems: 1, maxItems: mostUnits },
);
/** [M24, M25] The numbers of the units, in order, as runs: a thousand of them must fit one operation. */
export type BatchNumbers = Static<typeof BatchNumbersSchema>;

const namesOf = (numbers: BatchNumbers): string[] => fromRuns(numbers).map((name) => name.trim());

const isWithinLimit = (numbers: BatchNumbers): boolean =>
  numbers.reduce((all, { count }) => all + count, 0) <= mostUnits;

/** What splitting reads, whatever is done with the units. */
export function* batchKeys(
  id: OrderId,
  numbers: BatchNumbers,
  { operation, company }: Circumstances,
  view: View,
): Generator<RowKey, void> {
  yield rowKey('order', id);
  const order = found(view, 'order', id);
  if (!order?.making) return;
  const { product, bom } = order.making;
  yield rowKey('product', product);
  yield* policyKeys(order);
  yield* reservationKeys(view, id);
  if (bom) yield rowKey('bom', bom);
  for (const line of order.lines) yield rowKey('product', line.product);
  if (!isWithinLimit(numbers)) return;
  let units = 0;
  for (const name of namesOf(numbers)) {
    units += 1;
    yield* numberKeys(view, product, lotOf(company, product, name));
    yield rowKey('order', childOrderId(operation, units));
  }
  yield rowKey('order', childOrderId(operation, units + 1));
}

const lotOf = (company: CompanyId, product: ProductId, name: string) => lotIdOf(company, product, name);

export type BatchOrder =
  | { readonly ok: true; readonly order: MakingOrder; readonly product: Product }
  | { readonly ok: false; readonly decision: Decision };

/** [PRD-3, ORD-1] An order that was split or has ended meanwhile is split all the same; only its owner knows better. */
export function batchOrder(sheet: Sheet, id: OrderId): BatchOrder {
  const no = (decision: Decision): BatchOrder => ({ ok: false, decision });
  const known = sheet.view.get('order', id);
  if (known.state === 'unknown') return no(accept([]));
  if (known.state === 'absent') return no(refuse(refusal('unknown-order', { orderId: id })));
  const order = known.value;
  const { reference, kind, state } = order;
  if (!isMaking(order)) return no(refuse(refusal('wrong-kind', { order: reference, kind })));
  if (state === 'draft') return no(refuse(refusal('order-not-open', { order: reference, state })));
  if (hadSeenEnd(order, sheet.circumstances)) return no(refuse(endedRefusal(order)));
  const product = found(sheet.view, 'product', order.making.product);
  if (!product) return no(accept([]));
  if (product.tracking !== 'serial') return no(refuse(refusal('not-tracked', { product: product.name })));
  if (state !== 'open') sheet.flag(flag('closed-meanwhile', { order: reference }));
  return { ok: true, order, product };
}

export interface JudgedNumber {
  readonly name: string;
  readonly reserved: boolean;
  /** [NUM-7] Another unit has it already. */
  readonly taken: boolean;
}

export type Judged =
  | { readonly ok: true; readonly numbers: readonly JudgedNumber[] }
  | { readonly ok: false; readonly decision: Decision };

/**
 * [NUM-7] One number that is taken does not stop the other units: its unit waits for a new one. A number twice in one list,
 * or a list of which nothing is free, is refused.
 */
export function judgeNumbers(sheet: Sheet, order: MakingOrder, product: Product, said: BatchNumbers): Judged {
  const no = (decision: Decision): Judged => ({ ok: false, decision });
  if (!isWithinLimit(said))
    return no(
      refuse(
        refusal('too-many-units', {
          units: String(said.reduce((all, { count }) => all + count, 0)),
          most: String(mostUnits),
        }),
      ),
    );
  const type = found(sheet.view, 'operation-type', order.operationType);
  const seen = new Set<string>();
  const numbers: JudgedNumber[] = [];
  let first: Decision | null = null;
  for (const { reserved, ...run } of said)
    for (const name of namesOf([{ ...run, reserved }])) {
      if (seen.has(name)) return no(refuse(refusal('number-twice', { number: name })));
      seen.add(name);
      const wrong = finishedNumberRefusal(sheet, type, product, name, one);
      const taken = wrong?.code === 'produced-already' || wrong?.code === 'serial-already-here';
      if (wrong && !taken) return no(refuse(wrong));
      if (wrong) first ??= refuse(wrong);
      numbers.push({ name, reserved, taken });
    }
  return first && numbers.every(({ taken }) => taken) ? no(first) : { ok: true, numbers };
}

/** Said once for a run of numbers, not once for each of a thousand. */
export function flagNumbers(sheet: Sheet, numbers: readonly JudgedNumber[], units: readonly Unit[]): void {
  const typed = numbers.filter(({ reserved }) => !reserved).map(({ name }) => name);
  for (const run of toRuns(typed)) sheet.flag(flag('unreserved-number', { number: runText(run) }));
  for (const [at, { name, taken }] of numbers.entries()) {
    const order = units[at]?.order.reference;
    if (!taken || order === undefined) continue;
    sheet.flag(flag('number-taken', { number: name, order }));
    sheet.adjust({ code: 'waits-for-number', args: { number: name, order } });
  }
}
