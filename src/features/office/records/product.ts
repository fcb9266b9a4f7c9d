import { IconBox } from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { toGtin14 } from '#domain/barcode/keys.ts';
import type { CategoryId, PartnerId, PersonId, ProductId, SequenceId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { Product, Tracking } from '#domain/catalogue/product.ts';
import type { Field, Section } from '../form/fields.ts';
import { type Values, asTexts, isOn, listOf, orNull, textOf, textsOf, wholeOf } from '../form/values.ts';
import { TrackingHelp } from '../tracking-help.tsx';
import { defineForm } from './define.ts';

/** [M06] By quantity is what a product begins with. */
export const trackingWords: Readonly<Record<Tracking, MessageDescriptor>> = {
  none: msg`By quantity`,
  lot: msg`By lots`,
  serial: msg`By unique serial number`,
};

const isTracked = (values: Values): boolean => textOf(values, 'tracking') !== 'none';

const tracking: readonly Field[] = [
  {
    name: 'stocked',
    kind: 'tick',
    label: msg`Track inventory`,
    locked: () => msg`Always on: the stock of every product is counted here.`,
  },
  {
    name: 'tracking',
    kind: 'choice',
    label: msg`Tracking`,
    choices: (['none', 'lot', 'serial'] as const).map((value) => ({ value, word: trackingWords[value] })),
    // [M04] The choice appears once lots and serial numbers are in use at all.
    shown: (values, { site }) => site?.traceability !== false || isTracked(values),
    locked: (_, { site }) =>
      site?.traceability === false
        ? msg`Lots and serial numbers are switched off for this site. Switch them on in the settings.`
        : undefined,
  },
  { name: 'help', kind: 'aside', label: msg`When to use which`, show: TrackingHelp },
];

/** [EXP-1, T36] Four rules in days. */
const days = (name: string, label: MessageDescriptor, help: MessageDescriptor): Field => ({
  name,
  kind: 'whole',
  label,
  help,
  least: 0,
  most: 36_500,
  unit: msg`days`,
  required: true,
  shown: (values) => isOn(values, 'expires'),
});

const sections: readonly Section[] = [
  {
    title: msg`General`,
    fields: [
      { name: 'name', kind: 'text', label: msg`Name`, required: true },
      {
        name: 'code',
        kind: 'text',
        code: true,
        label: msg`Internal reference`,
        help: msg`Short, and no other product has it.`,
        required: true,
      },
      {
        name: 'category',
        kind: 'reference',
        to: 'category',
        label: msg`Category`,
        none: msg`No category`,
        help: msg`Says which goods leave first.`,
      },
      {
        name: 'responsible',
        kind: 'reference',
        to: 'person',
        label: msg`Responsible person`,
        none: msg`Nobody`,
        help: msg`Is told when a lot reaches its alert date.`,
      },
    ],
  },
  { title: msg`Inventory`, fields: tracking },
  {
    title: msg`Numbers`,
    shown: isTracked,
    fields: [
      {
        name: 'sequence',
        kind: 'reference',
        to: 'sequence',
        label: msg`Number sequence`,
        none: msg`The shared one of the site`,
        help: msg`Where the next lot or serial number comes from.`,
      },
    ],
  },
  {
    title: msg`Unit and packagings`,
    fields: [
      {
        name: 'unit',
        kind: 'reference',
        to: 'unit',
        by: 'name',
        label: msg`Unit`,
        none: msg`Choose a unit`,
        help: msg`What stock is counted in. It stays once something was booked.`,
        required: true,
        follows: (_, values, row) =>
          row && 'factor' in row ? { ...values, precision: String(row.precision) } : values,
      },
      {
        name: 'precision',
        kind: 'whole',
        label: msg`Digits after the point`,
        help: msg`0 for pieces; 3 for kilograms down to the gram.`,
        least: 0,
        most: 6,
        required: true,
      },
      {
        name: 'barcodes',
        kind: 'texts',
        scanned: true,
        one: msg`Barcode`,
        add: msg`Add barcode`,
        label: msg`Barcodes of one unit`,
      },
      {
        name: 'packagings',
        kind: 'list',
        label: msg`Packagings`,
        help: msg`A sack, a case, a pallet: scanned as one, counted as what it holds.`,
        one: msg`Packaging`,
        add: msg`Add packaging`,
        fresh: () => ({ name: '', factor: '', barcodes: [] }),
        fields: [
          { name: 'name', kind: 'text', label: msg`Name`, required: true },
          {
            name: 'factor',
            kind: 'decimal',
            positive: true,
            label: msg`Holds, in the unit above`,
            required: true,
          },
          {
            name: 'barcodes',
            kind: 'texts',
            scanned: true,
            one: msg`Barcode`,
            add: msg`Add barcode`,
            label: msg`Its barcodes`,
          },
        ],
      },
    ],
  },
  {
    title: msg`Expiry`,
    // [T07, T35] In the settings first, then per product.
    shown: (values, { site }) => site?.expiryDates !== false || isOn(values, 'expires'),
    fields: [
      {
        name: 'expires',
        kind: 'tick',
        label: msg`It expires`,
        help: (values) =>
          isTracked(values) ? undefined : msg`Dates stand on lots: choose tracking by lots or serials first.`,
        locked: (values) =>
          isTracked(values) ? undefined : msg`Dates stand on lots: choose tracking by lots or serials first.`,
      },
      days('expirationDays', msg`Expires after`, msg`Counted from receipt or production. Unsafe after it.`),
      days(
        'bestBeforeDays',
        msg`Best before`,
        msg`So long before expiration. Declines after it, still safe.`,
      ),
      days(
        'removalDays',
        msg`Removal`,
        msg`So long before expiration. Leaves the available stock; the nearest goes out first.`,
      ),
      days('alertDays', msg`Alert`, msg`So long before expiration. Stands in the alerts from then on.`),
    ],
  },
  {
    title: msg`Measured weight`,
    fields: [
      {
        name: 'catch',
        kind: 'tick',
        label: msg`Every piece is weighed`,
        help: msg`Pieces and weight are both kept; neither is computed from the other.`,
      },
      {
        name: 'catchUnit',
        kind: 'reference',
        to: 'unit',
        by: 'name',
        label: msg`Weighed in`,
        none: msg`Choose a unit`,
        required: true,
        shown: (values) => isOn(values, 'catch'),
      },
      {
        name: 'nominal',
        kind: 'decimal',
        positive: true,
        label: msg`Usual weight of one`,
        required: true,
        shown: (values) => isOn(values, 'catch'),
      },
      {
        name: 'tolerance',
        kind: 'whole',
        least: 0,
        most: 100,
        unit: msg`%`,
        label: msg`Tolerance`,
        help: msg`Weights further off are flagged.`,
        required: true,
        shown: (values) => isOn(values, 'catch'),
      },
    ],
  },
  {
    title: msg`Suppliers`,
    fields: [
      {
        name: 'supplierCodes',
        kind: 'list',
        label: msg`What suppliers call it`,
        one: msg`Supplier`,
        add: msg`Add supplier`,
        fresh: () => ({ partner: '', code: '' }),
        fields: [
          {
            name: 'partner',
            kind: 'reference',
            to: 'partner',
            side: 'supplier',
            label: msg`Supplier`,
            none: msg`Choose a supplier`,
            required: true,
          },
          { name: 'code', kind: 'text', code: true, label: msg`Their code`, required: true },
        ],
      },
    ],
  },
];

/** A GTIN in its 14 digits, as labels are looked up; any other code as it is scanned. */
export const barcodeAsKept = (text: string): string => toGtin14(text) ?? text;

function checkProduct(values: Values): Record<string, MessageDescriptor> {
  const faults: Record<string, MessageDescriptor> = {};
  const seen = new Set<string>();
  const own = textsOf(values, 'barcodes').map((code) => ['barcodes', code] as const);
  const packed = listOf(values, 'packagings').flatMap((each, at) =>
    textsOf(each, 'barcodes').map((code) => [`packagings.${at}.barcodes`, code] as const),
  );
  for (const [path, text] of [...own, ...packed]) {
    const code = barcodeAsKept(text);
    if (seen.has(code)) faults[path] = msg`${text} stands here twice. A barcode leads to one thing.`;
    seen.add(code);
  }
  const names = listOf(values, 'packagings').map((each) => textOf(each, 'name').toLowerCase());
  for (const [at, name] of names.entries())
    if (name !== '' && names.indexOf(name) < at)
      faults[`packagings.${at}.name`] = msg`Another packaging has this name.`;
  const rule = ['bestBeforeDays', 'removalDays', 'alertDays'];
  if (isOn(values, 'expires'))
    for (const name of rule)
      if (wholeOf(values, name) > wholeOf(values, 'expirationDays'))
        faults[name] = msg`That would be before it came. Type fewer days than until expiration.`;
  return faults;
}

const codes = (texts: readonly string[]): string[] => texts.map(barcodeAsKept);

export const products = defineForm<'product'>({
  of: 'product',
  path: 'products',
  icon: IconBox,
  title: msg`Products`,
  one: msg`Product`,
  note: msg`Tracking, barcodes, packagings, expiry`,
  begin: msg`Make the first product, or bring a list of them.`,
  isMany: true,
  sections,
  check: checkProduct,
  filter: {
    choices: [
      { value: '', word: msg`All in use` },
      { value: 'none', word: msg`Tracked by quantity` },
      { value: 'lot', word: msg`Tracked by lots` },
      { value: 'serial', word: msg`Tracked by serial numbers` },
    ],
    fits: (row, value) => value === '' || row.tracking === value,
  },
  about: ({ code, unit, tracking: by }) => [code, unit, trackingWords[by]],
  external: (values) => textOf(values, 'code'),
  fresh: () => ({
    name: '',
    code: '',
    category: '',
    responsible: '',
    stocked: true,
    tracking: 'none',
    sequence: '',
    unit: '',
    precision: '0',
    barcodes: [],
    packagings: [],
    expires: false,
    ...noDays,
    catch: false,
    ...noWeight,
    supplierCodes: [],
  }),
  open: (row) => ({
    name: row.name,
    code: row.code,
    category: row.category ?? '',
    responsible: row.responsible ?? '',
    stocked: true,
    tracking: row.tracking,
    sequence: row.sequence ?? '',
    unit: row.unit,
    precision: String(row.precision),
    barcodes: asTexts(row.barcodes),
    packagings: row.packagings.map(({ name, factor, barcodes }) => ({
      name,
      factor,
      barcodes: asTexts(barcodes),
    })),
    expires: row.expiry !== null,
    ...(row.expiry === null
      ? noDays
      : {
          expirationDays: String(row.expiry.expirationDays),
          bestBeforeDays: String(row.expiry.bestBeforeDays),
          removalDays: String(row.expiry.removalDays),
          alertDays: String(row.expiry.alertDays),
        }),
    catch: row.catchWeight !== null,
    ...(row.catchWeight === null
      ? noWeight
      : {
          catchUnit: row.catchWeight.unit,
          nominal: row.catchWeight.nominal,
          tolerance: String(row.catchWeight.tolerancePercent),
        }),
    supplierCodes: row.supplierCodes.map(({ partner, code }) => ({ partner, code })),
  }),
  close: (values, id, before): Product => ({
    id: id as ProductId,
    name: textOf(values, 'name'),
    code: textOf(values, 'code'),
    tracking: textOf(values, 'tracking') as Tracking,
    unit: textOf(values, 'unit'),
    precision: wholeOf(values, 'precision'),
    barcodes: codes(textsOf(values, 'barcodes')),
    packagings: listOf(values, 'packagings').map((each) => ({
      name: textOf(each, 'name'),
      factor: textOf(each, 'factor') as Quantity,
      barcodes: codes(textsOf(each, 'barcodes')),
    })),
    expiry: isOn(values, 'expires')
      ? {
          expirationDays: wholeOf(values, 'expirationDays'),
          bestBeforeDays: wholeOf(values, 'bestBeforeDays'),
          removalDays: wholeOf(values, 'removalDays'),
          alertDays: wholeOf(values, 'alertDays'),
        }
      : null,
    category: orNull(values, 'category') as CategoryId | null,
    responsible: orNull(values, 'responsible') as PersonId | null,
    supplierCodes: listOf(values, 'supplierCodes').map((each) => ({
      partner: textOf(each, 'partner') as PartnerId,
      code: textOf(each, 'code'),
    })),
    sequence: orNull(values, 'sequence') as SequenceId | null,
    catchWeight: isOn(values, 'catch')
      ? {
          unit: textOf(values, 'catchUnit'),
          nominal: textOf(values, 'nominal') as Quantity,
          tolerancePercent: wholeOf(values, 'tolerance'),
        }
      : null,
    archived: before?.archived ?? false,
  }),
});

const noDays = { expirationDays: '', bestBeforeDays: '0', removalDays: '0', alertDays: '0' };
const noWeight = { catchUnit: '', nominal: '', tolerance: '10' };
