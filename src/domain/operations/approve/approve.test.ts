import { describe, expect, test } from 'vitest';
import {
  aWorkshop,
  codes,
  confirmed,
  consume,
  decision,
  hashNow,
  noSeal,
  lotOf,
  names,
  people,
  plant,
  prepare,
  produce,
  produceBatch,
  pumpTakes,
  pumps,
  stocked,
  under,
} from '../../../../tests/support/workshop.ts';
import type { RuleBook } from '../../../../tests/support/rule-book.ts';
import type { DeviceId, OperationId, OrderId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import { signedHash } from '../../making/approval-hash.ts';
import { type HandOver, handOverText, readHandOver } from '../../making/hand-over.ts';
import { orderStage } from '../../making/stage.ts';
import type { Intent } from '../registry.ts';

const ana = { actor: people.ana };
const carla = { actor: people.carla };
const dov = { actor: people.dov };
const aboveOne = { approval: { when: 'above', units: quantity(1) } } as const;
const always = { approval: { when: 'always' } } as const;

function batch(setting: Parameters<typeof pumps>[1] = aboveOne, units = 3) {
  const { book, order } = pumps(units, setting);
  const made = book.act(produceBatch(order, names(1, units)), ana);
  return { book, order, made: made.id };
}

const holdsOf = (book: RuleBook, name: string): string[] =>
  (book.get('lot', lotOf(plant.pump, name))?.holds ?? []).map(({ why }) => why);

const stages = (book: RuleBook, order: OrderId): string[] => under(book, order).map(orderStage);

describe('approval', () => {
  test('[APR-1, M27] never: closed at once, nothing is held', () => {
    const { book, order } = batch({});
    expect(stages(book, order)).toEqual(['done', 'done', 'done']);
    expect(holdsOf(book, 'PP-0001')).toEqual([]);
  });

  test('[APR-1, APR-2, M27] always: goods exist and wait on hold; closed on approval', () => {
    const { book, order, made } = batch(always);
    expect(stages(book, order)).toEqual(Array.from({ length: 3 }, () => 'waiting-for-approval'));
    expect(holdsOf(book, 'PP-0002')).toEqual(['approval']);
    expect(codes(book.act(decision(book, 'approve', [made]), carla))).toEqual([]);
    expect(stages(book, order)).toEqual(['done', 'done', 'done']);
    expect(under(book, order).map(({ state, making }) => [state, making?.approval])).toEqual(
      Array.from({ length: 3 }, () => ['closed', 'approved']),
    );
    expect(names(1, 3).flatMap((name) => holdsOf(book, name))).toEqual([]);
  });

  test('[APR-1] above a number: a single unit does not wait, a batch does', () => {
    const { book, order } = pumps(1, aboveOne);
    book.act(produce(order, { number: { name: 'PP-0001', reserved: true }, takes: pumpTakes(1) }), ana);
    expect(stages(book, order)).toEqual(['done']);
    const many = batch();
    expect(new Set(stages(many.book, many.order))).toEqual(new Set(['waiting-for-approval']));
  });

  test('[APR-1] 24 prepared units produced one by one still wait', () => {
    const { book, order } = pumps(24, aboveOne);
    book.act(prepare(order, names(1, 24)), ana);
    const made = under(book, order).map(
      ({ id }, at) => book.act(produce(id, { takes: pumpTakes(1, at + 1) }), ana).id,
    );
    expect(new Set(stages(book, order))).toEqual(new Set(['waiting-for-approval']));
    expect(codes(book.act(decision(book, 'approve', made), carla))).toEqual([]);
    expect(new Set(stages(book, order))).toEqual(new Set(['done']));
  });

  test('[APR-1] one unit of a batch whose rest is given up waits all the same', () => {
    const { book, order } = pumps(24, aboveOne);
    book.act(produceBatch(order, names(1, 1), { rest: 'give-up' }), ana);
    expect(stages(book, order)).toEqual(['waiting-for-approval']);
  });

  test('[APR-1, M13] a lot is no batch: without a quantity that says otherwise it is closed at once', () => {
    const book = aWorkshop(aboveOne);
    stocked(book, plant.oats, 'OF-1', 100);
    stocked(book, plant.honey, 'H-1', 100);
    const order = confirmed(book, plant.muesli, 100, plant.muesliBill);
    const all = { quantity: quantity(100), number: { name: 'MU-1', reserved: true } };
    book.act(produce(order, all), ana);
    expect(stages(book, order)).toEqual(['done']);
  });

  test('[APR-1] a quantity above the threshold waits, counted over its backorders', () => {
    const setting = { approval: { when: 'above', units: quantity(1), quantity: quantity(80) } } as const;
    const book = aWorkshop(setting);
    stocked(book, plant.oats, 'OF-1', 100);
    stocked(book, plant.honey, 'H-1', 100);
    const order = confirmed(book, plant.muesli, 100, plant.muesliBill);
    const part = produce(order, {
      quantity: quantity(60),
      number: { name: 'MU-1', reserved: true },
      rest: 'backorder',
    });
    book.act(part, ana);
    const small = confirmed(book, plant.muesli, 80, plant.muesliBill, 'WH/MO/00200');
    book.act(produce(small, { quantity: quantity(80), number: { name: 'MU-2', reserved: true } }), ana);
    expect([stages(book, order)[0], stages(book, small)[0]]).toEqual(['waiting-for-approval', 'done']);
  });

  test('[APR-2] a rejection needs a reason, keeps the goods on hold, and the numbers are not given out again', () => {
    const { book, order, made } = batch();
    const reject = decision(book, 'reject', [made]);
    expect(codes(book.act(reject, carla))).toEqual(['reason-missing']);
    expect(codes(book.act(reject, { ...carla, reason: 'Leaks' }))).toEqual([]);
    expect(stages(book, order)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(holdsOf(book, 'PP-0001')).toEqual(['approval']);
    const other = confirmed(book, plant.pump, 1, plant.pumpBill);
    const again = produce(other, { number: { name: 'PP-0001', reserved: true } });
    expect(codes(book.act(again, ana))).toEqual(['produced-already']);
  });

  test('[APR-2] waiting goods used unknowingly are flagged', () => {
    const { book } = batch();
    const other = confirmed(book, plant.muesli, 1, null);
    const used = book.act(consume(other, plant.pump, 'PP-0001', 1, { from: plant.bench, line: null }), ana);
    expect(used.ok && used.flags).toEqual([
      { code: 'held-goods-used', args: { number: 'PP-0001', why: 'approval' } },
    ]);
  });

  test('[APR-2] only the hold of this approval ends', () => {
    const { book, made } = batch();
    const lot = book.get('lot', lotOf(plant.pump, 'PP-0002'));
    const quality = { why: 'quality', since: 0, by: 'qa' as OperationId, location: null } as const;
    if (lot) book.put('lot', lot.id, { ...lot, holds: [...lot.holds, quality] });
    book.act(decision(book, 'approve', [made]), carla);
    expect(holdsOf(book, 'PP-0002')).toEqual(['quality']);
  });

  test('[APR-3] several clean ones together, under one signature', () => {
    const { book, order } = pumps(4, aboveOne);
    const first = book.act(produceBatch(order, names(1, 2)), ana);
    const rest = under(book, order).at(-1)?.id ?? order;
    const second = book.act(produceBatch(rest, names(3, 4), { takes: pumpTakes(2, 3) }), ana);
    expect(codes(book.act(decision(book, 'approve', [first.id, second.id]), carla))).toEqual([]);
    expect(new Set(stages(book, order))).toEqual(new Set(['done']));
  });

  test('[APR-5] no signature, no meaning, or one over something else', () => {
    const { book, made } = batch();
    const good = decision(book, 'approve', [made]);
    if (good.kind !== 'approve' || !good.payload.signature) throw new Error('no signature');
    const { signature } = good.payload;
    const signed = (more: Partial<typeof signature> | null): Intent => ({
      kind: 'approve',
      payload: { ...good.payload, signature: more && { ...signature, ...more } },
    });
    expect(codes(book.act(signed(null), carla))).toEqual(['signature-missing']);
    expect(codes(book.act(signed({ meaning: ' ' }), carla))).toEqual(['signature-missing']);
    expect(codes(book.act(signed({ over: '0'.repeat(64) }), carla))).toEqual(['signed-other-content']);
    const forged = [{ operation: made, hash: '0'.repeat(64) }];
    const other: Intent = {
      kind: 'approve',
      payload: { productions: forged, signature: { ...signature, over: signedHash(forged) } },
    };
    expect(codes(book.act(other, carla))).toEqual(['signed-other-content']);
  });

  test('[APR-5] content that changed after it was signed is not approved', () => {
    const { book, made } = batch();
    const early = decision(book, 'approve', [made]);
    const rework: Intent = {
      kind: 'rework',
      payload: {
        product: plant.pump,
        lot: 'PP-0002',
        quantity: quantity(1),
        from: plant.bench,
        package: null,
        removed: [{ product: plant.motor, lot: 'MT-0002', quantity: quantity(1), to: plant.shelf }],
        added: pumpTakes(1, 4).slice(0, 1),
      },
    };
    expect(codes(book.act(rework, ana))).toEqual([]);
    expect(codes(book.act(early, carla))).toEqual(['signed-other-content']);
    expect(codes(book.act(decision(book, 'approve', [made]), carla))).toEqual([]);
  });

  test('[APR-5] the hash does not depend on the order in which anything is listed', () => {
    const one = batch();
    const other = batch();
    expect(hashNow(one.book, one.made)).toBe(hashNow(other.book, other.made));
    const { book, order } = pumps(3, aboveOne);
    const third = book.act(produceBatch(order, names(1, 3).toReversed()), ana);
    // PP-0003 has another motor here: another content.
    expect(hashNow(book, third.id)).not.toBe(hashNow(one.book, one.made));
  });

  test('[APR-6] an approval of a batch that this device has not heard of refuses nothing', () => {
    const { book, made } = batch({ ...aboveOne, missing: 'unknown' });
    const productions = [{ operation: 'elsewhere' as OperationId, hash: hashNow(book, made) }];
    const signature = {
      name: 'carla',
      meaning: 'Released',
      at: 0,
      over: signedHash(productions),
      seal: noSeal,
    };
    const blind: Intent = { kind: 'approve', payload: { productions, signature } };
    expect(book.act(blind, carla)).toMatchObject({ ok: true, facts: [] });
  });

  test('[APR-6] the hand-over code carries the hash and reads back; anything else is nothing', () => {
    const { book, made } = batch();
    const handOver: HandOver = {
      operation: made,
      hash: hashNow(book, made),
      order: 'WH/MO/00042',
      product: 'Pump: 5 % "XL"',
      units: 3,
      first: 'PP-0001',
      last: 'PP-0003',
      by: 'Ana Müller',
    };
    const text = handOverText(handOver);
    expect(text.length).toBeLessThan(260);
    expect(readHandOver(text)).toEqual(handOver);
    for (const broken of ['', 'LLHO1', text.slice(0, -30), `X${text}`, text.replace(':3:', ':x:'), '%'])
      expect(readHandOver(broken)).toBeUndefined();
  });

  test('two approvals: the second that says the same is noted, one that says the opposite is refused', () => {
    const { book, made } = batch();
    const approve = decision(book, 'approve', [made]);
    const reject = decision(book, 'reject', [made]);
    expect(codes(book.act(approve, carla))).toEqual([]);
    const second = book.act(approve, { ...dov, device: 'tablet' as DeviceId });
    expect(second).toMatchObject({ ok: true, facts: [], flags: [{ code: 'decided-already' }] });
    expect(codes(book.act(reject, { ...dov, reason: 'Leaks' }))).toEqual(['not-waiting']);
  });

  test('[UND-1] what was approved is not undone by a tap, and neither is the approval', () => {
    const { book, made } = batch();
    const approved = book.act(decision(book, 'approve', [made]), carla);
    expect(codes(book.act({ kind: 'undo', payload: { target: made } }, ana))).toEqual(['used-since']);
    expect(codes(book.act({ kind: 'undo', payload: { target: approved.id } }, carla))).toEqual([
      'not-undoable',
    ]);
  });

  test('a production that was undone has nothing to approve', () => {
    const { book, made } = batch();
    const approve = decision(book, 'approve', [made]);
    book.act({ kind: 'undo', payload: { target: made } }, ana);
    expect(codes(book.act(approve, carla))).toEqual(['already-settled']);
  });
});
