import type { LocationId } from '../base/ids.ts';
import { compare, sum } from '../base/quantity.ts';
import { flag, refusal } from '../base/refusal.ts';
import { mayDo } from '../catalogue/person.ts';
import { candidateKeys, candidatesOf } from '../stock/availability.ts';
import { isExpired, isPastRemoval } from '../stock/expiry.ts';
import { removalStrategyFor, strategyKeys } from '../stock/place-tree.ts';
import { passedOver } from '../stock/removal.ts';
import { type Hold, type Lot, holdsAt, stockKey } from '../stock/rows.ts';
import { type RowKey, type View, found } from '../stock/view.ts';
import { type Circumstances, type Decision, holdBack } from './define.ts';
import type { Outgoing } from './outgoing-rules.ts';
import type { Sheet } from './sheet.ts';
import { siteOf } from './site-rules.ts';

/** What counts when goods are shipped or consumed, and not when they are only put elsewhere. */
export function useRules(outgoing: Outgoing, circumstances: Circumstances, sheet: Sheet): Decision | null {
  const lot = outgoing.goods.lot && found(sheet.view, 'lot', outgoing.goods.lot.id);
  if (lot) {
    const stopped = lotRules(lot, outgoing.from, circumstances, sheet);
    if (stopped) return stopped;
  }
  fefoRule(outgoing, circumstances, sheet);
  return null;
}

export function useKeys({ goods, within }: Outgoing, view: View): RowKey[] {
  const product = found(view, 'product', goods.product);
  const keys = strategyKeys(view, product, within);
  // Only FEFO is watched: whole shelves are not read for a product that leaves in any other order.
  if (removalStrategyFor(view, product, within) === 'fefo') keys.push(...candidateKeys(view, goods.product));
  return keys;
}

/** What a lot itself says against being used, whoever uses it: held, past removal, expired. */
export const lotRules = (
  lot: Lot,
  from: LocationId,
  circumstances: Circumstances,
  sheet: Sheet,
): Decision | null => holdRule(lot, from, circumstances, sheet) ?? dateRule(lot, circumstances, sheet);

/**
 * [QLT-1, APR-2] Held goods that the device knew to be held wait for a supervisor; used unknowingly, they are flagged.
 * A device knows all that it can see; the server compares versions.
 */
function holdRule(lot: Lot, from: LocationId, circumstances: Circumstances, sheet: Sheet): Decision | null {
  const holds = holdsAt(lot, from);
  const known = holds.find((hold) => hadSeenHold(hold, circumstances));
  if (known) return holdBack(refusal('goods-held', { number: lot.name, why: known.why }));
  const [first] = holds;
  if (first) sheet.flag(flag('held-goods-used', { number: lot.name, why: first.why }));
  return null;
}

const hadSeenHold = ({ version }: Hold, circumstances: Circumstances): boolean =>
  circumstances.version === null ||
  (version !== undefined && version !== null && version <= circumstances.seen);

/** [EXP-4] Past removal: flagged. Past expiration: a supervisor may, anybody else waits for one where the site says so. */
function dateRule({ name, dates }: Lot, circumstances: Circumstances, sheet: Sheet): Decision | null {
  const site = siteOf(circumstances, sheet.view);
  if (site?.expiryDates === false) return null;
  if (dates.expiration && isExpired(dates, circumstances.today)) {
    const said = { number: name, expiration: dates.expiration };
    const person = found(sheet.view, 'person', circumstances.actor);
    if (site?.expiredNeedsSupervisor && person && !mayDo(person, 'decide'))
      return holdBack(refusal('needs-supervisor', said));
    sheet.flag(flag('already-expired', said));
  } else if (dates.removal && isPastRemoval(dates, circumstances.today))
    sheet.flag(flag('past-removal', { number: name, removal: dates.removal }));
  return null;
}

/**
 * [EXP-4] Another lot should have gone first. Of what is kept for the order, none passes over the other: all of it goes
 * along, in whatever sequence the worker comes by it.
 */
function fefoRule(outgoing: Outgoing, { today }: Circumstances, sheet: Sheet): void {
  const { goods, from, within, order } = outgoing;
  const { view } = sheet;
  if (removalStrategyFor(view, found(view, 'product', goods.product), within) !== 'fefo') return;
  const taken = { lot: goods.lot?.id ?? null, location: from, package: goods.package };
  const others = isKept(outgoing, view) ? null : order;
  const all = candidatesOf(view, { product: goods.product, within, order: others });
  const [first] = passedOver('fefo', all, taken, today);
  if (first) sheet.flag(flag('fefo-passed-over', { number: goods.lot?.name ?? '', earlier: first.name }));
}

/** [T25] The goods are those that are kept for the order, and no more of them. */
function isKept({ goods, from, order }: Outgoing, view: View): boolean {
  const reserved = found(view, 'stock', stockKey(goods.product, goods.lot?.id ?? null))?.reserved ?? [];
  const own = reserved.filter(
    (each) => each.order === order && each.location === from && each.package === goods.package,
  );
  return compare(sum(own.map(({ quantity }) => quantity)), goods.quantity) >= 0;
}
