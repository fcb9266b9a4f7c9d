import type { Order } from '#domain/catalogue/order.ts';
import { type MakingOrder, isMaking } from '#domain/making/booking.ts';
import type { Replica } from '../data/contract.ts';

/** The units of several preparations of one order, taken back ones included. */
const mostParts = 5000;

/** [PRD-3] All that one order was split into, by their ordinals, ended or not; nothing where it never was. */
export async function familyOf(
  world: Replica,
  root: MakingOrder['making']['root'],
): Promise<readonly MakingOrder[]> {
  if (!root) return [];
  const all = await world.find('order', `root:${root.order}`, mostParts);
  return all
    .filter(isMaking)
    .toSorted((a, b) => (a.making.root?.ordinal ?? 0) - (b.making.root?.ordinal ?? 0));
}

/** What was cancelled, or taken back to be prepared anew, is no part of it any more. */
export const isStanding = ({ state }: Order): boolean => state !== 'cancelled';
