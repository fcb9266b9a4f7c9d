import { describe, expect, test } from 'vitest';
import { aReceive, company, ids, newOperationId } from '../../../tests/support/rule-book.ts';
import {
  aDeliver,
  aWarehouse,
  argsOf,
  at,
  codes,
  lotRef,
  stocked,
  store,
  supervisor,
  worker,
} from '../../../tests/support/warehouse.ts';
import { day } from '../base/calendar.ts';
import { type OperationId, type PersonId, lotIdOf } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import { noDates } from '../stock/expiry.ts';
import { type Lot, pedigreeKey } from '../stock/rows.ts';
import { lotsOfSupplier } from '../stock/supplier-lots.ts';
import type { NewLot } from './incoming-rules.ts';
import type { Intent, PayloadOf } from './registry.ts';

const named = (name: string, more: Partial<NewLot> = {}): NewLot => ({
  name,
  label: { expiration: null, bestBefore: null },
  dates: noDates,
  reference: null,
  ...more,
});
const lot = lotRef('MU-1');
const receiver = { actor: 'ben' as PersonId };

const adopt = (numbers: readonly (readonly [string, number])[], product = store.muesli): Intent => ({
  kind: 'adopt',
  payload: {
    product,
    location: store.shelfA,
    package: null,
    numbers: numbers.map(([name, amount]) => ({ lot: named(name), quantity: quantity(amount) })),
  },
});

describe('adopt', () => {
  test('[T10, T11] stock from before tracking gets its numbers by an adjustment', () => {
    const house = aWarehouse();
    stocked(house, { lot: null, quantity: 10 });
    expect(
      codes(
        house.act(
          adopt([
            ['MU-1', 6],
            ['MU-2', 3],
          ]),
        ),
      ),
    ).toEqual([]);
    expect([
      at(house, store.shelfA, null),
      at(house, store.shelfA, 'MU-1'),
      at(house, store.shelfA, 'MU-2'),
    ]).toEqual(['1', '6', '3']);
    expect([at(house, store.loss, null), at(house, store.loss, 'MU-1')]).toEqual(['9', '-6']);
  });

  test('[STK-3] never more than there is without a number, no number twice, one number a unit', () => {
    const house = aWarehouse();
    stocked(house, { lot: null, quantity: 10 });
    stocked(house, { product: ids.motor, lot: null, quantity: 2 });
    expect(codes(house.act(adopt([['MU-1', 11]])))).toEqual(['refused not-enough']);
    expect(
      codes(
        house.act(
          adopt([
            ['MU-1', 1],
            ['MU-1 ', 1],
          ]),
        ),
      ),
    ).toEqual(['refused number-twice']);
    expect(codes(house.act(adopt([['MT-1', 2]], ids.motor)))).toEqual(['refused serial-is-one']);
    expect(
      codes(
        house.act(
          adopt(
            [
              ['MT-1', 1],
              ['MT-2', 1],
            ],
            ids.motor,
          ),
        ),
      ),
    ).toEqual([]);
    expect(codes(house.act(adopt([['T', 1]], store.tin)))).toEqual(['refused not-tracked']);
    expect(codes(house.act(adopt([['MU-1', 1]]), worker))).toEqual(['refused not-allowed']);
  });
});

const create = (more: Partial<PayloadOf<'create-lot'>> = {}): Intent => ({
  kind: 'create-lot',
  payload: { product: store.muesli, lot: named('MU-1'), supplier: null, note: null, stock: null, ...more },
});

describe('create a lot', () => {
  test('[A08, A05, A07] by any worker; the record keeps reference, supplier and note', () => {
    const house = aWarehouse();
    const said = {
      lot: named('MU-1', { reference: 'S-9' }),
      supplier: ids.farm,
      note: 'From the old system',
    };
    expect(codes(house.act(create(said), worker))).toEqual([]);
    expect(house.get('lot', lot.id)).toMatchObject({ reference: 'S-9', supplier: 'farm', note: said.note });
  });

  test('[STK-1] with a quantity, an adjustment is posted', () => {
    const house = aWarehouse();
    const stock = { location: store.shelfA, quantity: quantity(4) };
    house.act(create({ stock }));
    expect([at(house, store.shelfA), at(house, store.loss)]).toEqual(['4', '-4']);
    expect(codes(house.act(create({ stock })))).toEqual(['held name-taken']);
    expect(at(house, store.shelfA)).toBe('4');
  });

  test('[NUM-6] two who create the same one have created one', () => {
    const house = aWarehouse();
    house.act(create());
    const again = house.act(create());
    expect(again).toMatchObject({ ok: true, facts: [] });
    expect(codes(again)).toEqual(['lot-known-already']);
  });

  test('[A03, A04] only tracked products, and a serial is one unit', () => {
    const house = aWarehouse();
    expect(codes(house.act(create({ product: store.tin })))).toEqual(['refused not-tracked']);
    const stock = { location: store.shelfA, quantity: quantity(2) };
    expect(codes(house.act(create({ product: ids.motor, stock })))).toEqual(['refused serial-is-one']);
  });
});

const edit = (change: PayloadOf<'edit-lot'>['change'], id = lot.id): Intent => ({
  kind: 'edit-lot',
  payload: { lot: id, change },
});

describe('edit, archive, delete a lot', () => {
  test('[NUM-6, A11] a new name keeps the identity, and the old one stays findable', () => {
    const house = aWarehouse();
    stocked(house, {});
    expect(codes(house.act(edit({ name: 'MU-1 bis' }), worker))).toEqual(['refused not-allowed']);
    const renamed = house.act(edit({ name: ' MU-1 bis ' }), receiver);
    expect(house.get('lot', lot.id)).toMatchObject({ name: 'MU-1 bis', formerNames: ['MU-1'] });
    expect(codes(house.act(aDeliver()))).toEqual([]);
    house.act({ kind: 'undo', payload: { target: renamed.id } });
    expect(house.get('lot', lot.id)).toMatchObject({ name: 'MU-1', formerNames: [] });
  });

  test('[NUM-6] a name that another lot of the product has is taken', () => {
    const house = aWarehouse();
    stocked(house, {});
    stocked(house, { lot: 'MU-2' });
    expect(codes(house.act(edit({ name: 'MU-2' })))).toEqual(['refused name-taken']);
    expect(codes(house.act(edit({})))).toEqual(['refused nothing-changed']);
  });

  test('[EXP-2] another expiration shifts the other three', () => {
    const house = aWarehouse();
    const dates = { expiration: day('2027-06-30'), removal: day('2027-06-10'), alert: day('2027-06-01') };
    stocked(house, { dates });
    house.act(edit({ expiration: day('2027-07-10') }));
    expect(house.get('lot', lot.id)?.dates).toEqual({
      expiration: '2027-07-10',
      bestBefore: null,
      removal: '2027-06-20',
      alert: '2027-06-11',
    });
  });

  test('[STK-8, A13] archived only without stock, by a supervisor; goods that come again bring it back', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.oats, lot: 'L-2611', quantity: 10 });
    const { id } = lotRef('L-2611', ids.oats);
    const archive = edit({ archived: true }, id);
    expect(codes(house.act(archive, supervisor))).toEqual(['refused lot-has-stock']);
    stocked(house, { product: ids.oats, lot: 'L-2611', quantity: -10 });
    expect(codes(house.act(archive, receiver))).toEqual(['refused not-allowed']);
    expect(codes(house.act(archive, supervisor))).toEqual([]);
    expect(house.get('lot', id)?.archived).toBe(true);
    house.act(aReceive());
    expect(house.get('lot', id)?.archived).toBe(false);
  });

  test('[STK-8, A14] deleted only if it never moved, and undo brings it back', () => {
    const house = aWarehouse();
    stocked(house, {});
    const remove = (name: string): Intent => ({ kind: 'delete-lot', payload: { lot: lotRef(name).id } });
    expect(codes(house.act(remove('MU-1'), supervisor))).toEqual(['refused lot-has-moved']);
    house.act(create({ lot: named('MU-9') }));
    expect(codes(house.act(remove('MU-9'), receiver))).toEqual(['refused not-allowed']);
    const removed = house.act(remove('MU-9'), supervisor);
    expect(house.get('lot', lotRef('MU-9').id)).toBeUndefined();
    house.act({ kind: 'undo', payload: { target: removed.id } }, supervisor);
    expect(house.get('lot', lotRef('MU-9').id)?.name).toBe('MU-9');
    expect(codes(house.act(remove('NO'), supervisor))).toEqual(['refused unknown-lot']);
  });
});

const target = (name: string, amount: number, dates = noDates) => ({
  name,
  dates,
  location: store.shelfB,
  package: null,
  quantity: quantity(amount),
});
const source = (name: string, amount: number) => ({
  lot: lotRef(name),
  location: store.shelfA,
  package: null,
  quantity: quantity(amount),
});
const relabel = (change: PayloadOf<'relabel'>['change']): Intent => ({
  kind: 'relabel',
  payload: { product: store.muesli, change },
});

describe('split, merge, relabel', () => {
  test('[LOT-2, T03] a split makes new lots that know their parent and keep its dates', () => {
    const house = aWarehouse();
    stocked(house, { dates: { expiration: day('2027-06-30') } });
    const split = house.act(
      relabel({ how: 'split', from: source('MU-1', 8), to: [target('MU-1a', 5), target('MU-1b', 3)] }),
    );
    expect(codes(split)).toEqual([]);
    expect([
      at(house, store.shelfA),
      at(house, store.shelfB, 'MU-1a'),
      at(house, store.shelfB, 'MU-1b'),
    ]).toEqual(['2', '5', '3']);
    const child = lotRef('MU-1b').id;
    expect(house.get('lot', child)).toMatchObject({
      dates: { expiration: '2027-06-30' },
      supplier: ids.farm,
    });
    expect(house.get('pedigree', pedigreeKey(child, split.id))).toMatchObject({
      how: 'relabelled',
      quantity: '3',
      inputs: [{ lot: lot.id, quantity: '3' }],
    });
  });

  test('[LOT-2] a merge takes the earliest dates and all parents; a later date on the new label is flagged', () => {
    const house = aWarehouse();
    stocked(house, { dates: { expiration: day('2027-06-30'), removal: day('2027-05-01') } });
    stocked(house, { lot: 'MU-2', dates: { expiration: day('2027-05-31'), removal: day('2027-05-15') } });
    const printed = { ...noDates, expiration: day('2027-06-30') };
    const merged = house.act(
      relabel({
        how: 'merge',
        from: [source('MU-1', 4), source('MU-2', 10)],
        to: target('MU-M', 14, printed),
      }),
    );
    expect(argsOf(merged)).toEqual([{ number: 'MU-M', known: '2027-05-31', label: '2027-06-30' }]);
    const { id } = lotRef('MU-M');
    expect(house.get('lot', id)?.dates).toMatchObject({ expiration: '2027-05-31', removal: '2027-05-01' });
    expect(house.get('pedigree', pedigreeKey(id, merged.id))?.inputs.map(({ quantity: q }) => q)).toEqual([
      '4',
      '10',
    ]);
  });

  test('[QLT-1, LOT-2] a new label frees nothing', () => {
    const house = aWarehouse();
    const by = newOperationId();
    stocked(house, { more: { holds: [{ why: 'quality', since: 0, by, location: store.shelfA }] } });
    house.act(relabel({ how: 'split', from: source('MU-1', 5), to: [target('NEW', 5)] }));
    expect(house.get('lot', lotRef('NEW').id)?.holds).toMatchObject([{ by, location: store.shelfB }]);
  });

  test('[LOT-2] nothing is lost or won on the way, and no lot becomes itself', () => {
    const house = aWarehouse();
    stocked(house, {});
    const split = (...to: ReturnType<typeof target>[]) =>
      codes(house.act(relabel({ how: 'split', from: source('MU-1', 8), to })));
    expect(split(target('A', 5), target('B', 2))).toEqual(['refused quantities-differ']);
    expect(split(target('MU-1', 8))).toEqual(['refused same-number']);
    expect(split(target('A', 4), target('A', 4))).toEqual(['refused same-number']);
  });

  test('[STK-2] a serial gets a new label and stays one unit', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1 });
    const change = {
      how: 'split',
      from: { ...source('MT-1', 1), lot: lotRef('MT-1', ids.motor) },
      to: [target('MT-1R', 1)],
    } as const;
    const payload = { product: ids.motor, change: { ...change, to: [...change.to] } };
    expect(codes(house.act({ kind: 'relabel', payload }))).toEqual([]);
    expect(at(house, store.shelfB, 'MT-1R', ids.motor)).toBe('1');
    expect(at(house, store.shelfA, 'MT-1', ids.motor)).toBeUndefined();
  });
});

describe('correct', () => {
  test('[COR-1] a wrong lot on a delivery is exchanged: both stand in the ledger, the order counts the same', () => {
    const house = aWarehouse();
    stocked(house, {});
    stocked(house, { lot: 'MU-2' });
    const shipped = house.act(aDeliver());
    const payload = {
      of: 'move',
      operation: shipped.id,
      move: `${shipped.id}/0`,
      wrong: lot,
      right: lotRef('MU-2'),
      quantity: quantity(5),
      location: store.shelfA,
    } as const;
    expect(codes(house.act({ kind: 'correct', payload }))).toEqual(['refused not-allowed']);
    const corrected = house.act({ kind: 'correct', payload }, supervisor);
    expect(corrected.ok && corrected.facts).toMatchObject([
      { move: { lot: lot.id, from: ids.customer, reverses: `${shipped.id}/0` } },
      { move: { lot: lotRef('MU-2').id, to: ids.customer, reverses: null } },
    ]);
    expect([at(house, store.shelfA), at(house, ids.customer), at(house, ids.customer, 'MU-2')]).toEqual([
      '10',
      undefined,
      '5',
    ]);
    expect(house.get('order', store.delivery)?.lines[0]?.done).toBe('5');
    const more = { ...payload, quantity: quantity(6) };
    expect(codes(house.act({ kind: 'correct', payload: more }, supervisor))).toEqual([
      'refused nothing-to-correct',
    ]);
    expect(house.act({ kind: 'undo', payload: { target: corrected.id } }, supervisor).ok).toBe(true);
    expect(house.get('order', store.delivery)?.lines[0]?.done).toBe('5');
    expect(at(house, ids.customer)).toBe('5');
  });

  test('[COR-1] a wrong lot in a unit: the unit lists both, the wrong one marked corrected', () => {
    const house = aWarehouse();
    stocked(house, { at: store.production });
    stocked(house, { lot: 'MU-2' });
    const operation = 'made-it' as OperationId;
    const unit = lotRef('MT-1', ids.motor);
    const key = pedigreeKey(unit.id, operation);
    house.put('pedigree', key, {
      lot: unit.id,
      product: ids.motor,
      quantity: quantity(1),
      how: 'produced',
      order: null,
      operation,
      at: 0,
      inputs: [
        {
          product: store.muesli,
          lot: lot.id,
          quantity: quantity(3),
          grade: 'scanned',
          corrected: null,
          removed: null,
        },
      ],
      gaps: [],
    });
    const payload = {
      of: 'input',
      made: { lot: unit, operation },
      product: store.muesli,
      wrong: lot,
      right: lotRef('MU-2'),
      quantity: quantity(2),
      location: store.shelfA,
    } as const;
    const corrected = house.act({ kind: 'correct', payload }, supervisor);
    expect(house.get('pedigree', key)?.inputs).toMatchObject([
      { lot: lot.id, quantity: '1', corrected: null },
      { lot: lot.id, quantity: '2', corrected: corrected.id },
      { lot: lotRef('MU-2').id, quantity: '2', corrected: null },
    ]);
    expect([at(house, store.shelfA), at(house, store.shelfA, 'MU-2')]).toEqual(['2', '8']);
    house.act({ kind: 'undo', payload: { target: corrected.id } }, supervisor);
    expect(house.get('pedigree', key)?.inputs).toHaveLength(1);
  });
});

describe('identify', () => {
  test('[RCV-1] unidentified goods get their name: right product, right lot, on the same receipt, hold lifted', () => {
    const house = aWarehouse();
    const nameless = aReceive({
      product: store.unidentified,
      lot: '0000001',
      line: null,
      quantity: quantity(3),
      unidentified: { code: '???', note: 'Blue drum', photo: null },
    });
    house.act(nameless);
    const old = { id: lotIdOf(company, store.unidentified, '0000001'), name: '0000001' };
    const say = (pieces: number): Intent => ({
      kind: 'identify',
      payload: {
        unidentified: { lot: old, quantity: quantity(pieces), location: ids.dock, package: null },
        order: ids.order,
        line: ids.line(1),
        operationType: ids.receipts,
        product: ids.oats,
        lot: named('L-7', { reference: 'S-3' }),
        quantity: quantity(25 * pieces),
        weight: null,
        from: ids.supplier,
      },
    });
    const first = house.act(say(2));
    expect(codes(first)).toEqual([]);
    expect(house.get('lot', old.id)?.holds).toHaveLength(1);
    expect(codes(house.act(say(1)))).toEqual([]);
    expect(house.get('lot', old.id)?.holds).toEqual([]);
    const made = lotRef('L-7', ids.oats).id;
    expect(at(house, ids.dock, 'L-7', ids.oats)).toBe('75');
    expect(at(house, ids.dock, '0000001', store.unidentified)).toBeUndefined();
    expect(house.get('lot', made)).toMatchObject({ holds: [], supplier: ids.farm, reference: 'S-3' });
    expect(house.get('order', ids.order)?.lines[0]?.done).toBe('75');
    expect(house.get('pedigree', pedigreeKey(made, first.id))?.inputs).toMatchObject([
      { lot: old.id, quantity: '2' },
    ]);
    expect(codes(house.act(say(1)))).toEqual(['refused not-unidentified']);
  });
});

test("[LOT-1] a supplier's lot is found among ours, per supplier, and may be several", () => {
  const house = aWarehouse();
  const other = 'mill' as NonNullable<Lot['supplier']>;
  for (const [name, supplier] of [
    ['A', ids.farm],
    ['B', ids.farm],
    ['C', other],
    ['D', null],
  ] as const)
    stocked(house, { lot: name, more: { reference: 'S-1', supplier } });
  const all = [...house.rows].flatMap(([key, row]) => (key.startsWith('lot/') ? [row as Lot] : []));
  const { certain, possible } = lotsOfSupplier(all, ids.farm, ' S-1 ');
  expect([certain.map(({ name }) => name), possible.map(({ name }) => name)]).toEqual([['A', 'B'], ['D']]);
});

describe('receive', () => {
  const sscc = '095240000000000019';

  test('[RCV-2, ORD-2] the same pallet scanned by a second person waits; the other half of it is flagged', () => {
    const house = aWarehouse();
    expect(codes(house.act(aReceive({ sscc })))).toEqual([]);
    expect(codes(house.act(aReceive({ sscc })))).toEqual(['held package-received-already']);
    expect(codes(house.act(aReceive({ sscc, quantity: quantity(10) })))).toEqual(['pallet-known-already']);
    expect(codes(house.act(aReceive({ sscc, lot: 'L-2' })))).toEqual([]);
    expect([...house.rows.keys()].filter((key) => key.startsWith('package/'))).toHaveLength(1);
  });

  test('[NUM-6] a renamed lot received under its new name is itself; a forged identity is not believed', () => {
    const house = aWarehouse();
    house.act(aReceive());
    const { id } = lotRef('L-2611', ids.oats);
    house.act(edit({ name: 'L-NEW' }, id));
    const as = (name: string, lot: typeof id): Intent => {
      const intent = aReceive({ lot: name });
      if (intent.kind !== 'receive' || !intent.payload.lot) throw new Error('no lot');
      return { ...intent, payload: { ...intent.payload, lot: { ...intent.payload.lot, id: lot } } };
    };
    expect(codes(house.act(as('L-NEW', id)))).toEqual([]);
    expect(at(house, ids.dock, 'L-2611', ids.oats)).toBe('50');
    expect(codes(house.act(as('OTHER', id)))).toEqual(['refused unknown-lot']);
    expect(codes(house.act(as('L-NEW', lotRef('X').id)))).toEqual(['refused unknown-lot']);
  });

  test("[LOT-1] a second supplier's lot under one of ours is seen", () => {
    const house = aWarehouse();
    const with_ = (reference: string): Intent => {
      const intent = aReceive();
      if (intent.kind !== 'receive' || !intent.payload.lot) throw new Error('no lot');
      return { ...intent, payload: { ...intent.payload, lot: { ...intent.payload.lot, reference } } };
    };
    house.act(with_('S-1'));
    expect(codes(house.act(with_('S-1')))).toEqual([]);
    expect(argsOf(house.act(with_('S-2')))).toEqual([{ number: 'L-2611', known: 'S-1', label: 'S-2' }]);
  });
});
