import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aDock, company, today } from '../../../../tests/support/rule-book.ts';
import type { PersonId } from '../../base/ids.ts';
import { splitKey } from '../../stock/view.ts';
import { calendarDay, decimal } from './cells.ts';
import { harmless, unguarded } from './export-cell.ts';
import { categories, locations, partners } from './people-and-places.ts';
import { billsOfMaterials, packagings, products } from './products.ts';
import { isClean, readTable } from './read-table.ts';
import { externalOf } from './references.ts';
import { type Everything, writeTable } from './write-table.ts';
import type { ExchangeTable, Known } from './table.ts';
import { units } from './units.ts';

function plant() {
  const dock = aDock();
  const known: Known = {
    company,
    today,
    find(kind, external) {
      for (const [key, row] of dock.rows) {
        if (splitKey(key).kind === kind && externalOf(kind, row as never) === external) return row as never;
      }
      return undefined;
    },
  };
  /** Reads a list and, when it is clean, carries it out as an administrator would. */
  const bring = (table: ExchangeTable<never>, ...rows: string[]) => {
    const preview = readTable(
      table,
      rows.map((row) => row.split(';')),
      known,
    );
    if (isClean(preview))
      for (const { intent } of preview.intents)
        expect(dock.act(intent, { actor: 'eve' as PersonId })).toMatchObject({ ok: true });
    return preview;
  };
  return { dock, known, bring: bring as (table: unknown, ...rows: string[]) => ReturnType<typeof readTable> };
}

describe('[X13] lists come in', () => {
  test('[UOM-1] units, the base ones first wherever they stand; what a unit holds stays once it is made', () => {
    const { dock, known, bring } = plant();
    const made = bring(units, 'Name;Decimals;Base unit;Factor', 'mg;0;gram;0.001', 'gram;3;;');
    expect(made.faults).toEqual([]);
    const [mg, gram] = [known.find('unit', 'mg'), known.find('unit', 'gram')];
    expect(mg).toMatchObject({ precision: 0, base: gram?.id, factor: '0.001' });
    expect(gram).toMatchObject({ precision: 3, base: null, factor: '1', archived: false });
    const wrong = bring(
      units,
      'Name;Decimals;Base unit;Factor',
      'a;9;;',
      'b;0;nothing;2',
      'c;0;;5',
      'd;0;gram;',
      'e;0;;',
      'e;0;;',
    );
    expect(wrong.faults.map(({ line, column, fault }) => [line, column, fault.code])).toEqual([
      [2, 'Decimals', 'not-one-of'],
      [3, 'Base unit', 'unknown-reference'],
      [4, 'Factor', 'not-one-of'],
      [5, 'Factor', 'empty'],
      [7, 'Name', 'twice'],
    ]);
    expect(known.find('unit', 'e')).toBeUndefined();
    const [larger] = readTable(
      units,
      [
        ['Name', 'Decimals', 'Base unit', 'Factor'],
        ['mg', '0', 'gram', '0.01'],
      ],
      known,
    ).intents;
    expect(larger && dock.act(larger.intent, { actor: 'eve' as PersonId })).toMatchObject({
      ok: false,
      refusal: { code: 'unit-in-use' },
    });
  });

  test('partners have a role; a list that says nothing of it leaves it as it stands, and nobody known is both', () => {
    const { known, bring } = plant();
    bring(
      partners,
      'Code;Name;Role',
      'MILL;Northfield Mill;supplier',
      'SHOP;Corner Shop;Customer',
      'X;Both;both',
    );
    const roles = () => ['MILL', 'SHOP', 'X'].map((code) => known.find('partner', code)?.role);
    expect(roles()).toEqual(['supplier', 'customer', undefined]);
    bring(partners, 'Code;Name', 'MILL;The Mill', 'SHOP;The Shop', 'X;Somebody');
    expect(known.find('partner', 'MILL')?.name).toBe('The Mill');
    expect(roles()).toEqual(['supplier', 'customer', undefined]);
    bring(partners, 'Code;Name;Role', 'MILL;The Mill;both');
    expect(roles()[0]).toBe('both');
    expect(bring(partners, 'Code;Name;Role', 'MILL;The Mill;friend').faults).toMatchObject([
      { line: 2, column: 'Role', fault: { code: 'not-one-of' } },
    ]);
  });

  test('a whole small plant, each list leaning on the ones before', () => {
    const { dock, known, bring } = plant();
    bring(categories, 'Name;Removal strategy', 'Food;fefo');
    bring(partners, 'Code;Name', 'MILL;Northfield Mill');
    bring(locations, 'Name;Usage;Inside', 'House;internal;', 'House / Dock;internal;House');
    bring(
      products,
      'Code;Name;Tracking;Unit;Decimals;Barcodes;Category;Expiration days',
      'RYE;Rye;lot;kg;3;9524000001016;Food;365',
      'BREAD;Bread;lot;pcs;0;;Food;',
    );
    bring(packagings, 'Product code;Packaging;Contains', 'RYE;Sack;25', 'RYE;Pallet;1000');
    bring(billsOfMaterials, 'Product code;Makes;Component code;Quantity', 'BREAD;100;RYE;43,5');
    expect(known.find('product', 'RYE')).toMatchObject({
      barcodes: ['09524000001016'],
      packagings: [{ factor: '25' }, { factor: '1000' }],
      expiry: { expirationDays: 365 },
    });
    expect(known.find('location', 'House / Dock')?.parent).toBe(known.find('location', 'House')?.id);
    expect(known.find('bom', known.find('product', 'BREAD')?.id ?? '')?.components).toMatchObject([
      { quantity: '43.5' },
    ]);
    expect(dock.get('code', '09524000001016')?.holders).toHaveLength(1);
  });

  test('the same list twice makes the same records', () => {
    const { dock, bring } = plant();
    const list = ['Code;Name;Tracking;Unit', 'RYE;Rye;lot;kg', 'SPELT;Spelt;lot;kg'];
    bring(products, ...list);
    const before = dock.rows.size;
    bring(products, ...list);
    const operationsMore = 2;
    expect(dock.rows.size).toBe(before + operationsMore);
  });

  test('every fault is named by line and column, and nothing is half done', () => {
    const { bring } = plant();
    const preview = bring(
      products,
      'Code;Name;Tracking;Unit;Decimals;Barcodes;Category;Colour',
      'RYE;Rye;lots;kg;3;9524000001017;Nowhere;red',
      ';Nameless;lot;kg;;;;',
      '',
      'RYE;Rye again;lot;kg;x;;;',
      'SPELT;Spelt;lot;kg;0;;;',
      'SPELT;Spelt again;lot;kg;0;;;',
    );
    expect(preview.tableFaults).toEqual([{ code: 'unknown-column', column: 'Colour' }]);
    expect(preview.faults.map(({ line, column, fault }) => `${line} ${column} ${fault.code}`)).toEqual([
      '2 Tracking not-one-of',
      '2 Barcodes wrong-check-digit',
      '3 Code empty',
      '5 Decimals not-a-number',
      '7 Code twice',
    ]);
    expect(isClean(preview)).toBe(false);
  });

  test('a missing column and an empty list say so', () => {
    const { bring } = plant();
    expect(bring(products, 'Code;Name;Unit', 'RYE;Rye;kg').tableFaults).toEqual([
      { code: 'missing-column', column: 'Tracking' },
    ]);
    expect(bring(categories, 'Name', '', ' ').tableFaults).toEqual([{ code: 'no-lines', column: '' }]);
  });

  test('what leans on nothing is named', () => {
    const { bring } = plant();
    const { faults } = bring(
      billsOfMaterials,
      'Product code;Makes;Component code;Quantity',
      'NOTHING;1;ALSO;1',
    );
    expect(faults.map(({ column, fault }) => [column, fault.code])).toEqual([
      ['Product code', 'unknown-reference'],
      ['Component code', 'unknown-reference'],
    ]);
  });
});

test('[X13] what goes out comes back and changes nothing', () => {
  const { dock, bring } = plant();
  bring(categories, 'Name;Removal strategy', 'Food;fefo');
  bring(
    products,
    'Code;Name;Tracking;Unit;Decimals;Barcodes;Category;Expiration days',
    'RYE;=Rye;lot;kg;3;9524000001016|19524000001013;Food;365',
    'BREAD;Bread;serial;pcs;;;;',
  );
  bring(packagings, 'Product code;Packaging;Contains', 'RYE;Sack;25.5');
  bring(billsOfMaterials, 'Product code;Makes;Component code;Quantity;Step', 'BREAD;100;RYE;43,5;bake');
  const rows: Everything = {
    all: (kind) =>
      [...dock.rows].flatMap(([key, row]) => (splitKey(key).kind === kind ? [row as never] : [])),
    get: (kind, id) => dock.get(kind, id) as never,
  };
  const records = () =>
    structuredClone(
      (['product', 'bom', 'category', 'location'] as const).map((kind) =>
        rows.all(kind).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      ),
    );
  const before = records();
  const tables = { categories, locations, products, packagings, 'bills-of-materials': billsOfMaterials };
  for (const [name, table] of Object.entries(tables)) {
    const out = writeTable(name, rows);
    expect(out[0]).toEqual(Object.values(table.columns).map(({ title }) => title));
    const preview = bring(table, ...out.map((cells) => cells.map(unguarded).join(';')));
    expect(preview.faults, name).toEqual([]);
  }
  expect(records()).toEqual(before);
});

describe('cells', () => {
  test.each([
    ['1000', '1000'],
    ['43,5', '43.5'],
    ['43.5', '43.5'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1 234,5', '1234.5'],
    ["1'234.50", '1234.5'],
    ['0.125', '0.125'],
    ['-12.5', '-12.5'],
  ])('%s is %s', (cell, value) => expect(decimal(cell)).toEqual({ ok: true, value }));

  test.each(['1.234', '1,234', '1.2.3', '1e5', 'ten', ''])(
    '%j could be two numbers or none: refused, never guessed',
    (cell) => {
      expect(decimal(cell).ok).toBe(false);
    },
  );

  test('a day is one day or none', () => {
    expect(['2027-06-30', '30.6.2027', '2027/06/30'].map((cell) => calendarDay(cell))).toEqual(
      ['2027-06-30', '2027-06-30', '2027-06-30'].map((value) => ({ ok: true, value })),
    );
    for (const cell of ['06/07/2027', '30.6.27', '2027-02-30', 'June'])
      expect(calendarDay(cell).ok).toBe(false);
  });

  test('what goes out is harmless, and comes back as it was', () => {
    expect(['=1+1', '+49 30', '-12.5', '@x', "O'Neill"].map(harmless)).toEqual([
      "'=1+1",
      "'+49 30",
      '-12.5',
      "'@x",
      "O'Neill",
    ]);
    fc.assert(fc.property(fc.string(), (cell) => unguarded(harmless(cell)) === cell || cell.startsWith("'")));
  });
});
