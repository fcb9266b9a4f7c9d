import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Import } from '#domain/protocol/exchange-messages.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import type { HandDevice } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';
import { cellsOf } from './cells-of.ts';
import { fileOf } from './file-of.ts';

const utf16 = (text: string, mark: boolean) =>
  Buffer.concat([Buffer.from(mark ? [0xff, 0xfe] : []), Buffer.from(text, 'utf16le')]);
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('[X13] files of every usual kind', () => {
  const text = 'Code;Name\r\nRYE;Rögg "fine"\r\n';
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 with a mark', utf16(text, true), 'utf-16le'],
    ['UTF-16 without', utf16(text, false), 'utf-16le'],
    ['UTF-16 the other way round', utf16(`\ufeff${text}`, false).swap16(), 'utf-16be'],
    ['Windows-1252', latin(text), 'windows-1252'],
  ])('%s', async (_, file, encoding) => {
    const { rows, read } = await cellsOf(file);
    expect(read).toEqual({ format: 'csv', encoding, separator: ';' });
    expect(rows.slice(0, 2)).toEqual([
      ['Code', 'Name'],
      ['RYE', 'Rögg "fine"'],
    ]);
  });

  test.each([
    [';', 'Code;Name'],
    [',', 'Code,Name'],
    ['\t', 'Code\tName'],
    [';', '"a,b,c";Name'],
    [',', 'sep=,\nCode,Name'],
    [';', 'Code'],
  ])('a separator %j is found', async (separator, header) => {
    const { rows, read } = await cellsOf(Buffer.from(`${header}\nA${separator}B`));
    expect(read.separator).toBe(separator);
    expect(rows[1]).toEqual(['A', 'B']);
  });

  test('quotation marks hold separators and line breaks; torn ones are named', async () => {
    const { rows } = await cellsOf(Buffer.from('Code;Name\nA;"x;y\nz"\n\nB;2'));
    expect(rows).toEqual([['Code', 'Name'], ['A', 'x;y\nz'], [''], ['B', '2']]);
    await expect(cellsOf(Buffer.from('Code;Name\nA;"x'))).rejects.toThrow('line');
  });

  test('a workbook goes out and comes back, cell by cell', async () => {
    const rows = [
      ['Code', 'Name', 'Number'],
      ['00123', '=1+1', '-12.5'],
      ['A', '', '2027-06-30'],
    ];
    const file = await fileOf(rows, 'xlsx');
    expect((await cellsOf(file)).rows).toEqual(rows);
    const csv = await fileOf(rows, 'csv');
    expect((await cellsOf(csv)).rows.slice(0, 3)).toEqual(rows);
  });

  test('what only looks like a workbook is named, and takes nothing down', async () => {
    await expect(cellsOf(Buffer.from('PK\u0003\u0004 no'))).rejects.toThrow('end is missing');
    const file = Buffer.from(await fileOf([['a'], ['b']], 'xlsx'));
    for (let at = 200; at < file.length - 30; at += 37) file[at] = (file[at] ?? 0) ^ 0xff;
    await expect(cellsOf(file)).rejects.toThrow(/workbook|unpacked/);
  });
});

onEachDatabase('lists', (kind) => {
  let server: TestServer;
  let eve: HandDevice;
  beforeEach(async () => {
    server = await startTestServer({ db: await kind.open(await kind.create()) });
    eve = await server.enrol('eve');
  });
  afterEach(async () => {
    await server.close();
    await server.db.close();
  });

  const csv = (...lines: string[]) => Buffer.from(lines.join('\n'));
  async function stage(table: string, file: Buffer, as = eve): Promise<Import> {
    const answer = await server.app.inject({
      method: 'POST',
      url: `/api/v1/import/${table}`,
      headers: { cookie: as.cookie, 'content-type': 'text/csv' },
      payload: file,
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json();
  }
  async function commit(id: string): Promise<Import> {
    await eve.post(`/api/v1/imports/${id}/commit`, {});
    for (;;) {
      const now = (await eve.get(`/api/v1/imports/${id}`)).json<Import>();
      if (now.state !== 'carrying-out') return now;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  const bring = async (table: string, ...lines: string[]) => commit((await stage(table, csv(...lines))).id);
  const rowsOf = async (wanted: string) =>
    (await eve.pull()).rows.filter(({ kind: of, row }) => of === wanted && row !== null);

  test('[X13] a plant comes in list by list, is found by its barcodes, and a second time changes nothing', async () => {
    const lists: [string, ...string[]][] = [
      ['units', 'Name;Decimals;Base unit;Factor', 'dag;0;kg;0,01', 'bale;0;;'],
      ['categories', 'Name;Removal strategy', 'Grain;fefo'],
      ['sequences', 'Name;Prefix;Digits', 'Rye lots;RY-;5'],
      ['partners', 'Code;Name', 'FARM;Eastfield Farm'],
      ['locations', 'Name;Usage;Inside;Barcode', 'Silo;internal;;LOC-SILO'],
      [
        'operation-types',
        'Name;Kind;Create new numbers;Use existing numbers;From;To;Reference sequence;Approval above',
        'Farm gate;receipt;yes;no;Suppliers;Silo;Rye lots;never',
      ],
      ['people', 'Name;Roles;Badge', 'Fay Summer;worker|receiver;BADGE-FAY-1'],
      [
        'products',
        'Code;Name;Tracking;Unit;Decimals;Barcodes;Category;Expiration days;Number sequence',
        'RYE;Rye;lot;kg;3;9524000001993;Grain;365;Rye lots',
        'SAW;Saw;serial;pcs;;;;;',
      ],
      ['packagings', 'Product code;Packaging;Contains;Barcodes', 'RYE;Sack;25;'],
      ['bills-of-materials', 'Product code;Makes;Component code;Quantity', 'SAW;1;BOLT;4'],
      [
        'orders',
        'Reference;Operation type;Partner code;Product code;Quantity;Scheduled',
        'IN/00900;Farm gate;FARM;RYE;1000;2027-06-30',
        'IN/00900;Farm gate;FARM;SAW;2;2027-06-30',
      ],
      [
        'opening-stock',
        'Product code;Location;Lot or serial;Quantity;Expiration',
        'RYE;Silo;R-1;120,5;2027-06-30',
        'RYE;Silo;R-2;80;',
        'SAW;Silo;S-1;1;',
        'BOLT;Silo;;5000;',
      ],
    ];
    for (const [table, ...lines] of lists) {
      const done = await bring(table, ...lines);
      expect(done, JSON.stringify(done)).toMatchObject({ state: 'done', faultCount: 0, sample: [] });
      const { fresh, changed } = done.counts;
      expect([fresh, changed]).toEqual(table === 'packagings' ? [0, 1] : [lines.length - 1, 0]);
    }
    expect((await rowsOf('code')).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['09524000001993', 'LOC-SILO']),
    );
    const rye = (await rowsOf('product')).find(({ row }) => (row as { code: string }).code === 'RYE');
    expect(rye?.row).toMatchObject({ packagings: [{ name: 'Sack', factor: '25' }] });
    const stock = (await rowsOf('stock')).filter(({ id }) => id.startsWith(rye?.id ?? '?'));
    expect(
      stock
        .flatMap(({ row }) =>
          (row as { places: { quantity: string }[] }).places.map(({ quantity }) => quantity),
        )
        .sort(),
    ).toEqual(expect.arrayContaining(['120.5', '80']));
    const fay = await eve.post('/api/v1/people/sign-in', { by: { badge: 'BADGE-FAY-1' }, pin: '999111' });
    expect(fay.json()).toMatchObject({ code: 'no-pin' });
    const blocks = await eve.post('/api/v1/blocks', {
      wants: [
        {
          sequence: (await rowsOf('sequence')).find(
            ({ row }) => (row as { name: string }).name === 'Rye lots',
          )?.id,
          count: 5,
          request: 'r1',
        },
      ],
    });
    expect(blocks.json()).toMatchObject({ blocks: [{ first: 1, last: 5 }] });

    for (const [table, ...lines] of lists) {
      const again = await stage(table, csv(...lines.map((line) => line.replace(/;BADGE-FAY-1|;Badge/, ''))));
      const counts = { fresh: 0, changed: 0, same: lines.length - 1 };
      expect(again, table).toMatchObject({ changes: 0, faultCount: 0, counts });
    }
  });

  test('nothing is changed by looking, and faults are named by line and column', async () => {
    const before = (await eve.pull()).boundary;
    const staged = await stage(
      'products',
      csv('Code;Name;Tracking;Unit;Category', 'RYE;Rye;lots;kg;', 'OAT2;Oat;lot;kg;Nowhere'),
    );
    expect(staged).toMatchObject({ state: 'staged', clean: false, lines: 2, faultCount: 2 });
    expect(staged.faults.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'Tracking', 'not-one-of'],
      [3, 'Category', 'unknown-reference'],
    ]);
    const refused = await eve.post(`/api/v1/imports/${staged.id}/commit`, {});
    expect(refused.status).toBe(409);
    expect((await eve.pull()).boundary).toBe(before);
  });

  test('a rule that refuses one line leaves nothing of the others', async () => {
    const before = (await eve.pull()).boundary;
    const done = await bring(
      'products',
      'Code;Name;Tracking;Unit;Decimals;Barcodes',
      'NEW1;New one;lot;kg;0;',
      'NEW2;New two;lot;kg;0;9524000001016',
      'OATS;Oats;lot;g;3;9524000001016',
    );
    expect(done).toMatchObject({ state: 'refused', faultCount: 2, version: null });
    expect(done.faults.map(({ line, code }) => [line, code])).toEqual([
      [3, 'code-taken'],
      [4, 'unit-in-use'],
    ]);
    expect((await eve.pull()).boundary).toBe(before);
    const people = await bring('people', 'Name;Roles;Badge', 'Fay;worker;', 'Gus;worker;BADGE-ANA-4175');
    expect(people).toMatchObject({ state: 'refused', faults: [{ line: 3, code: 'code-taken' }] });
    expect((await rowsOf('person')).map(({ row }) => (row as { name: string }).name)).not.toContain('Fay');
  });

  test('carried out once, however often it is asked for', async () => {
    const staged = await stage('categories', csv('Name', 'Tools'));
    const first = await commit(staged.id);
    expect(await commit(staged.id)).toEqual(first);
    expect(first).toMatchObject({ state: 'done', changes: 1 });
    const operations = await server.db.snapshot((tx) =>
      tx.many(`select id from operation where kind = 'set-record'`),
    );
    expect(operations).toHaveLength(1);
  });

  test('cancelled while the rules look at it: nothing has been changed, and the list is gone', async () => {
    const before = (await eve.pull()).boundary;
    const lines = Array.from({ length: 3000 }, (_, at) => `N${at};New ${at};lot;kg`);
    const staged = await stage('products', csv('Code;Name;Tracking;Unit', ...lines));
    await eve.post(`/api/v1/imports/${staged.id}/commit`, {});
    const cancelled = await eve.post(`/api/v1/imports/${staged.id}/cancel`, {});
    expect(cancelled.json()).toMatchObject({ state: 'staged', version: null });
    expect((await eve.get(`/api/v1/imports/${staged.id}`)).status).toBe(404);
    expect((await eve.pull()).boundary).toBe(before);
    const done = await bring('categories', 'Name', 'Tools');
    expect((await eve.post(`/api/v1/imports/${done.id}/cancel`, {})).json()).toMatchObject({ state: 'done' });
  });

  test('what others change meanwhile is looked at again, and what does not concern the list is not', async () => {
    const staged = await stage('products', csv('Code;Name;Tracking;Unit;Category', 'RYE;Rye;lot;kg;Food'));
    const category = (await rowsOf('category')).find(({ id }) => id === 'food');
    await eve.push(
      eve.body('set-record', { of: 'category', row: { ...(category?.row as object), name: 'Victuals' } }),
    );
    const done = await commit(staged.id);
    expect(done).toMatchObject({
      state: 'refused',
      faults: [{ column: 'Category', code: 'unknown-reference' }],
    });
  });

  test('[1.2.10] what goes out is harmless to a spreadsheet, and comes back as it was', async () => {
    await bring('categories', 'Name', '"=HYPERLINK(""http://x"")"');
    for (const format of ['csv', 'xlsx']) {
      const answer = await server.app.inject({
        url: `/api/v1/export/categories.${format}`,
        headers: { cookie: eve.cookie },
      });
      expect(answer.statusCode).toBe(200);
      const { rows } = await cellsOf(answer.rawPayload);
      expect(rows.flat()).toContain(`'=HYPERLINK("http://x")`);
      const again = await stage('categories', answer.rawPayload);
      expect(again).toMatchObject({ changes: 0, faultCount: 0, read: { format } });
    }
  });

  test('every list has a template, and every list that goes out comes back and changes nothing', async () => {
    const names = [
      'categories',
      'sequences',
      'partners',
      'locations',
      'operation-types',
      'people',
      'products',
      'packagings',
      'bills-of-materials',
      'orders',
      'opening-stock',
    ];
    for (const name of names) {
      const template = await server.app.inject({
        url: `/api/v1/template/${name}.xlsx`,
        headers: { cookie: eve.cookie },
      });
      expect((await cellsOf(template.rawPayload)).rows).toHaveLength(2);
      const out = await server.app.inject({
        url: `/api/v1/export/${name}.csv`,
        headers: { cookie: eve.cookie },
      });
      const staged = await stage(name, out.rawPayload);
      expect(staged, `${name} ${JSON.stringify(staged.faults.slice(0, 3))}`).toMatchObject({
        faultCount: 0,
        changes: 0,
      });
    }
    const strange = await eve.get('/api/v1/export/secrets.csv');
    expect(strange.status).toBe(404);
  });
});
