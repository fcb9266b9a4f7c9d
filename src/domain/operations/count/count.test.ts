import { describe, expect, test } from 'vitest';
import { ids } from '../../../../tests/support/rule-book.ts';
import {
  aDeliver,
  aTransfer,
  aWarehouse,
  at,
  codes,
  kept,
  loose,
  lotRef,
  openDelivery,
  stocked,
  store,
  worker,
} from '../../../../tests/support/warehouse.ts';
import { childOrderId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import { noDates } from '../../stock/expiry.ts';
import { stockKey } from '../../stock/rows.ts';
import type { Intent, PayloadOf } from '../registry.ts';
import { basisOf, beforeCounts } from './basis.ts';

type House = ReturnType<typeof aWarehouse>;

const count = (house: House, counted: number | string, more: Partial<PayloadOf<'count'>> = {}): Intent => {
  const { product = store.muesli, lot = lotRef('MU-1'), location = store.shelfA } = more;
  const stock = house.get('stock', stockKey(product, lot?.id ?? null));
  return {
    kind: 'count',
    payload: {
      product,
      lot,
      location,
      package: null,
      counted: quantity(counted),
      blind: false,
      basis: basisOf(stock, { location, package: null }),
      found: null,
      ...more,
    },
  };
};

describe('count', () => {
  test('[STK-7] the difference is booked against inventory loss, either way; none is none', () => {
    const house = aWarehouse();
    stocked(house, {});
    const less = house.act(count(house, 7), worker);
    expect(less.ok && less.facts).toMatchObject([
      { move: { from: store.shelfA, to: store.loss, quantity: '3' } },
    ]);
    const more = house.act(count(house, 9));
    expect(more.ok && more.facts).toMatchObject([
      { move: { from: store.loss, to: store.shelfA, quantity: '2' } },
    ]);
    expect(house.act(count(house, 9))).toMatchObject({ ok: true, facts: [] });
    expect(house.act(count(house, 0)).ok).toBe(true);
    expect(at(house, store.shelfA)).toBeUndefined();
  });

  test('[STK-7] others moved it meanwhile: to a supervisor, even when the quantity is the same again', () => {
    const house = aWarehouse();
    stocked(house, {});
    const counted = count(house, 9);
    house.act(aDeliver());
    expect(codes(house.act(counted))).toEqual(['held moved-while-counting']);
    stocked(house, { quantity: 5 });
    expect(at(house, store.shelfA)).toBe('10');
    expect(codes(house.act(counted))).toEqual(['held moved-while-counting']);
  });

  test('[STK-7] movements at other places do not disturb a count', () => {
    const house = aWarehouse();
    stocked(house, {});
    stocked(house, { at: store.shelfB });
    const counted = count(house, 9);
    house.act(aDeliver(loose(), { from: store.shelfB }));
    expect(codes(house.act(counted))).toEqual([]);
    expect(at(house, store.shelfA)).toBe('9');
  });

  test('[STK-7] a device that knew nothing of goods that are booked there is looked at by a person', () => {
    const house = aWarehouse();
    stocked(house, {});
    expect(codes(house.act(count(house, 9, { basis: null })))).toEqual(['held moved-while-counting']);
    expect(codes(house.act(count(house, 4, { location: store.shelfB, basis: null })))).toEqual([]);
    expect(at(house, store.shelfB)).toBe('4');
  });

  test('[STK-7] blind or not, what was shown and what was counted are kept, and judged alike', () => {
    const house = aWarehouse();
    stocked(house, {});
    const blind = count(house, 8, { blind: true });
    expect(blind.payload).toMatchObject({ blind: true, counted: '8', basis: { quantity: '10' } });
    expect(house.act(blind).ok).toBe(true);
    expect(at(house, store.shelfA)).toBe('8');
  });

  test('[STK-7, STK-3] a lot that nobody had booked is registered by the count', () => {
    const house = aWarehouse();
    const lot = lotRef('FOUND-1');
    expect(codes(house.act(count(house, 3, { lot })))).toEqual(['refused unknown-lot']);
    const said = { label: { expiration: null, bestBefore: null }, dates: noDates, reference: 'S-1' };
    expect(codes(house.act(count(house, 3, { lot, found: said })))).toEqual([]);
    expect(house.get('lot', lot.id)).toMatchObject({ name: 'FOUND-1', reference: 'S-1' });
    expect(codes(house.act(count(house, 3, { lot: null })))).toEqual(['refused number-missing']);
  });

  test('[ORD-2] shares of several counters add up, whichever comes first and whatever their devices had seen', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 100 });
    // Both looked at the same books.
    const [left, right] = [count(house, 40, { shared: true }), count(house, 55, { shared: true })];
    expect(codes(house.act(left))).toEqual([]);
    expect(at(house, store.shelfA)).toBe('40');
    expect(codes(house.act(right))).toEqual([]);
    expect(at(house, store.shelfA)).toBe('95');
    // A third one had seen both, and compares with the books as they were before.
    const stock = house.get('stock', stockKey(store.muesli, lotRef('MU-1').id));
    const thing = { product: store.muesli, lot: lotRef('MU-1').id, location: store.shelfA, package: null };
    const counts = (stock?.recent ?? []).flatMap(({ operation }) => {
      const row = house.get('operation', operation);
      return row?.kind === 'count' ? [row] : [];
    });
    const basis = beforeCounts(basisOf(stock, thing), counts, thing);
    expect(basis).toMatchObject({ quantity: '100' });
    expect(codes(house.act(count(house, 5, { shared: true, basis })))).toEqual([]);
    expect(at(house, store.shelfA)).toBe('100');
  });

  test('[ORD-2] a share that agrees with the books by chance is seen by the next', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 40 });
    const [left, right] = [count(house, 40, { shared: true }), count(house, 60, { shared: true })];
    expect(house.act(left)).toMatchObject({ ok: true, facts: [{ move: { quantity: '0' } }] });
    house.act(right);
    expect(at(house, store.shelfA)).toBe('100');
  });

  test('[ORD-2, STK-7] two who both counted all of it: agreed, it is one count; else a person looks at it', () => {
    const house = aWarehouse();
    stocked(house, {});
    const [first, same, other] = [count(house, 8), count(house, 8), count(house, 7)];
    house.act(first);
    expect(house.act(same)).toMatchObject({ ok: true, facts: [] });
    expect(codes(house.act(other))).toEqual(['held moved-while-counting']);
    expect(at(house, store.shelfA)).toBe('8');
  });

  test('[ORD-2, STK-7] a share does not hide that goods were moved while it was counted', () => {
    const house = aWarehouse();
    stocked(house, {});
    const share = count(house, 4, { shared: true });
    house.act(count(house, 6, { shared: true }));
    house.act(aDeliver());
    expect(codes(house.act(share))).toEqual(['held moved-while-counting']);
  });

  test('[ORD-2, STK-2] two who found the same serial have found one', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1, at: ids.dock });
    const serial = { product: ids.motor, lot: lotRef('MT-1', ids.motor), shared: true };
    const [first, second] = [count(house, 1, serial), count(house, 1, serial)];
    house.act(first);
    expect(codes(house.act(second))).toEqual([]);
    expect(at(house, store.shelfA, 'MT-1', ids.motor)).toBe('1');
  });

  test('[STK-2] a serial that turns up elsewhere is moved, not made twice', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1, at: ids.dock });
    const serial = { product: ids.motor, lot: lotRef('MT-1', ids.motor) };
    expect(codes(house.act(count(house, 1, serial)))).toEqual(['serial-booked-elsewhere']);
    expect(at(house, store.shelfA, 'MT-1', ids.motor)).toBe('1');
    expect(at(house, ids.dock, 'MT-1', ids.motor)).toBeUndefined();
    expect(codes(house.act(count(house, 2, serial)))).toEqual(['refused serial-is-one']);
  });

  test('[UOM-1] nothing is a count, less than nothing is none, and the unit has its precision', () => {
    const house = aWarehouse();
    expect(codes(house.act(count(house, -1)))).toEqual(['refused quantity-not-positive']);
    expect(codes(house.act(count(house, '1.5')))).toEqual(['refused quantity-too-precise']);
    expect(codes(house.act(count(house, 1, { location: ids.customer })))).toEqual(['refused not-our-place']);
  });

  test('[STK-6] what is not there cannot stay promised', () => {
    const house = aWarehouse();
    stocked(house, {});
    stocked(house, { lot: 'MU-2', arrived: 5 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 10]])).id, 0);
    expect(codes(house.act(count(house, 4)))).toEqual(['reserved-by-other']);
    expect(kept(house, order)).toEqual(['MU-1 4 @shelf-a', 'MU-2 6 @shelf-a']);
  });

  test('[STK-7] the own movements of a device that are still on their way do not disturb its count', () => {
    const house = aWarehouse();
    stocked(house, {});
    house.act(aTransfer());
    expect(codes(house.act(count(house, 5)))).toEqual([]);
  });
});

describe('a count is taken back', () => {
  /** As on the first day: what stands on the shelf came out of inventory loss, which is in debt ever since. */
  const opened = (): House => {
    const house = aWarehouse();
    stocked(house, {});
    house.act(count(house, 40));
    return house;
  };

  test('[UND-1] also where the books of inventory loss are in debt by what was found before', () => {
    const house = opened();
    const less = house.act(count(house, 33));
    expect(at(house, store.loss)).toBe('-23');
    expect(codes(house.act({ kind: 'undo', payload: { target: less.id } }))).toEqual([]);
    expect(at(house, store.shelfA)).toBe('40');
  });

  test('[UND-1] not when it was found again since: that would make the same goods twice', () => {
    const house = opened();
    const less = house.act(count(house, 33));
    house.act(count(house, 40));
    expect(codes(house.act({ kind: 'undo', payload: { target: less.id } }))).toEqual(['refused used-since']);
  });
});
