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
  row('STX and ETX around the code', '\u0002]C1010401234567890110L-9\u0003', ais(oats, ['10', 'L-9'])),
  row('FNC1 first as a written token', '<GS>010401234567890110L-9', ais(oats, ['10', 'L-9'])),
  row('a separator of more than one sort', '010401234567890110A~17280229|21B', { kind: 'gs1-invalid' }),
  row('a repaired message without a key', '10AB|17280229', { kind: 'plain-or-gs1', raw: '10AB|17280229' }),
  row('a sign in front of a number', '#21-7', { kind: 'plain', raw: '#21-7' }),
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
  row('data identifiers only where the site has them', '1TAX-09', { kind: 'plain' }),
];
