import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LineId } from '#domain/base/ids.ts';
import type { Order, Reservation } from '#domain/catalogue/order.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Floor } from '../floor.tsx';
import { recordAllAndTell, recordAndTell, type Refused } from '../goods/record.ts';

export type Kept = Pick<Reservation, 'lot' | 'location' | 'package' | 'quantity'>;

interface Telling {
  readonly onRefused: (refused: Refused) => void;
  readonly onNotKept: () => void;
}

/** [T28] These are kept for the line from now on; what is kept for the other lines stays. */
export async function keepOther(
  floor: Floor,
  order: Order,
  line: LineId,
  { kept, reason, ...telling }: { kept: readonly Kept[]; reason: string } & Telling,
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
  return (await recordAndTell(intent, { reason }, { floor, text, ...telling })) !== null;
}

/** [T25] The strategy looks again for all lines: what is kept now is let go first. */
export async function findAgain(floor: Floor, order: Order, telling: Telling): Promise<boolean> {
  const text = i18n._(msg`Goods for ${order.reference} were looked for again.`);
  const letGo: Intent = { kind: 'reserve', payload: { order: order.id, takes: [] } };
  const look: Intent = { kind: 'reserve', payload: { order: order.id, takes: null } };
  const intents = order.reservations.length > 0 ? [letGo, look] : [look];
  const things = intents.map((intent) => ({ intent, text }));
  return (await recordAllAndTell({ things, text }, { floor, ...telling })) !== null;
}
