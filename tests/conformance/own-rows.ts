import type { Line } from './flat.ts';
import { checkCharacter, checkDigit } from './made/checks.ts';

/** What the vectors leave out, in their form: what has to be in the flat reading. */
export type OwnRow = Line & { readonly about: string; readonly expect: Readonly<Record<string, unknown>> };

const now = '2026-11-21';
const dated = (digits: string, day: string): OwnRow => ({
  about: `GenSpecs 7.12: ${digits} in ${now}`,
  payload: `]C117${digits}`,
  context: { now },
  expect: { kind: 'gs1', dates: { 17: day } },
});
const row = (
  about: string,
  payload: string,
  expect: OwnRow['expect'],
  context: Line['context'] = {},
): OwnRow => ({
  about,
  payload,
  context: { now, ...context },
  expect,
});
const ais = (...pairs: readonly (readonly [string, string])[]) => ({ kind: 'gs1', ais: pairs });
const checked = (code: string): string => code + checkCharacter(code);
const withDigit = (body: string): string => body + checkDigit(body);
const oats = ['01', '04012345678901'] as const;

export const ownRows: readonly OwnRow[] = [
  row(
    'an EAN typed in the groups that are printed',
    '4 012345 678901',
    { kind: 'gtin', gtin14: '04012345678901', warnings: ['whitespace-removed'] },
    { typed: true },
  ),
  row('the same from a scanner', '4 012345 678901', { kind: 'plain', raw: '4 012345 678901' }),
  row(
    'typed digits with blanks that are no EAN',
    '2027 06 1',
    { kind: 'plain', raw: '2027 06 1' },
    { typed: true },
  ),
  row(
    'a number of the company, known to this site',
    `]E0${withDigit('211234501250')}`,
    { kind: 'product' },
    {
      known: { [withDigit('211234501250')]: [{ kind: 'product', id: 'p1' }] },
    },
  ),
  dated('770101', '1977-01-01'),
  dated('760101', '2076-01-01'),
  dated('750228', '2075-02-28'),
  dated('780101', '1978-01-01'),
  { ...dated('500101', '2050-01-01'), context: { now: '2099-06-01' } },
  { ...dated('490101', '2149-01-01'), context: { now: '2099-06-01' } },
  { ...dated('000101', '2100-01-01'), context: { now: '2050-06-01' } },

  row('ISO 15434 without any GS behind the format', '[)>\u001e06PGEAR-3\u001dQ12\u001e\u0004', {
    kind: 'iso15434',
    format: '06',
    fields: { P: 'GEAR-3', Q: '12', customerPart: 'GEAR-3', count: 12 },
  }),
  row('ISO 15434 with carets for the control characters', '[)>^^06^]1TL-9^]7Q12.5KGM^^^D', {
    kind: 'iso15434',
    fields: { '1T': 'L-9', lot: 'L-9' },
    warnings: ['separator-substituted'],
  }),
  row('ISO 15434 with GS1 inside', '[)>\u001e05\u001d010401234567890110L-9\u001e\u0004', {
    kind: 'iso15434',
    format: '05',
    fields: { gtin: '04012345678901', lot: 'L-9' },
  }),
  row('ISO 15434 with a mistake in its GS1', '[)>\u001e05\u001d010401234567890210L-9\u001e\u0004', {
    kind: 'iso15434-invalid',
    error: 'check-digit',
    at: 22,
  }),
  row('several formats in one envelope', '[)>\u001e01\u001d96123\u001e06\u001dSA7\u001e\u0004', {
    format: '06',
    fields: { serial: 'A7' },
  }),
  row('HIBC secondary alone, with the check character of its primary', checked('+$$3280229LOT77X'), {
    kind: 'hibc',
    fields: { expiry: '2028-02-29', lot: 'LOT77' },
  }),
  row('HIBC with five digits of quantity and a month', checked('+A123PART91/$$9000120627LOT1'), {
    kind: 'hibc',
    fields: {
      lic: 'A123',
      pcn: 'PART9',
      unitOfMeasure: '1',
      quantity: 12,
      expiry: '2027-06-30',
      lot: 'LOT1',
    },
  }),
  row('HIBC with a quantity alone', checked('+A123PART91/$$824'), { fields: { quantity: 24 } }),
  row('HIBC with a lot alone', checked('+A123PART91/$LOT-7'), { fields: { lot: 'LOT-7' } }),
  row('HIBC with a day of the year and a lot, the oldest form', checked('+A123PART91/28060LOT1'), {
    fields: { expiry: '2028-02-29', lot: 'LOT1' },
  }),
  row('HIBC with a day that no calendar has', checked('+A123PART91/$$3270231LOT1'), {
    kind: 'hibc-invalid',
    error: 'content',
    at: 12,
  }),
  row('a month that no calendar has', checked('+A123PART91/$$1327LOT1'), { kind: 'hibc-invalid' }),
  row('HIBC with a wrong check character', '+A123BJC5D6E71/$$3270630LOT1G', {
    kind: 'hibc-invalid',
    error: 'check-digit',
  }),
  row('HIBC with a serial behind the date', checked('+A123PART91/$$+3280229SN-4'), {
    kind: 'hibc',
    fields: { expiry: '2028-02-29', serial: 'SN-4' },
  }),

  row('German keyboard', '+C1010401234567890110Kß77?B', {
    ...ais(oats, ['10', 'K-77_B']),
    warnings: ['keyboard-layout'],
  }),
  row('French keyboard', "$C&à&à'à&é\"'(-è_çà&&àK)èè°B", {
    ...ais(oats, ['10', 'K-77_B']),
    warnings: ['keyboard-layout'],
  }),
  row('Caps Lock', ']c1010401234567890110ab', { ...ais(oats, ['10', 'AB']), warnings: ['keyboard-layout'] }),
  row('French keyboard and an EAN', "àà'à&é\"'(-è_çà&".slice(2), { kind: 'gtin', gtin14: '04012345678901' }),
  row('a lost GS that makes the lot too long', '010401234567890110ABCDEFGHJKLMNOPQRS17280229', {
    ...ais(oats, ['10', 'ABCDEFGHJKLMNOPQRS'], ['17', '280229']),
    warnings: ['suspected-missing-separator'],
  }),
  row('the same behind an AIM identifier', ']C1010401234567890110ABCDEFGHJKLMNOPQRS17280229', {
    ...ais(oats, ['10', 'ABCDEFGHJKLMNOPQRS'], ['17', '280229']),
    warnings: ['suspected-missing-separator'],
  }),
  row(
    'two lost GS, and more than one way to put them in',
    ']C1010401234567890110ABCDEFGHJ1128022921XY17280229',
    {
      kind: 'gs1-readings',
    },
  ),
  row(
    'cameras lose nothing',
    ']C1010401234567890110AB17280229',
    { ...ais(oats, ['10', 'AB17280229']), warnings: [], alternatives: [] },
    { source: 'camera' },
  ),
  row(
    'the order decides between ways to put GS in',
    ']C1010401234567890110ABCDEFGHJ1128022921XY17280229',
    {
      ...ais(oats, ['10', 'ABCDEFGHJ'], ['11', '280229'], ['21', 'XY'], ['17', '280229']),
      warnings: ['chosen-by-context'],
    },
    { expected: { lots: ['ABCDEFGHJ'], serials: ['XY'] } },
  ),
  row(
    'a lot that this site knows',
    'LOT-26/7',
    { kind: 'lot', fields: { lot: 'LOT-26/7' } },
    { known: { 'LOT-26/7': [{ kind: 'lot', id: 'l1' }] } },
  ),
  row('eighteen digits that begin like a lot', `10${'1'.repeat(15)}${checkDigit(`10${'1'.repeat(15)}`)}`, {
    kind: 'plain-or-gs1',
  }),
  row('a key code typed out, where the lot may be so, too', '010401234567890110AB12Alt02917280229', {
    ...ais(oats, ['10', 'AB12Alt02917280229']),
    warnings: ['suspected-missing-separator'],
    alternatives: [[oats, ['10', 'AB12'], ['17', '280229']]],
  }),
  row(
    'a key code typed out, where nothing else explains it',
    '010401234567890110ABCDEFGHJKLM12Alt02917280229',
    {
      ...ais(oats, ['10', 'ABCDEFGHJKLM12'], ['17', '280229']),
      warnings: ['separator-substituted'],
    },
  ),
  row('STX and ETX around the code', '\u0002]C1010401234567890110L-9\u0003', ais(oats, ['10', 'L-9'])),
  row('FNC1 first as a written token', '<GS>010401234567890110L-9', ais(oats, ['10', 'L-9'])),
  row('a separator of more than one sort', '010401234567890110A~17280229|21B', { kind: 'gs1-invalid' }),
  row('a repaired message without a key', '10AB|17280229', { kind: 'plain-or-gs1', raw: '10AB|17280229' }),
  row('a sign in front of a number', '#21-7', { kind: 'plain', raw: '#21-7' }),
  row('a code that only begins like an AIM identifier', ']LOT5', { kind: 'plain', raw: ']LOT5' }),
  row('blanks in a name', '10A 3712', { kind: 'plain', raw: '10A 3712' }),
  row('blanks for GS', '010401234567890110A 17280229', {
    ...ais(oats, ['10', 'A'], ['17', '280229']),
    warnings: ['separator-substituted'],
  }),
  row('a telephone number', '(020) 7946 0018', { kind: 'plain', raw: '(020) 7946 0018' }),
  row('a web address with a number that is an identifier', 'https://shop.example/00/hello', {
    kind: 'plain-url',
  }),
  row('a GTIN-13 in a link', 'https://example.com/01/4012345678901/10/A', {
    ...ais(oats, ['10', 'A']),
    warnings: ['gtin-padded'],
    syntax: 'invalid',
  }),
  row('a link with a wrong check digit', 'https://example.com/01/04012345678902', {
    kind: 'gs1-invalid',
    error: 'check-digit',
  }),
  row('an EAN-13 with a composite part', ']E04012345678901|]e010L-9', ais(oats, ['10', 'L-9'])),
  row('a pallet of counted items', `]C100${withDigit('34012345678900001')}020401234567890137024\u001d10L-9`, {
    fields: {
      sscc: withDigit('34012345678900001'),
      contentGtin: '04012345678901',
      contentCount: '24',
      count: 24,
      lot: 'L-9',
    },
  }),
  row('price with currency', ']C101040123456789013012\u001d3932978001999', {
    fields: { price: { value: '19.99', currency: '978' } },
  }),
  row('width is no quantity', `]C101${withDigit('9401234567890')}3122000150`, {
    measure: { value: 1.5, unit: 'm' },
  }),
  row(
    'site rule for lots',
    'LOT26117',
    { kind: 'lot', baseCode: 'LOT26117' },
    { nomenclature: [{ type: 'lot', pattern: 'LOT.*' }] },
  ),
  row(
    'site rule that does not match',
    'LOX26117',
    { kind: 'plain' },
    { nomenclature: [{ type: 'lot', pattern: 'LOT.....|L\\.T.' }] },
  ),
  row(
    'UPC-E of eight digits',
    '01234565',
    { kind: 'gtin', gtin14: '00012345000065' },
    { symbology: 'UPC_E' },
  ),
  row('UPC-E without its symbology is also a GTIN-8 of a company', '01234565', {
    kind: 'restricted',
    alternatives: [{ gtin14: '00012345000065' }],
  }),
  row('UPC-E that is no GTIN-8', `0987650${checkDigit('09800000765')}`, {
    kind: 'plain',
    warnings: ['gtin-check-digit'],
    alternatives: [{ kind: 'gtin', gtin14: withDigit('0009800000765') }],
  }),
  row('a magazine with its issue number', ']E3401234567890112', {
    kind: 'gtin',
    gtin14: '04012345678901',
    raw: '4012345678901',
  }),
  row('ITF-14 with a wrong check digit', ']I114012345678901', {
    kind: 'plain',
    warnings: ['gtin-check-digit'],
  }),
  row('Code 128 without FNC1', ']C0010401234567890110L-9', {
    kind: 'plain',
    raw: '010401234567890110L-9',
    alternatives: [[oats, ['10', 'L-9']]],
  }),
  row('data identifiers only where the site has them', '1TAX-09', { kind: 'plain' }),
];
