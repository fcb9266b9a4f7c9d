import { expect, test } from 'vitest';
import {
  codes,
  consume,
  names,
  people,
  plant,
  prepare,
  produce,
  pumpTakes,
  pumps,
  under,
} from '../../../../tests/support/workshop.ts';
import type { RuleBook } from '../../../../tests/support/rule-book.ts';
import type { DeviceId, OrderId } from '../../base/ids.ts';
import { isUntouched } from '../../making/join.ts';
import { isMaking } from '../../making/booking.ts';
import type { Intent } from '../registry.ts';

const ana = { actor: people.ana };
/** Another worker, on another device, who had not heard of anything since. */
const abe = { actor: people.abe, device: 'other' as DeviceId };

/** As the screen says it: all that is untouched now, and whether anything else of it stands. */
function unprepare(book: RuleBook, order: OrderId): Intent {
  const standing = under(book, order).filter(({ state }) => state !== 'cancelled');
  const parts = standing.filter((each) => isMaking(each) && isUntouched(each)).map(({ id }) => id);
  const last = book.get('order', order)?.making?.under.ordinals ?? 1;
  return {
    kind: 'unprepare',
    payload: { order, parts, last: parts.length === standing.length ? last : null },
  };
}

const list = (book: RuleBook, order: OrderId) =>
  under(book, order)
    .filter(({ state }) => state !== 'cancelled')
    .map(({ reference, making }) => `${reference} ${making?.quantity} ${making?.number ?? '-'}`);
const unit = (book: RuleBook, order: OrderId, ordinal: number): OrderId =>
  under(book, order)[ordinal - 1]?.id ?? order;

test('[PRD-3, M26] a preparation is taken back: one order under its own name, and it is prepared anew', () => {
  const { book, order } = pumps(4);
  book.act({ kind: 'reserve', payload: { order, takes: null } }, { actor: people.carla });
  const before = book.get('order', order);
  book.act(prepare(order, names(11, 14)), ana);
  const back = book.act(unprepare(book, order), ana);
  expect(codes(back)).toEqual([]);
  expect(list(book, order)).toEqual(['WH/MO/00042 4 -']);
  const after = book.get('order', order);
  expect(after?.lines).toEqual(before?.lines);
  const kept = (each: typeof after) =>
    each?.reservations.map(({ product, lot, quantity: much }) => `${product} ${lot} ${much}`).toSorted();
  expect(kept(before)?.length).toBeGreaterThan(4);
  expect(kept(after)).toEqual(kept(before));
  expect(after?.making).toMatchObject({ root: null, number: null, quantity: '4' });

  // The numbers that it had are spent for whoever gives them out; the ordinals go on.
  expect(book.act(prepare(order, names(1, 4)), ana).ok).toBe(true);
  expect(list(book, order)).toEqual([
    'WH/MO/00042-001 1 PP-0001',
    'WH/MO/00042-005 1 PP-0002',
    'WH/MO/00042-006 1 PP-0003',
    'WH/MO/00042-007 1 PP-0004',
  ]);
});

test('[PRD-3, PRD-6] what is made or begun stays; the rest, units without a number included, is one order again', () => {
  const { book, order } = pumps(6);
  book.act(prepare(order, names(1, 5)), ana);
  book.act(produce(order, { takes: pumpTakes(1) }), ana);
  book.act(consume(unit(book, order, 3), plant.motor, 'MT-0003', 1), ana);
  book.act({ kind: 'start-step', payload: { order: unit(book, order, 4), step: 'assemble' } }, ana);
  expect(codes(book.act(unprepare(book, order), ana))).toEqual([]);
  expect(list(book, order)).toEqual([
    'WH/MO/00042-001 1 PP-0001',
    'WH/MO/00042-002 3 -',
    'WH/MO/00042-003 1 PP-0003',
    'WH/MO/00042-004 1 PP-0004',
  ]);
  expect(under(book, order)[1]?.lines.map(({ product, expected }) => `${product} ${expected}`)).toEqual([
    'motor 3',
    'seal 3',
    'grease 60',
    'bolt 24',
  ]);
  book.act(prepare(unit(book, order, 2), names(12, 14)), ana);
  expect(list(book, order).slice(-2)).toEqual(['WH/MO/00042-007 1 PP-0013', 'WH/MO/00042-008 1 PP-0014']);
});

test('[PRD-3] more numbers than units were said: the order is as many as it was', () => {
  const { book, order } = pumps(4);
  expect(codes(book.act(prepare(order, names(1, 6)), ana))).toEqual(['over-produced']);
  book.act(unprepare(book, order), ana);
  expect(list(book, order)).toEqual(['WH/MO/00042 4 -']);
});

test('[PRD-3] prepared on two devices: the second takes its own back, and the first stands', () => {
  const { book, order } = pumps(2);
  book.act(prepare(order, names(1, 2)), ana);
  const twice = book.act(prepare(order, names(11, 12)), { ...abe, seen: 0 });
  expect(codes(twice)).toContain('prepared-twice');
  const parts = under(book, order).flatMap(({ id, making }) => (making?.root?.beyond ? [id] : []));
  expect(parts).toHaveLength(2);
  book.act({ kind: 'unprepare', payload: { order, parts, last: null } }, abe);
  expect(list(book, order)).toEqual(['WH/MO/00042-001 1 PP-0001', 'WH/MO/00042-002 1 PP-0002']);
});

test('[ORD-1, PRD-6] a unit that another device made meanwhile stays, and whoever took back is told', () => {
  const { book, order } = pumps(3);
  book.act(prepare(order, names(1, 3)), ana);
  const intent = unprepare(book, order);
  book.act(produce(unit(book, order, 2), { takes: pumpTakes(1) }), abe);
  const back = book.act(intent, ana);
  expect(back).toMatchObject({
    ok: true,
    adjustments: [{ code: 'units-stay', args: { orders: 'WH/MO/00042-002' } }],
  });
  expect(list(book, order)).toEqual(['WH/MO/00042-001 2 -', 'WH/MO/00042-002 1 PP-0002']);
});

test('[ORD-1, PRD-3] made on a device that had not heard of it: one of the order again, under the number that it bears', () => {
  const { book, order } = pumps(3);
  book.act(prepare(order, names(1, 3)), ana);
  const [second, seen] = [unit(book, order, 2), 2];
  book.act(unprepare(book, order), ana);
  const late = book.act(produce(second, { takes: pumpTakes(1) }), { ...abe, seen });
  expect(codes(late)).toContain('order-changed-meanwhile');
  expect(late).toMatchObject({
    ok: true,
    adjustments: [{ code: 'booked-on-other-order', args: { order: 'WH/MO/00042' } }],
  });
  expect(list(book, order)).toEqual(['WH/MO/00042-001 2 -', 'WH/MO/00042-004 1 PP-0002']);
  expect(under(book, order).at(-1)).toMatchObject({ state: 'closed', making: { made: '1' } });
  // The unit that the order itself had been, too.
  const number = { name: 'PP-0001', reserved: true };
  const first = book.act(produce(order, { number, takes: pumpTakes(1, 2) }), { ...abe, seen });
  expect(codes(first)).toContain('order-changed-meanwhile');
  const third = book.act(produce(unit(book, order, 3), { takes: pumpTakes(1, 3) }), { ...abe, seen });
  expect(codes(third)).toContain('order-changed-meanwhile');
  expect(list(book, order)).toEqual([
    'WH/MO/00042-001 1 PP-0001',
    'WH/MO/00042-004 1 PP-0002',
    'WH/MO/00042-005 1 PP-0003',
  ]);
});

test('[ORD-1, PRD-3] made under a number of before, when it was prepared anew: an order of its own, flagged', () => {
  const { book, order } = pumps(2);
  book.act(prepare(order, names(1, 2)), ana);
  const [second, seen] = [unit(book, order, 2), 2];
  book.act(unprepare(book, order), ana);
  book.act(prepare(order, names(11, 12)), ana);
  const late = book.act(produce(second, { takes: pumpTakes(1) }), { ...abe, seen });
  expect(codes(late)).toContain('order-changed-meanwhile');
  expect(list(book, order)).toEqual([
    'WH/MO/00042-001 1 PP-0011',
    'WH/MO/00042-003 1 PP-0012',
    'WH/MO/00042-004 0 PP-0002',
  ]);
});

test('[PRD-3] whoever had not seen the new preparation does not take it back with the old one', () => {
  const { book, order } = pumps(2);
  book.act(prepare(order, names(1, 2)), ana);
  const [intent, seen] = [unprepare(book, order), 2];
  book.act(intent, ana);
  // Said twice it is said once.
  expect(book.act(intent, { ...abe, seen })).toMatchObject({ ok: true, facts: [] });
  book.act(prepare(order, names(11, 12)), ana);
  expect(book.act(intent, { ...abe, seen })).toMatchObject({
    ok: true,
    facts: [],
    adjustments: [{ code: 'units-stay', args: { orders: 'WH/MO/00042-001' } }],
  });
  expect(list(book, order)).toEqual(['WH/MO/00042-001 1 PP-0011', 'WH/MO/00042-003 1 PP-0012']);
});

test('[UND-1] the taking back is taken back: every unit has its number again', () => {
  const { book, order } = pumps(3);
  book.act(prepare(order, names(1, 3)), ana);
  const before = structuredClone(under(book, order));
  const back = book.act(unprepare(book, order), ana);
  expect(book.act({ kind: 'undo', payload: { target: back.id } }, ana).ok).toBe(true);
  expect(under(book, order)).toEqual(before);
  const again = book.act(unprepare(book, order), ana);
  book.act(prepare(order, names(11, 13)), ana);
  expect(codes(book.act({ kind: 'undo', payload: { target: again.id } }, ana))).toEqual(['used-since']);
});

test('[PRD-3] parts of another order are not taken back with it, and a device that lacks some says nothing of them', () => {
  const { book, order } = pumps(2);
  book.act(prepare(order, names(1, 2)), ana);
  const other = 'mo-strange' as OrderId;
  const own = under(book, order).map(({ id }) => id);
  const strange: Intent = { kind: 'unprepare', payload: { order, parts: [...own, other], last: null } };
  expect(codes(book.act(strange, ana))).toEqual(['unknown-order']);
  expect(list(book, order)).toHaveLength(2);
});
