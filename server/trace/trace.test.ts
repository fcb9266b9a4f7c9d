import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LotId, type OperationId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { MovesAnswer, TraceAnswer } from '#domain/protocol/trace-messages.ts';
import { noDates } from '#domain/stock/expiry.ts';
import { type Lot, type Pedigree, pedigreeKey } from '#domain/stock/rows.ts';
import { rowKey } from '#domain/stock/view.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { type HandDevice, aReceipt } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import { saveRows } from '../authority/rows.ts';
import type { Db } from '../storage/db.ts';

onEachDatabase('a trace', (kind) => {
  let db: Db;
  let server: TestServer;
  let device: HandDevice;
  beforeEach(async () => {
    db = await kind.open(await kind.create());
    server = await startTestServer({ db });
    device = await server.enrol('carla');
  });
  afterEach(async () => {
    await server.close();
    await db.close();
  });

  const oats = (name: string): LotId => lotIdOf(testCompany, 'oats' as ProductId, name);
  const get = async <T>(path: string): Promise<T> => {
    const answer = await server.app.inject({ url: `/api/v1/${path}`, headers: { cookie: device.cookie } });
    expect(answer.statusCode, answer.payload).toBe(200);
    return answer.json<T>();
  };
  const traced = async (path: string): Promise<string[]> => {
    const { lines } = await get<TraceAnswer>(`trace/${path}`);
    return lines.map(({ depth, node }) => `${'  '.repeat(depth)}${spelled(node)}`);
  };
  const receive = async (name: string) =>
    device.push(device.body('receive', aReceipt({ lot: { ...aReceipt().lot, name } })));
  const split = (from: string, to: readonly string[]) =>
    device.push(
      device.body('relabel', {
        product: 'oats',
        change: {
          how: 'split',
          from: {
            lot: { id: oats(from), name: from },
            location: 'dock',
            package: null,
            quantity: String(to.length),
          },
          to: to.map((name) => ({
            name,
            dates: noDates,
            location: 'dock',
            package: null,
            quantity: '1',
          })),
        },
      }),
    );

  test('[T34, G03] forward and backward through splits, up to the supplier, with quantities', async () => {
    await receive('L-1');
    await split('L-1', ['L-1a', 'L-1b']);
    await split('L-1a', ['L-1c']);
    expect(await traced(`lot/${oats('L-1')}?direction=forward`)).toEqual([
      'L-1 25',
      '  L-1a 1',
      '    L-1c 1',
      '  L-1b 1',
    ]);
    expect(await traced(`lot/${oats('L-1c')}?direction=backward`)).toEqual([
      'L-1c 1',
      '  L-1a 1',
      '    L-1 1',
      '      supplier IN/00031 25',
    ]);
    const { completeness, cut } = await get<TraceAnswer>(`trace/lot/${oats('L-1c')}?direction=backward`);
    expect([completeness, cut]).toEqual([{ gaps: 0, assumed: 0, typed: 0, unknown: 0, rootless: 0 }, false]);
  });

  test('[T34] of an order: every lot on it; what has happened since is in the next answer', async () => {
    await receive('L-1');
    await receive('L-2');
    const forward = 'order/in-00031?direction=forward';
    expect(await traced(forward)).toEqual(['L-1 25', 'L-2 25']);
    await split('L-2', ['L-3']);
    expect(await traced(forward)).toEqual(['L-1 25', 'L-2 25', '  L-3 1']);
  });

  test('[UND-1] a pedigree that was taken back leads nowhere', async () => {
    await receive('L-1');
    const body = device.body('relabel', {
      product: 'oats',
      change: {
        how: 'split',
        from: { lot: { id: oats('L-1'), name: 'L-1' }, location: 'dock', package: null, quantity: '1' },
        to: [{ name: 'L-2', dates: noDates, location: 'dock', package: null, quantity: '1' }],
      },
    });
    await device.push(body);
    await device.push(device.body('undo', { target: body.id }));
    expect(await traced(`lot/${oats('L-1')}?direction=forward`)).toEqual(['L-1 25']);
  });

  test('[T33] every move of a lot, an order and a place, newest first and page by page', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `P-${at}`);
    for (const name of names) await receive(name);
    for (const name of names) await split(name, [`${name}-x`]);
    const { moves } = await get<MovesAnswer>(`moves/lot/${oats('P-7')}`);
    expect(
      moves.map(({ act, by, from, to, reference, lotName, quantity: how }) => [
        act,
        by,
        from,
        to,
        reference,
        lotName,
        how,
      ]),
    ).toEqual([
      ['relabel', 'carla', 'dock', 'production', null, 'P-7', '1'],
      ['receive', 'carla', 'supplier', 'dock', 'IN/00031', 'P-7', '25'],
    ]);
    const pages = async (path: string): Promise<MovesAnswer['moves']> => {
      const all: MovesAnswer['moves'][number][] = [];
      for (let before: string | null = ''; before !== null;) {
        const query: string = before === '' ? '' : `?before=${encodeURIComponent(before)}`;
        const page: MovesAnswer = await get<MovesAnswer>(`moves/${path}${query}`);
        all.push(...page.moves);
        before = page.next;
      }
      return all;
    };
    const onOrder = await pages('order/in-00031');
    expect(onOrder).toHaveLength(60);
    const inProduction = await pages('place/production');
    // The demo plant has made something before.
    expect(inProduction.filter(({ act }) => act === 'relabel')).toHaveLength(120);
    expect(new Set(inProduction.map(({ id }) => id)).size).toBe(inProduction.length);
    expect(inProduction.map(({ at }) => at)).toEqual(
      inProduction.map(({ at }) => at).toSorted((a, b) => b - a),
    );
  });

  test('[T34] ten thousand descendants come page by page, each line once', async () => {
    const root = oats('BIG');
    const rows = new Map<string, Lot | Pedigree>();
    const add = (name: string, inputs: readonly LotId[]): LotId => {
      const id = oats(name);
      rows.set(rowKey('lot', id), aLot(id, name));
      const pedigree = aPedigree(id, inputs);
      if (inputs.length > 0) rows.set(rowKey('pedigree', pedigreeKey(id, pedigree.operation)), pedigree);
      return id;
    };
    add('BIG', []);
    for (let batch = 0; batch < 100; batch += 1) {
      const middle = add(`B-${batch}`, [root]);
      for (let unit = 0; unit < 99; unit += 1) add(`U-${batch}-${unit}`, [middle]);
    }
    await db.transaction((tx) => saveRows(tx, testCompany, rows as never, 1, Date.now()));
    const names: string[] = [];
    for (let from: number | null = 0; from !== null;) {
      const page: TraceAnswer = await get<TraceAnswer>(`trace/lot/${root}?direction=forward&from=${from}`);
      expect(page.total).toBe(10_001);
      names.push(...page.lines.map(({ node }) => (node.is === 'lot' ? (node.name ?? '') : '')));
      from = page.next;
    }
    expect(new Set(names).size).toBe(10_001);
    expect(names.slice(0, 2)).toEqual(['BIG', expect.stringMatching(/^B-/)]);
  });

  test('a lot that nobody knows, and a question that is none', async () => {
    expect(await traced(`lot/${oats('NEVER')}?direction=forward`)).toEqual(['? 0 unknown']);
    for (const path of ['trace/lot/x', 'trace/place/stock?direction=forward', 'moves/lot/x?before=soon'])
      expect(
        (await server.app.inject({ url: `/api/v1/${path}`, headers: { cookie: device.cookie } })).statusCode,
      ).toBe(400);
  });
});

function spelled(node: TraceAnswer['lines'][number]['node']): string {
  if (node.is === 'gap') return `gap ${node.product}`;
  if (node.is === 'end') return `${node.usage} ${node.reference ?? '-'} ${node.quantity}`;
  if (node.is === 'untracked') return `${node.product} ${node.quantity}`;
  return `${node.name ?? '?'} ${node.quantity}${node.unknown ? ' unknown' : ''}`;
}

const aLot = (id: LotId, name: string): Lot => ({
  id,
  product: 'oats' as ProductId,
  name,
  reference: null,
  supplier: null,
  note: null,
  dates: noDates,
  holds: [],
  formerNames: [],
  archived: false,
  registered: { at: 0, by: 'made' as OperationId },
});

const aPedigree = (lot: LotId, inputs: readonly LotId[]): Pedigree => ({
  lot,
  product: 'oats' as ProductId,
  quantity: quantity(1),
  how: 'produced',
  order: null,
  operation: 'made' as OperationId,
  at: 0,
  gaps: [],
  inputs: inputs.map((input) => ({
    product: 'oats' as ProductId,
    lot: input,
    quantity: quantity(1),
    grade: 'scanned',
    corrected: null,
    removed: null,
  })),
});
