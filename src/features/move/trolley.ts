import type { LocationId, OperationId, PackageId } from '#domain/base/ids.ts';
import type { Instant } from '#domain/base/calendar.ts';
import type { LooseGoods } from '#domain/operations/goods.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Body } from '#domain/protocol/body.ts';
import type { Note } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import type { Entry } from '../goods/draft.ts';
import { spelled } from '../goods/recorded-since.ts';

/**
 * Goods that were taken off a shelf and not put down yet. They are only noted: nothing has moved until the place is known.
 * The notes outlive a killed browser, also one that was killed between the append and the clearing of its notes.
 */
export interface TrolleyItem {
  readonly goods: LooseGoods | { readonly whole: PackageId };
  readonly from: LocationId;
  /** In words, as it was read when it was taken. */
  readonly text: string;
  readonly entry: Entry;
  readonly scans: Body['scans'];
  /** Being put down: where, and since when. */
  readonly putting: { readonly to: LocationId; readonly since: Instant } | null;
}

const items = 'move/item/';
const taking = 'move/from';

/** Where the worker takes from; null: not said yet. */
export async function takenFrom({ notes }: Pick<Floor, 'notes'>): Promise<LocationId | null> {
  const [note] = await notes.list<LocationId | null>(taking);
  return note?.value ?? null;
}

export const takeFrom = ({ notes }: Pick<Floor, 'notes'>, place: LocationId | null): Promise<void> =>
  notes.put(taking, place);

/** What is on the trolley, in the order in which it was taken. */
export async function onTrolley(floor: Pick<Floor, 'notes' | 'queue'>): Promise<Note<TrolleyItem>[]> {
  const all = await floor.notes.list<TrolleyItem>(items);
  if (all.every(({ value }) => value.putting === null)) return all;
  // A put-down was broken off or refused: what was recorded since is not on the trolley any longer.
  const recorded = await floor.queue.list({ limit: 300 + all.length });
  const claimed = new Set<OperationId>();
  return all.filter(({ value: { putting, ...item } }) => {
    if (!putting) return true;
    const wanted = spelled(intentOf({ ...item, putting }, putting.to).payload);
    const found = recorded.find(
      ({ id, at, body }) =>
        !claimed.has(id) &&
        body.kind === 'transfer' &&
        at >= putting.since &&
        spelled(body.payload) === wanted,
    );
    if (found) claimed.add(found.id);
    return !found;
  });
}

export async function take(
  floor: Pick<Floor, 'notes' | 'now'>,
  item: Omit<TrolleyItem, 'putting'>,
): Promise<void> {
  const last = (await floor.notes.list(items)).at(-1)?.key.slice(items.length) ?? '0';
  // Later than the last one, whatever the clock says.
  const stamp = Math.max(floor.now(), Number(last) + 1);
  await floor.notes.put(`${items}${String(stamp).padStart(16, '0')}`, { ...item, putting: null });
}

export const intentOf = (
  { goods, from, entry }: TrolleyItem,
  to: LocationId,
): Extract<Intent, { kind: 'transfer' }> => ({
  kind: 'transfer',
  payload: { goods, from, to, into: null, order: null, entry },
});

/**
 * Everything on the trolley is put down at one place by one append, or nothing is: then all of it stays on the trolley. It
 * may be recorded for a supervisor yet, and is then off as well.
 * @param record answers whether it was recorded
 */
export async function putDown(
  floor: Pick<Floor, 'notes' | 'queue' | 'now'>,
  to: LocationId,
  record: (all: readonly TrolleyItem[]) => Promise<boolean>,
): Promise<void> {
  const all = await onTrolley(floor);
  const since = floor.now();
  for (const { key, value } of all) await floor.notes.put(key, { ...value, putting: { to, since } });
  if (await record(all.map(({ value }) => value))) await clearTrolley(floor);
}

/** All of it is down: the next one begins with the place. */
export async function clearTrolley(floor: Pick<Floor, 'notes'>): Promise<void> {
  await floor.notes.clear(items);
  await takeFrom(floor, null);
}
