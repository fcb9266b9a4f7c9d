import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LineId } from '#domain/base/ids.ts';
import type { Order, Reservation } from '#domain/catalogue/order.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Floor } from '../floor.tsx';
import { recordAndTell, type Refused } from '../goods/record.ts';

export type Kept = Pick<Reservation, 'lot' | 'location' | 'package' | 'quantity'>;

/** [T28] These are kept for the line from now on; what is kept for the other lines stays. */
export async function keepOther(
  floor: Floor,
  order: Order,
  line: LineId,
  {
    kept,
    reason,
    onRefused,
  }: { kept: readonly Kept[]; reason: string; onRefused: (refused: Refused) => void },
): Promise<boolean> {
  const others = order.reservations
    .filter((each) => each.line !== line)
    .map(({ line: on, lot, location, package: inside, quantity }) => ({
      line: on,
      lot,
      location,
      package: inside,
      quantity,
    }));
  const takes = [...others, ...kept.map((each) => ({ line, ...each }))];
  const text = i18n._(msg`Other goods are kept for ${order.reference}.`);
  const intent: Intent = { kind: 'reserve', payload: { order: order.id, takes } };
  return (await recordAndTell(intent, { reason }, { floor, text, onRefused })) !== null;
}

/** [T25] The strategy looks again for all lines: what is kept now is let go first. */
export async function findAgain(
  floor: Floor,
  order: Order,
  onRefused: (refused: Refused) => void,
): Promise<boolean> {
  const text = i18n._(msg`Goods for ${order.reference} were looked for again.`);
  const options = { floor, text, onRefused };
  const letGo: Intent = { kind: 'reserve', payload: { order: order.id, takes: [] } };
  if (order.reservations.length > 0 && !(await recordAndTell(letGo, {}, options))) return false;
  const look: Intent = { kind: 'reserve', payload: { order: order.id, takes: null } };
  return (await recordAndTell(look, {}, options)) !== null;
}
