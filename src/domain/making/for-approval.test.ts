import { describe, expect, test } from 'vitest';
import {
  decision,
  hashNow,
  lotOf,
  names,
  people,
  plant,
  prepare,
  produce,
  produceBatch,
  pumpTakes,
  pumps,
  under,
} from '../../../tests/support/workshop.ts';
import type { RuleBook } from '../../../tests/support/rule-book.ts';
import { dayAt } from '../base/calendar.ts';
import type { OperationId } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import { absent, present } from '../stock/view.ts';
import type { Takes } from './takes.ts';
import { forApproval } from './for-approval.ts';

const aboveOne = { approval: { when: 'above', units: quantity(1) } } as const;
const ana = { actor: people.ana };

const seen = (book: RuleBook, ...ids: OperationId[]) =>
  forApproval(
    ids,
    {
      get(kind, id) {
        const value = book.get(kind, id);
        return value === undefined ? absent : present(value);
      },
    },
    (at) => dayAt(at, 'UTC'),
  );

/** Everything was looked at, nothing taken from the plan. */
const scanned = (units: number): Takes[] => pumpTakes(units).map((take) => ({ ...take, grade: 'scanned' }));

describe('[APR-3] what a supervisor sees before they sign', () => {
  test('who, how many, which numbers, which component lots: and that nothing asks for a second look', () => {
    const { book, order } = pumps(3, aboveOne);
    const { id } = book.act(produceBatch(order, names(1, 3), { takes: scanned(3) }), ana);
    expect(seen(book, id)).toMatchObject({
      productions: [{ operation: id, hash: hashNow(book, id) }],
      reference: 'WH/MO/00042',
      product: plant.pump,
      quantity: '3',
      planned: '3',
      units: 3,
      numbers: { texts: ['PP-0001 … PP-0003 (3)'] },
      producers: [people.ana],
      differences: [],
      incomplete: 0,
      flags: [],
      isClean: true,
    });
    const seals = seen(book, id)?.components.filter(({ product }) => product === plant.seal);
    expect(seals?.map(({ lot, quantity: used }) => [lot?.name, used])).toEqual([
      ['SK-1', '2'],
      ['SK-2', '1'],
    ]);
  });

  test('[PRD-1] a lot that was taken from the plan without looking asks for a second look', () => {
    const { book, order } = pumps(3, aboveOne);
    const { id } = book.act(produceBatch(order, names(1, 3)), ana);
    const grease = seen(book, id)?.components.find(({ product }) => product === plant.grease);
    expect(grease?.grades).toEqual(['assumed']);
    expect(seen(book, id)?.isClean).toBe(false);
  });

  test('a gap in the numbers is named', () => {
    const { book, order } = pumps(3, aboveOne);
    const numbers = ['PP-0001', 'PP-0002', 'PP-0005'];
    const { id } = book.act(produceBatch(order, numbers, { takes: scanned(3) }), ana);
    expect(seen(book, id)?.numbers.faults.gaps).toEqual([{ after: 'PP-0002', before: 'PP-0005' }]);
    expect(seen(book, id)?.isClean).toBe(false);
  });

  test('[PRD-5, PRD-7] more or less than planned is a difference, and a missing tracked one makes the unit incomplete', () => {
    const { book, order } = pumps(2, aboveOne);
    const takes = scanned(2).filter(({ product }) => product !== plant.seal);
    const { id } = book.act(produceBatch(order, names(1, 2), { takes }), ana);
    expect(seen(book, id)).toMatchObject({
      incomplete: 2,
      differences: [{ product: plant.seal, planned: '2', used: '0' }],
      isClean: false,
    });
  });

  test('[EXP-4, QLT-1] an expired component and a held one are said', () => {
    const { book, order } = pumps(2, aboveOne);
    for (const [name, change] of [
      ['SK-1', { dates: { expiration: '2020-01-01', bestBefore: null, removal: null, alert: null } }],
      ['MT-0001', { holds: [{ why: 'quality', location: null, by: 'someone', note: null }] }],
    ] as const) {
      const id = lotOf(name === 'SK-1' ? plant.seal : plant.motor, name);
      const lot = book.get('lot', id);
      if (lot) book.put('lot', id, { ...lot, ...change } as typeof lot);
    }
    const made = book.act(produceBatch(order, names(1, 2), { takes: scanned(2) }), { actor: people.dov });
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    const { id } = made;
    const looked = seen(book, id)?.components ?? [];
    expect(looked.filter(({ expired }) => expired).map(({ lot }) => lot?.name)).toEqual(['SK-1']);
    expect(looked.filter(({ held }) => held).map(({ lot }) => lot?.name)).toEqual(['MT-0001']);
    expect(seen(book, id)?.flags.length).toBeGreaterThan(0);
  });

  test('[PRD-6] units that were produced one by one are seen as one, under the order they were split from', () => {
    const { book, order } = pumps(3, aboveOne);
    book.act(prepare(order, names(1, 3)), ana);
    const ids = under(book, order).map(
      ({ id }, at) => book.act(produce(id, { takes: pumpTakes(1, at + 1) }), ana).id,
    );
    expect(seen(book, ...ids)).toMatchObject({ reference: 'WH/MO/00042', units: 3, planned: '3' });
    expect(seen(book, ...ids)?.productions).toHaveLength(3);
  });

  test('what was decided is not there any more', () => {
    const { book, order } = pumps(2, aboveOne);
    const { id } = book.act(produceBatch(order, names(1, 2)), ana);
    book.act(decision(book, 'approve', [id]), { actor: people.carla });
    expect(seen(book, id)).toBeUndefined();
  });
});
