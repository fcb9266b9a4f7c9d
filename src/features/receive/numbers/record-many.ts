import type { Day } from '#domain/base/calendar.ts';
import { lotIdOf } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Floor } from '../../floor.tsx';
import { emptyDraft } from '../../goods/draft.ts';
import { keep } from '../../keep.ts';
import { todayAt } from '../../use-today.ts';
import { datesFor, receiveIntent } from '../intent.ts';
import type { Good } from './understand.ts';

/** How it ended: all of it, stopped by the worker, refused at one line, or not kept by the device. */
export type Ended =
  | { readonly how: 'done' | 'stopped' | 'not-kept'; readonly count: number }
  | { readonly how: 'refused'; readonly count: number; readonly at: Good; readonly refusal: Refusal };

interface Options {
  readonly order: Order;
  readonly line: OrderLine;
  readonly product: Product;
  /** [ORD-2] Why more came than was ordered. */
  readonly reason: string | null;
  readonly onProgress: (count: number) => void;
  readonly isStopped: () => boolean;
}

/** [T18-T22] Each number is an operation of its own: one that is wrong does not take the others with it. */
export async function recordMany(floor: Floor, goods: readonly Good[], options: Options): Promise<Ended> {
  const { order, line, product, reason, onProgress, isStopped } = options;
  const today = await todayAt(floor);
  const company = floor.status.get().enrolment?.company;
  const place = { order: order.id, operationType: order.operationType, from: order.from, to: order.to };
  for (const [count, good] of goods.entries()) {
    if (isStopped()) return { how: 'stopped', count };
    const draft = {
      ...emptyDraft(product),
      line: line.id,
      number: good.name,
      entry: 'picked' as const,
      label: { expiration: good.expiration as Day | null, bestBefore: null },
      quantity: good.quantity,
    };
    const known = company && (await floor.world.get('lot', lotIdOf(company, product.id, good.name)));
    const intent = receiveIntent(draft, place, datesFor(draft, known, today));
    const answer = await keep(floor, () => floor.recorder.record(intent, { reason }));
    if (answer === null) return { how: 'not-kept', count };
    if (!answer.ok) return { how: 'refused', count, at: good, refusal: answer.error };
    onProgress(count + 1);
  }
  return { how: 'done', count: goods.length };
}
