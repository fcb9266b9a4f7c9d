import { describe, expect, test } from 'vitest';
import { aDock, aProduct, aReceive, ids } from '../../../../tests/support/rule-book.ts';
import type { BomId, LineId, LocationId, OperationId, PersonId, ProductId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import type { AnyRecord } from '../../records/records.ts';

const eve = { actor: 'eve' as PersonId };
const set = (record: AnyRecord) => ({ kind: 'set-record', payload: record }) as const;
const product = (more: Parameters<typeof aProduct>[0]): AnyRecord => ({ of: 'product', row: aProduct(more) });
const codes = (decision: ReturnType<ReturnType<typeof aDock>['act']>): string[] =>
  decision.ok ? decision.flags.map(({ code }) => code) : [decision.refusal.code];

describe('records', () => {
  test('only an administrator keeps records', () => {
    const rye = product({ id: 'rye' as ProductId });
    expect(codes(aDock().act(set(rye), { actor: 'carla' as PersonId }))).toEqual(['not-allowed']);
    expect(aDock().act(set(rye), eve).ok).toBe(true);
  });

  test('[A02] a record is made, changed, found by its codes, and what stood before is kept', () => {
    const dock = aDock();
    const rye = { id: 'rye' as ProductId, name: 'Rye flour', barcodes: ['09524000001999'] };
    dock.act(set(product(rye)), eve);
    expect(dock.get('code', '09524000001999')?.holders).toEqual([
      { kind: 'product', id: 'rye', packaging: null },
    ]);
    const sack = { name: 'Sack', factor: quantity(25), barcodes: ['19524000001996'] };
    const changed = dock.act(set(product({ ...rye, barcodes: [], packagings: [sack] })), eve);
    expect(changed.ok && changed.facts).toMatchObject([
      { kind: 'record-set', before: { of: 'product', row: { name: 'Rye flour' } } },
    ]);
    expect(dock.get('code', '09524000001999')).toBeUndefined();
    expect(dock.get('code', '19524000001996')?.holders).toEqual([
      { kind: 'product', id: 'rye', packaging: 'Sack' },
    ]);
  });

  test('a code leads to one thing: the other holder is named', () => {
    const dock = aDock();
    dock.act(set(product({ id: 'rye' as ProductId, name: 'Rye flour', barcodes: ['4711'] })), eve);
    const shelf = {
      id: 'shelf' as LocationId,
      name: 'Shelf',
      barcode: '4711',
      usage: 'internal',
      parent: null,
      removal: null,
      archived: false,
    } as const;
    expect(dock.act(set({ of: 'location', row: shelf }), eve)).toMatchObject({
      ok: false,
      refusal: { code: 'code-taken', args: { code: '4711', by: 'Rye flour' } },
    });
  });

  test('what is cited must be there; a place is not inside itself, a product not made of itself', () => {
    const dock = aDock();
    const place = (id: string, parent: string | null): AnyRecord => ({
      of: 'location',
      row: {
        id: id as LocationId,
        name: id,
        barcode: null,
        usage: 'internal',
        parent: parent as LocationId | null,
        removal: null,
        archived: false,
      },
    });
    expect(codes(dock.act(set(place('a', 'nowhere')), eve))).toEqual(['unknown-record']);
    dock.act(set(place('a', null)), eve);
    dock.act(set(place('b', 'a')), eve);
    expect(codes(dock.act(set(place('a', 'b')), eve))).toEqual(['goes-in-circles']);
    const bom = {
      id: 'bom' as BomId,
      product: ids.oats,
      quantity: quantity(1),
      components: [{ id: 'c' as LineId, product: ids.oats, quantity: quantity(1), step: '' }],
      byProducts: [],
      steps: [],
      strict: false,
      archived: false,
    };
    expect(codes(dock.act(set({ of: 'bom', row: bom }), eve))).toEqual(['goes-in-circles']);
  });

  test('[UND-1] a change of a record is taken back; what was made stays', () => {
    const dock = aDock();
    const made = dock.act(set(product({ id: 'rye' as ProductId, name: 'Rye' })), eve);
    const changed = dock.act(
      set(product({ id: 'rye' as ProductId, name: 'Rye flour', barcodes: ['4711'] })),
      eve,
    );
    const undo = (target: OperationId) =>
      dock.act({ kind: 'undo', payload: { target } }, { actor: 'carla' as PersonId });
    expect(undo(changed.id).ok).toBe(true);
    expect(dock.get('product', 'rye')?.name).toBe('Rye');
    expect(dock.get('code', '4711')).toBeUndefined();
    expect(undo(made.id).ok).toBe(true);
    expect(dock.get('product', 'rye')?.name).toBe('Rye');
  });
});

describe('two people on one record', () => {
  const rye = aProduct({ id: 'rye' as ProductId, name: 'Rye', code: 'RYE' });
  const change = (more: Partial<typeof rye>, was: Partial<typeof rye>) =>
    ({ kind: 'set-record', payload: { of: 'product', row: { ...rye, ...more }, was } }) as const;

  test('what each has changed adds up, although each has sent the whole', () => {
    const dock = aDock();
    dock.act(set({ of: 'product', row: rye }), eve);
    dock.act(change({ name: 'Rye flour' }, { name: 'Rye' }), eve);
    const second = dock.act(change({ barcodes: ['4711'] }, { barcodes: [] }), eve);
    expect(second.ok && second.flags).toEqual([]);
    expect(dock.get('product', 'rye')).toMatchObject({ name: 'Rye flour', barcodes: ['4711'] });
    expect(dock.get('code', '4711')?.holders).toHaveLength(1);
  });

  test('of one field the last one stands, and that is flagged; the same word twice is no quarrel', () => {
    const dock = aDock();
    dock.act(set({ of: 'product', row: rye }), eve);
    dock.act(change({ name: 'Rye flour' }, { name: 'Rye' }), eve);
    const same = dock.act(change({ name: 'Rye flour' }, { name: 'Rye' }), eve);
    expect(same.ok && same.flags).toEqual([]);
    const other = dock.act(change({ name: 'Rye, fine' }, { name: 'Rye' }), eve);
    expect(other.ok && other.flags).toEqual([
      { code: 'record-changed-meanwhile', args: { record: 'Rye, fine' } },
    ]);
    expect(dock.get('product', 'rye')?.name).toBe('Rye, fine');
  });
});

describe('[UOM-1] units', () => {
  const unit = (id: string, more: object = {}): AnyRecord =>
    ({
      of: 'unit',
      row: { id, name: id, precision: 0, base: null, factor: '1', archived: false, ...more },
    }) as AnyRecord;

  test('a unit keeps its word and its size; more decimals are welcome', () => {
    const dock = aDock();
    dock.act(set(unit('kg', { precision: 3 })), eve);
    expect(codes(dock.act(set(unit('kg', { precision: 3, name: 'kilo' })), eve))).toEqual(['unit-in-use']);
    expect(codes(dock.act(set(unit('kg', { precision: 2 })), eve))).toEqual(['unit-in-use']);
    expect(codes(dock.act(set(unit('kg', { precision: 4 })), eve))).toEqual([]);
  });

  test('a multiple is of a base unit that is there, and holds something', () => {
    const dock = aDock();
    dock.act(set(unit('kg')), eve);
    expect(codes(dock.act(set(unit('t', { base: 'kg', factor: '1000' })), eve))).toEqual([]);
    expect(codes(dock.act(set(unit('kt', { base: 't', factor: '1000' })), eve))).toEqual(['goes-in-circles']);
    expect(codes(dock.act(set(unit('x', { base: 'nothing', factor: '2' })), eve))).toEqual([
      'unknown-record',
    ]);
    expect(codes(dock.act(set(unit('y', { base: 'kg', factor: '0' })), eve))).toEqual([
      'quantity-not-positive',
    ]);
    expect(codes(dock.act(set(unit('z', { factor: '2' })), eve))).toEqual(['quantity-not-positive']);
  });
});

describe('[T10] tracking', () => {
  const bolts = (dock: ReturnType<typeof aDock>) =>
    dock.act(aReceive({ product: ids.bolt, line: null, lot: null, quantity: quantity(500) }));

  test('turned on over untracked stock: allowed, and says how much is to be adopted', () => {
    const dock = aDock();
    bolts(dock);
    const turned = dock.act(set(product({ id: ids.bolt, tracking: 'lot' })), eve);
    expect(turned.ok && turned.flags).toEqual([
      { code: 'untracked-stock', args: { product: 'bolt', quantity: '500', unit: 'pcs' } },
    ]);
    expect(codes(aDock().act(set(product({ id: ids.bolt, tracking: 'lot' })), eve))).toEqual([]);
  });

  test('turned off, or to serials, over numbered stock: refused', () => {
    const dock = aDock();
    dock.act(aReceive());
    const oats = { id: ids.oats, unit: 'kg', precision: 3 };
    expect(codes(dock.act(set(product({ ...oats, tracking: 'none' })), eve))).toEqual(['numbers-in-stock']);
    expect(codes(dock.act(set(product({ ...oats, tracking: 'serial' })), eve))).toEqual(['numbers-in-stock']);
  });

  test('[UOM-1] the unit of what was ever booked stays; more decimals are welcome, fewer are not', () => {
    const dock = aDock();
    dock.act(aReceive());
    const oats = { id: ids.oats, unit: 'kg', precision: 3, tracking: 'lot' } as const;
    expect(codes(dock.act(set(product({ ...oats, unit: 'g' })), eve))).toEqual(['unit-in-use']);
    expect(codes(dock.act(set(product({ ...oats, precision: 2 })), eve))).toEqual(['unit-in-use']);
    expect(codes(dock.act(set(product({ ...oats, precision: 4 })), eve))).toEqual([]);
  });

  test('a product with stock is not archived', () => {
    const dock = aDock();
    bolts(dock);
    expect(dock.act(set(product({ id: ids.bolt, archived: true })), eve)).toMatchObject({
      ok: false,
      refusal: { code: 'stock-left', args: { quantity: '500' } },
    });
  });
});

test('[T14] create-new on deliveries is allowed and says what it risks', () => {
  const dock = aDock();
  const type = dock.get('operation-type', ids.receipts);
  if (!type) throw new Error('no type');
  dock.put('sequence', type.sequence, {
    id: type.sequence,
    name: 'in',
    prefix: 'IN/',
    suffix: '',
    padding: 5,
  });
  const deliveries = { ...type, kind: 'delivery', createNew: true } as const;
  dock.put('operation-type', type.id, { ...deliveries, createNew: false });
  const turned = dock.act(set({ of: 'operation-type', row: deliveries }), eve);
  expect(turned.ok && turned.flags).toEqual([
    { code: 'risky-setting', args: { setting: 'create-new-on-deliveries' } },
  ]);
});
