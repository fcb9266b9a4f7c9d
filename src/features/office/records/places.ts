import { IconBuildingWarehouse, IconMapPin } from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { LocationId, PartnerId } from '#domain/base/ids.ts';
import { type PartnerRole, type Usage, isPartnerAs, roleOf } from '#domain/catalogue/place.ts';
import type { RemovalStrategy } from '#domain/catalogue/product.ts';
import { orNull, textOf } from '../form/values.ts';
import { defineForm } from './define.ts';
import { removalField } from './goods.ts';

const usageWords: Readonly<Record<Usage, MessageDescriptor>> = {
  internal: msg`Ours: goods lie here`,
  transit: msg`On the way between our places`,
  supplier: msg`At suppliers`,
  customer: msg`At customers`,
  production: msg`In production`,
  'inventory-loss': msg`Counted differences`,
  scrap: msg`Scrap`,
};

/** The last part of "Warehouse / Dock". */
export const ownName = (name: string): string => name.split(' / ').at(-1) ?? name;

export const locations = defineForm<'location'>({
  of: 'location',
  path: 'locations',
  icon: IconMapPin,
  title: msg`Places`,
  one: msg`Place`,
  note: msg`Where goods lie, with barcodes`,
  begin: msg`Make the first place: a dock, a shelf, a cold room.`,
  isMany: true,
  sections: [
    {
      title: msg`General`,
      fields: [
        { name: 'name', kind: 'text', most: 80, label: msg`Name`, required: true },
        {
          name: 'parent',
          kind: 'reference',
          to: 'location',
          label: msg`Inside`,
          none: msg`Nothing: it stands by itself`,
        },
        {
          name: 'barcode',
          kind: 'text',
          code: true,
          most: 80,
          label: msg`Barcode`,
          help: msg`What hangs at the place to be scanned.`,
        },
        {
          name: 'usage',
          kind: 'choice',
          label: msg`What it is for`,
          choices: (Object.keys(usageWords) as Usage[]).map((value) => ({ value, word: usageWords[value] })),
        },
        { ...removalField, help: msg`Where the category says nothing.` },
      ],
    },
  ],
  filter: {
    choices: [
      { value: '', word: msg`All in use` },
      { value: 'ours', word: msg`Ours` },
      { value: 'others', word: msg`Outside: suppliers, customers, scrap` },
    ],
    fits: ({ usage }, value) =>
      value === '' || (usage === 'internal' || usage === 'transit') === (value === 'ours'),
  },
  about: ({ usage, barcode }) => [usageWords[usage], ...(barcode === null ? [] : [barcode])],
  external: (values) => `${textOf(values, 'parent')}/${textOf(values, 'name')}`,
  fresh: () => ({ name: '', parent: '', barcode: '', usage: 'internal', removal: '' }),
  open: (row) => ({
    name: row.parent === null ? row.name : ownName(row.name),
    parent: row.parent ?? '',
    barcode: row.barcode ?? '',
    usage: row.usage,
    removal: row.removal ?? '',
  }),
  // Its name becomes the whole path when it is kept (`fullName`).
  close: (values, id, before) => ({
    id: id as LocationId,
    name: textOf(values, 'name'),
    parent: orNull(values, 'parent') as LocationId | null,
    barcode: orNull(values, 'barcode'),
    usage: textOf(values, 'usage') as Usage,
    removal: orNull(values, 'removal') as RemovalStrategy | null,
    archived: before?.archived ?? false,
  }),
});

const partnerWords: Readonly<Record<PartnerRole, MessageDescriptor>> = {
  both: msg`Supplier and customer`,
  supplier: msg`Supplier`,
  customer: msg`Customer`,
};

export const partners = defineForm<'partner'>({
  of: 'partner',
  path: 'partners',
  icon: IconBuildingWarehouse,
  title: msg`Partners`,
  one: msg`Partner`,
  note: msg`Suppliers and customers`,
  begin: msg`Make the first supplier or customer.`,
  isMany: true,
  sections: [
    {
      title: msg`General`,
      fields: [
        { name: 'name', kind: 'text', label: msg`Name`, required: true },
        {
          name: 'role',
          kind: 'choice',
          label: msg`Who they are`,
          choices: (Object.keys(partnerWords) as PartnerRole[]).map((value) => ({
            value,
            word: partnerWords[value],
          })),
          help: msg`Suppliers are offered first where goods come in, customers where they go out.`,
        },
        { name: 'code', kind: 'text', code: true, most: 80, label: msg`Code`, help: msg`As in your books.` },
        {
          name: 'barcode',
          kind: 'text',
          code: true,
          most: 80,
          label: msg`Barcode`,
          help: msg`Scanned, it opens what they send or get.`,
        },
      ],
    },
  ],
  filter: {
    choices: [
      { value: '', word: msg`In use` },
      { value: 'supplier', word: msg`Suppliers` },
      { value: 'customer', word: msg`Customers` },
    ],
    fits: (row, value) => value === '' || isPartnerAs(row, value as 'supplier' | 'customer'),
  },
  about: (row) => [
    partnerWords[roleOf(row)],
    // A barcode that is the code says nothing more.
    ...new Set([row.code ?? '', row.barcode ?? ''].filter((word) => word !== '')),
  ],
  external: (values) => textOf(values, 'code') || textOf(values, 'name'),
  fresh: () => ({ name: '', role: 'both', code: '', barcode: '' }),
  open: (row) => ({ name: row.name, role: roleOf(row), code: row.code ?? '', barcode: row.barcode ?? '' }),
  close: (values, id, before) => ({
    id: id as PartnerId,
    name: textOf(values, 'name'),
    code: orNull(values, 'code'),
    barcode: orNull(values, 'barcode'),
    ...((textOf(values, 'role') !== 'both' || before?.role !== undefined) && {
      role: textOf(values, 'role') as PartnerRole,
    }),
    archived: before?.archived ?? false,
  }),
});
