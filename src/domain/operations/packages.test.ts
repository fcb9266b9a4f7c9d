import { expect, test } from 'vitest';
import { company } from '../../../tests/support/rule-book.ts';
import { aTransfer, aWarehouse, at, codes, loose, stocked, store } from '../../../tests/support/warehouse.ts';
import { packageIdOf } from '../base/ids.ts';
import type { Intent } from './registry.ts';

const sscc = '095240000000000019';
const inside = packageIdOf(company, sscc);
const pack = (...goods: ReturnType<typeof loose>[]): Intent => ({
  kind: 'pack',
  payload: { sscc, location: store.shelfA, goods },
});
const unpack: Intent = { kind: 'unpack', payload: { package: inside, location: store.shelfA } };

test('[X16] a package is built on the shelf, moved as one and opened again', () => {
  const house = aWarehouse();
  stocked(house, {});
  stocked(house, { lot: 'MU-2' });
  expect(codes(house.act(pack(loose(), loose({ lot: 'MU-2', quantity: 10 }))))).toEqual([]);
  expect(house.get('package', inside)).toMatchObject({
    sscc,
    contents: [expect.anything(), expect.anything()],
  });
  expect([at(house, store.shelfA), at(house, store.shelfA, 'MU-1', store.muesli, inside)]).toEqual([
    '5',
    '5',
  ]);
  house.act(aTransfer({ whole: inside }));
  expect(at(house, store.shelfB, 'MU-2', store.muesli, inside)).toBe('10');
  expect(codes(house.act(unpack))).toEqual(['package-booked-elsewhere']);
  expect(at(house, store.shelfA, 'MU-2')).toBe('10');
  expect(at(house, store.shelfA)).toBe('10');
  expect(house.get('package', inside)?.contents).toEqual([]);
});

test('[X16, UND-1] a package that was built by mistake is undone', () => {
  const house = aWarehouse();
  stocked(house, {});
  const packed = house.act(pack(loose()));
  expect(house.act({ kind: 'undo', payload: { target: packed.id } }).ok).toBe(true);
  expect(at(house, store.shelfA)).toBe('10');
  expect(house.get('package', inside)?.contents).toEqual([]);
});

test('[X16] an empty package and an unknown one are not opened', () => {
  const house = aWarehouse();
  expect(codes(house.act(unpack))).toEqual(['refused unknown-package']);
  stocked(house, {});
  house.act(pack(loose()));
  house.act(unpack);
  expect(codes(house.act(unpack))).toEqual(['refused package-empty']);
});

test('[X16] goods are put into another package, or taken out of one, by a transfer', () => {
  const house = aWarehouse();
  stocked(house, {});
  house.act(pack(loose()));
  house.act(aTransfer(loose({ quantity: 2, package: inside }), { to: store.shelfA, into: null }));
  expect([at(house, store.shelfA), at(house, store.shelfA, 'MU-1', store.muesli, inside)]).toEqual([
    '7',
    '3',
  ]);
  const nowhere = packageIdOf(company, 'x');
  expect(codes(house.act(aTransfer(loose(), { into: nowhere })))).toEqual(['refused unknown-package']);
});
