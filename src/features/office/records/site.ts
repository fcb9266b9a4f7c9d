import { IconAdjustments, IconMessageQuestion, IconScan } from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { LocationId, ProductId, SequenceId } from '#domain/base/ids.ts';
import type { Site } from '#domain/catalogue/place.ts';
import { type Reasons, reasonKinds } from '#domain/catalogue/reasons.ts';
import type { Scanning } from '#domain/catalogue/scanning.ts';
import { operationWords } from '../../operation-words.ts';
import { usualReasons } from '../../reasons.ts';
import type { Field } from '../form/fields.ts';
import { type Values, asTexts, isOn, orNull, textOf, textsOf } from '../form/values.ts';
import { PackageNumberPreview } from '../package-number-preview.tsx';
import { ScanTrial } from '../scan-trial.tsx';
import { scanningOf } from './scanning-of.ts';
import { type RecordForm, defineForm } from './define.ts';

/** The site is one record with three forms: each changes its own part and keeps the others. */
const sitePart = (
  part: Pick<RecordForm<'site'>, 'path' | 'icon' | 'title' | 'note' | 'sections' | 'check' | 'open'> & {
    readonly put: (values: Values, before: Site) => Partial<Site>;
  },
): RecordForm =>
  defineForm<'site'>({
    ...part,
    of: 'site',
    one: msg`Site`,
    begin: msg`The site is not on this device yet.`,
    isMany: false,
    about: () => [],
    external: () => '',
    fresh: () => ({}),
    close: (values, _, before) => {
      if (!before) throw new Error('A site is founded, not made here');
      return { ...before, ...part.put(values, before) };
    },
  });

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const place = (name: string, label: MessageDescriptor): Field => ({
  name,
  kind: 'reference',
  to: 'location',
  label,
  none: msg`Choose a place`,
  required: true,
});
const run = (name: string, label: MessageDescriptor, help: MessageDescriptor): Field => ({
  name,
  kind: 'reference',
  to: 'sequence',
  label,
  help,
  none: msg`Choose a sequence`,
  required: true,
});

export const settings = sitePart({
  path: 'settings',
  icon: IconAdjustments,
  title: msg`Settings`,
  note: msg`Traceability, expiry, stock, packages`,
  sections: [
    {
      title: msg`Traceability`,
      fields: [
        {
          // [M04, T05] Everything about numbers begins here.
          name: 'traceability',
          kind: 'tick',
          label: msg`Lots and serial numbers`,
          help: msg`Products may be tracked by lots or by serial numbers.`,
          risk: {
            when: false,
            words: msg`Without lots and serial numbers nobody can say later which goods went where. Products that are tracked already stay so.`,
          },
        },
        {
          name: 'expiryDates',
          kind: 'tick',
          label: msg`Expiration dates`,
          help: msg`Products may have the four date rules.`,
          locked: (values) =>
            isOn(values, 'traceability')
              ? undefined
              : msg`Dates stand on lots. Switch on lots and serial numbers first.`,
          risk: {
            when: false,
            only: (values) => isOn(values, 'traceability'),
            words: msg`Without dates, goods past theirs are proposed and shipped like all others.`,
          },
        },
        {
          name: 'numbersOnSlips',
          kind: 'tick',
          label: msg`Numbers on delivery slips`,
          help: msg`Lots and serial numbers stand on the slip of a delivery that is done.`,
          locked: (values) =>
            isOn(values, 'traceability')
              ? undefined
              : msg`There are none. Switch on lots and serial numbers first.`,
        },
        {
          name: 'expiredNeedsSupervisor',
          kind: 'tick',
          label: msg`Expired goods need a supervisor`,
          help: msg`Taken by others, they wait on hold until a supervisor has looked.`,
          shown: (values) => isOn(values, 'expiryDates'),
          risk: {
            when: false,
            words: msg`Anybody may use or ship expired goods; it is flagged afterwards.`,
          },
        },
      ],
    },
    {
      title: msg`Stock`,
      fields: [
        {
          name: 'allowNegativeStock',
          kind: 'tick',
          label: msg`More than is booked may be taken`,
          help: msg`What was really done is recorded; the shortage is flagged until it is received or counted.`,
          risk: {
            when: false,
            words: msg`Work that was done is refused when the books are behind. The people on the floor then have to wait for somebody to correct them.`,
          },
        },
        place('inventoryLoss', msg`Counted differences go to`),
        place('scrap', msg`Scrap goes to`),
        place('production', msg`Production takes place at`),
        {
          name: 'unidentifiedProduct',
          kind: 'reference',
          to: 'product',
          label: msg`Unidentified goods are received as`,
          none: msg`Choose a product`,
          required: true,
        },
      ],
    },
    {
      title: msg`Numbers`,
      fields: [
        run(
          'sharedSequence',
          msg`Shared lot and serial numbers`,
          msg`For products without a sequence of their own.`,
        ),
        {
          name: 'companyPrefix',
          kind: 'text',
          code: true,
          label: msg`GS1 company prefix`,
          help: msg`As GS1 gave it to you, 4 to 12 digits. The numbers of your own pallets and cases begin with it.`,
          pattern: { fits: /^\d{4,12}$/, otherwise: msg`Type 4 to 12 digits, nothing else.` },
        },
        run(
          'packageSequence',
          msg`Packages are counted by`,
          msg`The counter inside the pallet number. It has no prefix.`,
        ),
        { name: 'sscc', kind: 'aside', label: msg`Next pallet number`, show: PackageNumberPreview },
      ],
    },
    {
      title: msg`Site`,
      fields: [
        { name: 'name', kind: 'text', label: msg`Name`, required: true },
        {
          name: 'timeZone',
          kind: 'text',
          label: msg`Time zone`,
          help: msg`Days are counted in it: Europe/Berlin.`,
          required: true,
        },
        {
          name: 'shiftStart',
          kind: 'text',
          code: true,
          label: msg`The production day begins at`,
          help: msg`Numbers made in the night shift bear the day before.`,
          pattern: { fits: /^(?:[01]\d|2[0-3]):[0-5]\d$/, otherwise: msg`Type a time like 06:00.` },
          required: true,
        },
      ],
    },
  ],
  check: (values): Record<string, MessageDescriptor> =>
    isTimeZone(textOf(values, 'timeZone'))
      ? {}
      : { timeZone: msg`No such time zone. Type one like Europe/Berlin.` },
  open: (row) => ({
    traceability: row.traceability,
    expiryDates: row.expiryDates,
    numbersOnSlips: row.numbersOnSlips,
    expiredNeedsSupervisor: row.expiredNeedsSupervisor,
    allowNegativeStock: row.allowNegativeStock,
    inventoryLoss: row.inventoryLoss,
    scrap: row.scrap,
    production: row.production,
    unidentifiedProduct: row.unidentifiedProduct,
    sharedSequence: row.sharedSequence,
    companyPrefix: row.companyPrefix ?? '',
    packageSequence: row.packageSequence,
    name: row.name,
    timeZone: row.timeZone,
    shiftStart: clock(row.shiftStart),
  }),
  put: (values) => ({
    traceability: isOn(values, 'traceability'),
    expiryDates: isOn(values, 'expiryDates'),
    numbersOnSlips: isOn(values, 'numbersOnSlips'),
    expiredNeedsSupervisor: isOn(values, 'expiredNeedsSupervisor'),
    allowNegativeStock: isOn(values, 'allowNegativeStock'),
    inventoryLoss: textOf(values, 'inventoryLoss') as LocationId,
    scrap: textOf(values, 'scrap') as LocationId,
    production: textOf(values, 'production') as LocationId,
    unidentifiedProduct: textOf(values, 'unidentifiedProduct') as ProductId,
    sharedSequence: textOf(values, 'sharedSequence') as SequenceId,
    companyPrefix: orNull(values, 'companyPrefix'),
    packageSequence: textOf(values, 'packageSequence') as SequenceId,
    name: textOf(values, 'name'),
    timeZone: textOf(values, 'timeZone'),
    shiftStart: minutesOf(textOf(values, 'shiftStart')),
  }),
});

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const measure = '{NNDDD}';
const understood = 'Ctrl+]  F8  |  {GS}';

type Rule = Scanning['rules'][number];

const meansWords: Readonly<Record<Rule['means'], MessageDescriptor>> = {
  product: msg`Product`,
  lot: msg`Lot`,
  serial: msg`Serial number`,
  location: msg`Place`,
  order: msg`Order`,
  package: msg`Pallet or case`,
  quantity: msg`Quantity`,
  weight: msg`Weight`,
  price: msg`Price`,
  badge: msg`Badge`,
  command: msg`Command`,
};

export const scanningRules = sitePart({
  path: 'scanning',
  icon: IconScan,
  title: msg`Scanning rules`,
  note: msg`Your own number formats, and how your scanners differ`,
  sections: [
    {
      title: msg`Own number formats`,
      note: msg`GS1, HIBC and ISO 15434 labels need no rule. Rules are tried in this order.`,
      fields: [
        {
          name: 'rules',
          kind: 'list',
          label: msg`Rules`,
          one: msg`Rule`,
          add: msg`Add rule`,
          fresh: () => ({ name: '', means: 'lot', pattern: '', encoding: '' }),
          fields: [
            { name: 'name', kind: 'text', label: msg`Name`, required: true },
            {
              name: 'means',
              kind: 'choice',
              label: msg`It is a`,
              choices: (Object.keys(meansWords) as Rule['means'][]).map((value) => ({
                value,
                word: meansWords[value],
              })),
            },
            {
              name: 'pattern',
              kind: 'text',
              code: true,
              label: msg`Pattern`,
              help: msg`A dot is any character, ${measure} a measure, .* at the end anything, | another way to write it.`,
              required: true,
            },
            {
              name: 'encoding',
              kind: 'choice',
              label: msg`Only in barcodes of this kind`,
              choices: [
                { value: '', word: msg`Any` },
                { value: 'ean13', word: msg`EAN-13` },
                { value: 'ean8', word: msg`EAN-8` },
                { value: 'upca', word: msg`UPC-A` },
              ],
            },
          ],
        },
      ],
    },
    {
      title: msg`Scanners`,
      fields: [
        {
          name: 'separators',
          kind: 'texts',
          most: 40,
          one: msg`Separator`,
          add: msg`Add separator`,
          label: msg`Sent in place of GS`,
          help: msg`Only what is not understood anyway; ${understood} are.`,
        },
        {
          name: 'prefixes',
          kind: 'texts',
          most: 40,
          one: msg`Prefix`,
          add: msg`Add prefix`,
          label: msg`Sent before every code`,
        },
        {
          name: 'suffixes',
          kind: 'texts',
          most: 40,
          one: msg`Suffix`,
          add: msg`Add suffix`,
          label: msg`Sent behind every code`,
        },
        {
          name: 'dataIdentifiers',
          kind: 'tick',
          label: msg`Linear labels carry data identifiers`,
          help: msg`ASC MH10.8: P4711-B is part 4711-B.`,
        },
      ],
    },
    {
      title: msg`Try a code`,
      fields: [{ name: 'trial', kind: 'aside', label: msg`Try a code`, show: ScanTrial }],
    },
  ],
  open: ({ scanning }) => ({
    rules: scanning.rules.map(({ name, means, pattern, encoding }) => ({
      name,
      means,
      pattern,
      encoding: encoding ?? '',
    })),
    separators: asTexts(scanning.separators),
    prefixes: asTexts(scanning.prefixes),
    suffixes: asTexts(scanning.suffixes),
    dataIdentifiers: scanning.dataIdentifiers,
  }),
  put: (values) => ({ scanning: scanningOf(values) }),
});

export const reasons = sitePart({
  path: 'reasons',
  icon: IconMessageQuestion,
  title: msg`Preset reasons`,
  note: msg`What people press when they are asked why`,
  sections: [
    {
      title: msg`By kind of work`,
      note: msg`Empty: the usual reasons, in the language of whoever is asked. Your own stand in their place, as you write them.`,
      fields: reasonKinds.map((kind): Field => ({
        name: kind,
        kind: 'texts',
        most: 200,
        one: msg`Reason`,
        add: msg`Add reason`,
        label: kind === 'reprint' ? msg`Label printed again` : operationWords(kind),
        help: usualReasons(kind),
      })),
    },
  ],
  check: (values): Record<string, MessageDescriptor> =>
    Object.fromEntries(
      reasonKinds
        .filter((kind) => textsOf(values, kind).length > 12)
        .map((kind) => [kind, msg`At most 12: nobody reads more.`]),
    ),
  open: (row) => Object.fromEntries(reasonKinds.map((kind) => [kind, asTexts(row.reasons[kind] ?? [])])),
  put: (values) => ({
    reasons: Object.fromEntries(
      reasonKinds
        .map((kind) => [kind, textsOf(values, kind)] as const)
        .filter(([, texts]) => texts.length > 0),
    ) as Reasons,
  }),
});
