import type { Day } from '#domain/base/calendar.ts';
import { type OperationId, lotIdOf } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { stockKey } from '#domain/stock/keys.ts';
import type { Floor } from '../../floor.tsx';
import { emptyDraft } from '../../goods/draft.ts';
import { keep } from '../../keep.ts';
import { todayAt } from '../../use-today.ts';
import type { ReceiptChoices } from '../receipt-choices.ts';
import { datesFor, receiveIntent } from '../intent.ts';
import type { Good } from './understand.ts';

/** How it ended: all of it is received, or nothing: some were refused, or the device could not keep it. */
export type Ended =
  | { readonly how: 'done'; readonly count: number; readonly operations: readonly OperationId[] }
  | { readonly how: 'not-kept' }
  | { readonly how: 'refused'; readonly refused: readonly RefusedGood[] };

export interface RefusedGood {
  readonly good: Good;
  readonly refusal: Refusal;
}

interface Options {
  readonly order: Order;
  readonly line: OrderLine;
  readonly product: Product;
  /** Where they go, and the pallet that they stand on. */
  readonly choices: Pick<ReceiptChoices, 'place' | 'pallet'>;
  /** [ORD-2] Why more came than was ordered. */
  readonly reason: string | null;
  /** How many have been judged; none is received before all are. */
  readonly onJudged: (count: number) => void;
}

/** The rows that the rules will ask for are read while the person still looks at the list. */
export async function readAhead(
  { world, status }: Floor,
  product: Product,
  goods: readonly Good[],
): Promise<void> {
  const company = status.get().enrolment?.company;
  if (!company) return;
  const lots = goods.map(({ name }) => lotIdOf(company, product.id, name));
  await world.getMany('lot', lots);
  await world.getMany(
    'stock',
    lots.map((lot) => stockKey(product.id, lot)),
  );
}

/** [T18-T22] Each number is an operation of its own, and one press records all of them or none. */
export async function recordMany(
  floor: Floor,
  goods: readonly Good[],
  { order, line, product, choices, reason, onJudged }: Options,
): Promise<Ended> {
  const today = await todayAt(floor);
  const company = floor.status.get().enrolment?.company;
  const place = {
    order: order.id,
    operationType: order.operationType,
    from: order.from,
    to: choices.place ?? order.to,
  };
  const idOf = ({ name }: Good): string => (company ? lotIdOf(company, product.id, name) : '');
  const known = await floor.world.getMany('lot', goods.map(idOf));
  const acts = goods.map((good) => {
    const draft = {
      ...emptyDraft(product),
      line: line.id,
      number: good.name,
      entry: 'picked' as const,
      label: { expiration: good.expiration as Day | null, bestBefore: null },
      quantity: good.quantity,
      sscc: choices.pallet,
    };
    return {
      intent: receiveIntent(draft, place, datesFor(draft, known.get(idOf(good)), today)),
      given: { reason },
    };
  });
  const answer = await keep(floor, () => floor.recorder.recordAll(acts, onJudged));
  if (answer === null) return { how: 'not-kept' };
  if (answer.ok)
    return {
      how: 'done',
      count: answer.value.length,
      operations: answer.value.map(({ entry }) => entry.id),
    };
  const refused = answer.error.flatMap(({ at, refusal }) => {
    const good = goods[at];
    return good ? [{ good, refusal }] : [];
  });
  return { how: 'refused', refused };
}
