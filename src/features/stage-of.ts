import type { MakingOrder } from '#domain/making/booking.ts';
import { type Stage, orderStage } from '#domain/making/stage.ts';

/** A unit with its number that nobody has begun is prepared (M26). */
export function stageOf(order: MakingOrder): Stage | 'prepared' {
  const stage = orderStage(order);
  return stage === 'confirmed' && order.making.root && order.making.number !== null ? 'prepared' : stage;
}
