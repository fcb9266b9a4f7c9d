import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberToDay } from '../base/calendar.ts';
import { fromMicros } from '../base/quantity.ts';
import { type ImportContext, type ImportLine, goodNumbers, importLines } from './import.ts';
import { readDate } from './import-date.ts';
import { readQuantity } from './import-quantity.ts';
import { type ListContext, importList } from './import-list.ts';

const known = ['USED-1', 'SN0003'];
const context = (more: Partial<ImportContext> = {}): ImportContext => ({
  tracking: 'lot',
  precision: 3,
  decimals: 'point',
  dateOrder: null,
  knownAs: (name) => known.find((each) => each.toLowerCase() === name.toLowerCase()),
  ...more,
});
const said = (lines: readonly ImportLine[]): string[] =>
  lines.map(({ line, number, faults, warnings, isHeading }) =>
    [
      line,
      isHeading ? 'heading' : (number?.name ?? '-'),
      ...(number?.quantity ? [number.quantity] : []),
      ...(number?.expiration ? [number.expiration] : []),
      ...[...faults, ...warnings].map(({ code }) => code),
    ].join(' '),
  );

/** What people paste: numbers, separators, quotation marks, line ends of three systems, and worse. */
const anyText = fc
  .array(fc.constantFrom(...'A1905;,\t\n\r"-/. ~+é\u0000\uFEFF', '\r\n', '2027-06-30'), { maxLength: 80 })
  .map((parts) => parts.join(''));

describe('import by lines', () => {
  test('[NUM-4, T22] one number a line; blank lines count as lines and are nothing', () => {
    expect(said(importLines('\uFEFFA-1\r\n\r\n  A-2  \nA-3', context()))).toEqual([
      '1 A-1',
      '3 A-2',
      '4 A-3',
    ]);
  });

  test('[NUM-4] number, quantity and date in either order, with semicolon, comma or tab', () => {
    const text = 'A;25;2027-06-30\nB,2027-06-30,25.5\nC\t25\t30/06/2027\n"D;1";3\nE;;2027-06-30';
    expect(said(importLines(text, context()))).toEqual([
      '1 A 25 2027-06-30',
      '2 B 25.5 2027-06-30',
      '3 C 25 2027-06-30',
      '4 D;1 3',
      '5 E 2027-06-30',
    ]);
  });

  test('[NUM-4] a heading is said to be one, and only where it stands first', () => {
    expect(said(importLines('Lot;Quantity;Date\nA;1\nLot;Quantity', context()))).toEqual([
      '1 heading',
      '2 A 1',
      '3 Lot cell-not-understood',
    ]);
  });

  test('[NUM-4] what is twice, in use, or differs in case alone is named, and nothing is dropped', () => {
    const text = 'SN1\nSN2\nSN1\nUSED-1\nsn2\nused-1';
    expect(said(importLines(text, context({ tracking: 'serial' })))).toEqual([
      '1 SN1',
      '2 SN2',
      '3 SN1 number-twice',
      '4 USED-1 number-in-use',
      '5 sn2 case-differs',
      '6 used-1 case-differs case-differs',
    ]);
    expect(said(importLines('USED-1', context()))).toEqual(['1 USED-1 known-lot']);
  });

  test('[NUM-4] 200 serials with five faults: five are named, 195 can be kept', () => {
    const all = Array.from({ length: 200 }, (_, n) => `MT-${String(n + 1).padStart(4, '0')}`);
    all[10] = 'MT-0001';
    all[50] = 'USED-1';
    all[99] = 'MT-0100;2';
    all[150] = ';1';
    all[199] = 'MT-0200;05/06/2027';
    const lines = importLines(all.join('\n'), context({ tracking: 'serial' }));
    expect(lines).toHaveLength(200);
    expect(said(lines.filter(({ faults }) => faults.length > 0))).toEqual([
      '11 MT-0001 number-twice',
      '51 USED-1 number-in-use',
      '100 MT-0100 2 serial-is-one',
      '151  1 number-missing',
      '200 MT-0200 date-unclear',
    ]);
    expect(goodNumbers(lines)).toHaveLength(195);
  });

  test('[NUM-4, UOM-1] quantities that are none, too fine or not positive are named', () => {
    expect(said(importLines('A;0\nB;-2\nC;1.2345\nD;many\nE;1;2', context()))).toEqual([
      '1 A 0 quantity-not-positive',
      '2 B -2 quantity-not-positive',
      '3 C 1.2345 quantity-too-precise',
      '4 D cell-not-understood',
      '5 E 1 too-many-cells',
    ]);
  });

  test('[NUM-4] eight digits are a date beside a quantity, a quantity beside a date, and asked alone', () => {
    expect(said(importLines('A;5;20270630\nB;20270630;2027-06-30\nC;20270630', context()))).toEqual([
      '1 A 5 2027-06-30',
      '2 B 20270630 2027-06-30',
      '3 C cell-not-understood',
    ]);
  });

  test('[NUM-4] every line comes back as it was meant, however it was written', () => {
    const name = fc.stringMatching(/^[A-Z]{1,4}-?\d{1,6}$/);
    const quantity = fc.bigInt({ min: 1n, max: 9_999_999n }).map((n) => fromMicros(n * 1000n));
    const row = fc.record({
      name,
      quantity: fc.option(quantity),
      expiration: fc.option(fc.integer({ min: 18_000, max: 40_000 }).map(numberToDay)),
      dateFirst: fc.boolean(),
    });
    const rows = fc.uniqueArray(row, { selector: (each) => each.name, minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rows, fc.constantFrom(';', ',', '\t'), fc.constantFrom('\n', '\r\n'), (all, apart, end) => {
        const text = all.map(({ name, quantity, expiration, dateFirst }) => {
          const rest = [quantity, expiration].filter((cell) => cell !== null);
          return [name, ...(dateFirst ? rest.toReversed() : rest)].join(apart);
        });
        const lines = importLines(text.join(end), context({ knownAs: () => undefined }));
        expect(lines.map(({ number }) => number)).toEqual(
          all.map(({ name, quantity, expiration }) => ({ name, quantity, expiration })),
        );
        expect(lines.every(({ faults }) => faults.length === 0)).toBe(true);
      }),
    );
  });

  test('[NUM-4] whatever is pasted, each line that is not blank is answered once, in its order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = importLines(text, context());
        const written = text
          .replace(/^\uFEFF/, '')
          .split(/\r\n|\r|\n/)
          .flatMap((each, at) => (each.trim() === '' ? [] : [at + 1]));
        expect(lines.map(({ line }) => line)).toEqual(written);
        for (const { number, faults } of lines) if (faults.length === 0) expect(number?.name).not.toBe('');
      }),
    );
  });
});

describe('dates and quantities of others', () => {
  test.each([
    ['2027-06-30', '2027-06-30'],
    ['2027/6/5', '2027-06-05'],
    ['20270630', '2027-06-30'],
    ['30.06.2027', '2027-06-30'],
    ['06/30/2027', '2027-06-30'],
    ['05/05/2027', '2027-05-05'],
    ['05/06/2027', 'unclear 2027-06-05 2027-05-06'],
    ['30.06.27', 'unclear 2027-06-30 2030-06-27'],
    ['31/02/2027', 'none'],
    ['2027-02-29', 'none'],
    ['25', 'none'],
  ])('[NUM-4] %s is %s', (text, meant) => {
    const read = readDate(text, null);
    const spelled = {
      day: () => (read.is === 'day' ? read.day : ''),
      unclear: () => (read.is === 'unclear' ? ['unclear', ...read.readings].join(' ') : ''),
      none: () => 'none',
    };
    expect(spelled[read.is]()).toBe(meant);
  });

  test('[NUM-4] what was unclear is clear once a person has said which way', () => {
    expect(readDate('05/06/2027', 'day-month')).toEqual({ is: 'day', day: '2027-06-05' });
    expect(readDate('05/06/27', 'month-day')).toEqual({ is: 'day', day: '2027-05-06' });
    expect(said(importLines('A;05/06/2027', context({ dateOrder: 'day-month' })))).toEqual([
      '1 A 2027-06-05',
    ]);
  });

  test.each([
    ['1.5', 'point', '1.5'],
    ['1,5', 'point', '1.5'],
    ['1,500', 'point', 'unclear'],
    ['1.500', 'comma', 'unclear'],
    ['1,500', 'comma', '1.5'],
    ['1,000.5', 'point', 'unclear'],
    ['x', 'point', 'none'],
  ] as const)('[NUM-4] %s with a decimal %s is %s', (text, decimals, meant) => {
    const read = readQuantity(text, decimals);
    expect(read.is === 'quantity' ? read.quantity : read.is).toBe(meant);
  });
});

describe('a typed list', () => {
  const list = (text: string, more: Partial<ListContext> = {}): string[] =>
    importList(text, { ...context({ tracking: 'serial' }), next: 'SN0002', missing: 4, ...more }).map(
      ({ number, faults }) => [number?.name, ...faults.map(({ code }) => code)].join(' '),
    );

  test.each([
    ['1-5, 9', ['1', '2', '3', '4', '5', '9']],
    ['SN098-102', ['SN098', 'SN099', 'SN100', 'SN101', 'SN102']],
    ['SN1-SN3', ['SN1', 'SN2', 'SN3']],
    ['2+2', ['2', '3', '4']],
    ['4+', ['4', '5', '6', '7']],
    ['20, 4+', ['20', '4', '5', '6']],
    ['4+, 9+', ['4', '5', '6', '7', '9 plus-twice']],
    ['~, ~', ['SN0002', 'SN0004']],
    ['2026-0099', ['2026-0099']],
    ['1-3, 2', ['1', '2', '3', '2 number-twice']],
    ['1-99999', ['1-99999 range-too-long']],
    ['SN0003', ['SN0003 number-in-use']],
    [' , ', []],
  ])('[NUM-4] %s', (text, numbers) => {
    expect(list(text)).toEqual(numbers);
  });
});
