import { expect, test } from 'vitest';
import { aReceive, ids } from '../../../tests/support/rule-book.ts';
import { tracePort } from '../../../tests/support/trace-port.ts';
import {
  aDeliver,
  aTransfer,
  aWarehouse,
  loose,
  lotRef,
  store,
  supervisor,
} from '../../../tests/support/warehouse.ts';
import type { LotId, OperationId, ProductId } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import type { Intent } from '../operations/registry.ts';
import { noDates } from '../stock/expiry.ts';
import { type Pedigree, pedigreeKey } from '../stock/rows.ts';
import { standing } from './standing.ts';
import { completenessOf } from './completeness.ts';
import { type TraceLine, type TraceNode, indented, trace } from './trace.ts';

const oats = (name: string) => lotRef(name, ids.oats);
const fromDock = { from: ids.dock, line: null };

const receive = (lot: string, amount = 25): Intent => aReceive({ lot, quantity: quantity(amount) });
const ship = (lot: string, amount: number): Intent =>
  aDeliver(loose({ product: ids.oats, lot, quantity: amount }), fromDock);

/** "  MU-1 5", "  customer OUT/00007 5": the indented list as a person reads it. */
const read = (root: TraceNode): string[] =>
  indented(root).map(({ depth, node }) => `${'  '.repeat(depth)}${spelled(node)}`);

function spelled(node: TraceLine['node']): string {
  if (node.is === 'gap') return `gap ${node.product} ${node.found} of ${node.expected}`;
  const said = `${node.quantity}${node.corrected ? ' corrected' : ''}`;
  if (node.is === 'end') return `${node.usage} ${node.reference ?? '-'} ${said}`;
  if (node.is === 'untracked') return `${node.product} ${said}`;
  const marks = [node.again ? ' again' : '', node.unknown ? ' unknown' : '', node.removed ? ' removed' : ''];
  return `${node.name ?? '?'} ${said}${marks.join('')}`;
}

function made(
  lot: LotId,
  product: ProductId,
  inputs: readonly [LotId | null, number, Partial<Pedigree['inputs'][number]>?][],
): Pedigree {
  return {
    lot,
    product,
    quantity: quantity(1),
    how: 'produced',
    order: null,
    operation: 'made' as OperationId,
    at: 0,
    inputs: inputs.map(([input, amount, more]) => ({
      product: ids.oats,
      lot: input,
      quantity: quantity(amount),
      grade: 'scanned',
      corrected: null,
      removed: null,
      ...more,
    })),
    gaps: [],
  };
}

function aHouse() {
  const house = aWarehouse();
  const put = (pedigree: Pedigree) =>
    house.put('pedigree', pedigreeKey(pedigree.lot, pedigree.operation), pedigree);
  return { house, put };
}

test('[T34, G03] forward: from receipt over transfers to the customers, with quantities', async () => {
  const { house } = aHouse();
  house.act(receive('L-1'));
  house.act(aTransfer(loose({ product: ids.oats, lot: 'L-1', quantity: 10 }), { from: ids.dock }));
  house.act(ship('L-1', 4));
  house.act(ship('L-1', 3));
  const { root, reach, unknown } = await trace(tracePort(house), oats('L-1').id, 'forward');
  expect(read(root)).toEqual(['L-1 25', '  customer OUT/00007 4', '  customer OUT/00007 3']);
  expect([reach, unknown]).toEqual([{ is: 'whole' }, []]);
});

test('[T33, T01] every move of a lot, with act, person, place and what became of it', async () => {
  const { house } = aHouse();
  house.act(receive('L-1'));
  const shipped = house.act(ship('L-1', 4));
  house.act({ kind: 'undo', payload: { target: shipped.id } });
  const moves = standing(await tracePort(house).movesOf(oats('L-1').id));
  expect(
    moves.map(({ move, stands, undone }) => [move.act, move.by, move.from, move.to, stands, undone]),
  ).toEqual([
    ['receive', 'ben', ids.supplier, ids.dock, '25', '0'],
    ['deliver', 'ben', ids.dock, ids.customer, '0', '4'],
  ]);
});

test('[UND-1, COR-1] what was undone never happened; what was corrected is listed, marked', async () => {
  const { house } = aHouse();
  house.act(receive('L-1'));
  house.act(receive('L-2'));
  const undone = house.act(ship('L-1', 2));
  house.act({ kind: 'undo', payload: { target: undone.id } });
  const shipped = house.act(ship('L-1', 5));
  const payload = {
    of: 'move',
    operation: shipped.id,
    move: `${shipped.id}/0`,
    wrong: oats('L-1'),
    right: oats('L-2'),
    quantity: quantity(3),
    location: ids.dock,
  } as const;
  const corrected = house.act({ kind: 'correct', payload }, supervisor);
  expect(corrected.ok).toBe(true);
  const forward = async (name: string) =>
    read((await trace(tracePort(house), oats(name).id, 'forward')).root);
  expect(await forward('L-1')).toEqual([
    'L-1 25',
    '  customer OUT/00007 2',
    '  customer OUT/00007 3 corrected',
  ]);
  expect(await forward('L-2')).toEqual(['L-2 25', '  customer OUT/00007 3']);
  house.act({ kind: 'undo', payload: { target: corrected.id } }, supervisor);
  expect(await forward('L-1')).toEqual(['L-1 25', '  customer OUT/00007 5']);
});

test('[G05, T34] backward: the lots that went in, up to their suppliers; what is missing is named', async () => {
  const { house, put } = aHouse();
  house.act(receive('L-1'));
  house.act(receive('L-2'));
  const unit = lotRef('MT-1', ids.motor).id;
  put({
    ...made(unit, ids.motor, [
      [oats('L-1').id, 2],
      [oats('L-2').id, 1, { corrected: 'x' as OperationId }],
      [null, 4],
    ]),
    gaps: [{ product: ids.bolt, expected: quantity(2), found: quantity(1) }],
  });
  const { root, unknown } = await trace(tracePort(house), unit, 'backward');
  expect(read(root)).toEqual([
    '? 0 unknown',
    '  L-1 2',
    '    supplier IN/00031 25',
    '  L-2 1 corrected',
    '    supplier IN/00031 25',
    '  oats 4',
    '  gap bolt 1 of 2',
  ]);
  expect(unknown).toEqual([unit]);
});

test('[LOT-2, T34] through a merge in both directions', async () => {
  const { house } = aHouse();
  house.act(receive('L-1'));
  house.act(receive('L-2'));
  const from = ['L-1', 'L-2'].map((name) => ({
    lot: oats(name),
    location: ids.dock,
    package: null,
    quantity: quantity(5),
  }));
  const to = { name: 'M', dates: noDates, location: ids.dock, package: null, quantity: quantity(10) };
  house.act({ kind: 'relabel', payload: { product: ids.oats, change: { how: 'merge', from, to } } });
  house.act(ship('M', 7));
  const port = tracePort(house);
  expect(read((await trace(port, oats('L-2').id, 'forward')).root)).toEqual([
    'L-2 25',
    '  M 5',
    '    customer OUT/00007 7',
  ]);
  expect(read((await trace(port, oats('M').id, 'backward')).root)).toEqual([
    'M 10',
    '  L-1 5',
    '    supplier IN/00031 25',
    '  L-2 5',
    '    supplier IN/00031 25',
  ]);
});

test('[T34] a circle comes to an end, and what stands above is not opened twice', async () => {
  const { house, put } = aHouse();
  const [a, b] = [lotRef('A').id, lotRef('B').id];
  put(
    made(b, store.muesli, [
      [a, 1],
      [a, 2, { removed: 'x' as OperationId }],
    ]),
  );
  put(made(a, store.muesli, [[b, 1]]));
  const { root } = await trace(tracePort(house), a, 'forward');
  expect(read(root)).toEqual([
    '? 0 unknown',
    '  ? 1 unknown',
    '    ? 1 again unknown',
    '  ? 2 again unknown removed',
  ]);
});

test('[T34] a device says how far its trace reaches', async () => {
  const { house } = aHouse();
  const { reach } = await trace(tracePort(house, { is: 'part', since: 5 }), oats('L-1').id, 'forward');
  expect(reach).toEqual({ is: 'part', since: 5 });
});

test('[PRD-7, G06] what is complete is told from what only looks so', async () => {
  const { house, put } = aHouse();
  house.act(receive('L-1'));
  const unit = lotRef('MT-1', ids.motor).id;
  const inputs: Parameters<typeof made>[2] = [
    [oats('L-1').id, 2],
    [oats('L-1').id, 1, { grade: 'assumed' }],
    [oats('L-9').id, 1, { grade: 'typed' }],
  ];
  put(made(unit, ids.motor, inputs.slice(0, 1)));
  const known = house.get('lot', oats('L-1').id);
  if (known) house.put('lot', unit, { ...known, id: unit });
  const verdict = async () =>
    completenessOf('backward', indented((await trace(tracePort(house), unit, 'backward')).root));
  expect(await verdict()).toEqual({ gaps: 0, assumed: 0, typed: 0, unknown: 0, rootless: 0 });
  put({
    ...made(unit, ids.motor, inputs),
    gaps: [{ product: ids.bolt, expected: quantity(2), found: quantity(1) }],
  });
  expect(await verdict()).toEqual({ gaps: 1, assumed: 1, typed: 1, unknown: 1, rootless: 0 });
  const lone = oats('L-7').id;
  if (known) house.put('lot', lone, { ...known, id: lone });
  const alone = await trace(tracePort(house), lone, 'backward');
  expect(completenessOf('backward', indented(alone.root))).toMatchObject({ rootless: 1 });
});

test('[T34] a trace that is cut off says so', async () => {
  const { house, put } = aHouse();
  const [a, b, c] = [lotRef('A').id, lotRef('B').id, lotRef('C').id];
  put(made(b, store.muesli, [[a, 1]]));
  put(made(c, store.muesli, [[b, 1]]));
  expect((await trace(tracePort(house), a, 'forward', 2)).cut).toBe(true);
  expect((await trace(tracePort(house), a, 'forward', 3)).cut).toBe(false);
});
