import { IconArrowsExchange, IconSortAscendingNumbers } from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { LocationId, OperationTypeId, SequenceId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { OperationType, OrderKind } from '#domain/catalogue/place.ts';
import { longestNumber } from '#domain/numbering/spell.ts';
import { type Values, isOn, textOf, wholeOf } from '../form/values.ts';
import { SequencePreview } from '../sequence-preview.tsx';
import { defineForm } from './define.ts';

const dateParts = '{YYYY} {YY} {MM} {DD}';

export const kindWords: Readonly<Record<OrderKind, MessageDescriptor>> = {
  receipt: msg`Receipt`,
  delivery: msg`Delivery`,
  transfer: msg`Transfer`,
  manufacture: msg`Manufacturing`,
};

const isKind =
  (...kinds: readonly OrderKind[]) =>
  (values: Values): boolean =>
    kinds.includes(textOf(values, 'kind') as OrderKind);

export const operationTypes = defineForm<'operation-type'>({
  of: 'operation-type',
  path: 'operation-types',
  icon: IconArrowsExchange,
  title: msg`Operation types`,
  one: msg`Operation type`,
  note: msg`Receipts, deliveries: numbers, places, approval`,
  begin: msg`Make one for each way goods come, go or are made.`,
  isMany: true,
  sections: [
    {
      title: msg`General`,
      fields: [
        { name: 'name', kind: 'text', label: msg`Name`, required: true },
        {
          name: 'kind',
          kind: 'choice',
          label: msg`Kind of work`,
          choices: (Object.keys(kindWords) as OrderKind[]).map((value) => ({
            value,
            word: kindWords[value],
          })),
          locked: (_, { isNew }) =>
            isNew ? undefined : msg`It stays: orders of this type exist or may exist.`,
          // [T13] What is usual for it.
          follows: (kind, values) => ({ ...values, ...usualNumbers(kind as OrderKind) }),
        },
        {
          name: 'sequence',
          kind: 'reference',
          to: 'sequence',
          label: msg`References come from`,
          none: msg`Choose a sequence`,
          help: msg`WH/IN/00012 and what follows.`,
          required: true,
        },
      ],
    },
    {
      title: msg`Lots and serial numbers`,
      fields: [
        {
          name: 'createNew',
          kind: 'tick',
          label: msg`Create new`,
          help: msg`Numbers that the company does not know may be made here.`,
          // [T14] Allowed, and said what it risks.
          risk: {
            when: true,
            only: isKind('delivery'),
            words: msg`A number that is made while goods go out stands for goods that never came in: phantom stock. Leave it off unless numbers are first given at delivery.`,
          },
        },
        {
          name: 'useExisting',
          kind: 'tick',
          label: msg`Use existing ones`,
          help: msg`Numbers that are in stock are offered here.`,
        },
      ],
    },
    {
      title: msg`Places`,
      fields: [
        {
          name: 'from',
          kind: 'reference',
          to: 'location',
          label: msg`From`,
          none: msg`Choose a place`,
          required: true,
        },
        {
          name: 'to',
          kind: 'reference',
          to: 'location',
          label: msg`To`,
          none: msg`Choose a place`,
          required: true,
        },
      ],
    },
    {
      title: msg`More or less than ordered`,
      fields: [
        {
          name: 'backorder',
          kind: 'choice',
          label: msg`What did not come or go`,
          choices: [
            { value: 'ask', word: msg`Ask: backorder or give up` },
            { value: 'always', word: msg`Always a backorder` },
            { value: 'never', word: msg`Always given up` },
          ],
        },
        {
          name: 'overTolerance',
          kind: 'decimal',
          label: msg`More than ordered is usual up to`,
          unit: msg`%`,
          help: msg`Beyond that it is recorded all the same, and flagged.`,
          required: true,
        },
      ],
    },
    {
      title: msg`Approval`,
      shown: isKind('manufacture'),
      fields: [
        {
          name: 'approval',
          kind: 'choice',
          label: msg`What is made waits for a supervisor`,
          choices: [
            { value: 'above', word: msg`From more than so many units` },
            { value: 'always', word: msg`Always` },
            { value: 'never', word: msg`Never` },
          ],
          help: (values) =>
            textOf(values, 'approval') === 'never'
              ? msg`Nobody looks at what was made before it can be used or shipped.`
              : msg`It is there at once, and on hold until somebody other than its producer approves.`,
        },
        {
          name: 'units',
          kind: 'decimal',
          positive: true,
          label: msg`Units without approval`,
          required: true,
          shown: (values) => textOf(values, 'approval') === 'above',
        },
        {
          name: 'quantity',
          kind: 'decimal',
          positive: true,
          label: msg`Quantity of a lot without approval`,
          help: msg`In the unit of the product. Left empty, lots and goods without numbers never wait.`,
          shown: (values) => textOf(values, 'approval') === 'above',
        },
      ],
    },
  ],
  check: (values): Record<string, MessageDescriptor> =>
    Number(textOf(values, 'overTolerance')) > 100
      ? { overTolerance: msg`Type a number from 0 to 100.` }
      : !isOn(values, 'createNew') && !isOn(values, 'useExisting')
        ? { createNew: msg`With both off, nothing with a number could pass. Switch one on.` }
        : {},
  about: ({ kind, createNew, useExisting }) => [
    kindWords[kind],
    createNew && useExisting
      ? msg`new and existing numbers`
      : createNew
        ? msg`new numbers`
        : msg`existing numbers`,
  ],
  external: (values) => textOf(values, 'name'),
  fresh: () => ({
    name: '',
    kind: 'receipt',
    sequence: '',
    ...usualNumbers('receipt'),
    from: '',
    to: '',
    backorder: 'ask',
    overTolerance: '0',
    approval: 'above',
    units: '1',
    quantity: '',
  }),
  open: (row) => ({
    name: row.name,
    kind: row.kind,
    sequence: row.sequence,
    createNew: row.createNew,
    useExisting: row.useExisting,
    from: row.from,
    to: row.to,
    backorder: row.backorder,
    overTolerance: String(row.overTolerance ?? 0),
    approval: row.approval.when,
    units: row.approval.when === 'above' ? row.approval.units : '1',
    quantity: row.approval.when === 'above' ? (row.approval.quantity ?? '') : '',
  }),
  close: (values, id, before) => ({
    id: id as OperationTypeId,
    name: textOf(values, 'name'),
    kind: textOf(values, 'kind') as OrderKind,
    createNew: isOn(values, 'createNew'),
    useExisting: isOn(values, 'useExisting'),
    from: textOf(values, 'from') as LocationId,
    to: textOf(values, 'to') as LocationId,
    backorder: textOf(values, 'backorder') as OperationType['backorder'],
    sequence: textOf(values, 'sequence') as SequenceId,
    // What nobody has set stays unsaid.
    ...((textOf(values, 'overTolerance') !== '0' || before?.overTolerance !== undefined) && {
      overTolerance: Number(textOf(values, 'overTolerance')),
    }),
    approval: approvalOf(values),
  }),
});

function approvalOf(values: Values): OperationType['approval'] {
  const when = isKind('manufacture')(values) ? textOf(values, 'approval') : 'never';
  const most = textOf(values, 'quantity');
  if (when === 'above')
    return {
      when,
      units: textOf(values, 'units') as Quantity,
      ...(most !== '' && { quantity: most as Quantity }),
    };
  return { when: when === 'always' ? 'always' : 'never' };
}

/** [T13] Receipts make new numbers, deliveries and transfers use existing ones, manufacturing does both. */
const usualNumbers = (kind: OrderKind): Values => ({
  createNew: kind === 'receipt' || kind === 'manufacture',
  useExisting: kind !== 'receipt',
});

export const sequences = defineForm<'sequence'>({
  of: 'sequence',
  path: 'sequences',
  icon: IconSortAscendingNumbers,
  title: msg`Number sequences`,
  one: msg`Number sequence`,
  note: msg`Lots, serials, references, packages`,
  begin: msg`Make one for products or orders that count for themselves.`,
  isMany: true,
  sections: [
    {
      title: msg`General`,
      fields: [
        { name: 'name', kind: 'text', label: msg`Name`, required: true },
        {
          name: 'prefix',
          kind: 'text',
          code: true,
          most: 12,
          label: msg`Before the counter`,
          help: msg`WH/IN/ or MU-. Parts of the production day: ${dateParts}`,
        },
        {
          name: 'padding',
          kind: 'whole',
          least: 1,
          most: 12,
          label: msg`Digits`,
          help: msg`5 makes 00012.`,
          required: true,
        },
        { name: 'suffix', kind: 'text', code: true, most: 8, label: msg`Behind the counter` },
        {
          name: 'startAt',
          kind: 'whole',
          least: 1,
          most: 999_999_999,
          label: msg`Goes on no lower than`,
          help: msg`Raise it to jump ahead. Numbers that were given out are never given out again.`,
          required: true,
        },
        { name: 'preview', kind: 'aside', label: msg`Next numbers`, show: SequencePreview },
      ],
    },
  ],
  check: (values): Record<string, MessageDescriptor> => {
    const plain = /^(?:[^{}]|\{(?:YYYY|YY|MM|DD)\})*$/;
    for (const name of ['prefix', 'suffix'])
      if (!plain.test(textOf(values, name))) return { [name]: msg`Only these stand in braces: ${dateParts}` };
    const length = filledLength(textOf(values, 'prefix')) + filledLength(textOf(values, 'suffix'));
    return length + wholeOf(values, 'padding') > longestNumber
      ? { padding: msg`Together more than ${String(longestNumber)} characters. Shorten one of them.` }
      : {};
  },
  about: ({ prefix, suffix, padding }) => [`${prefix}${'0'.repeat(padding - 1)}1${suffix}`],
  external: (values) => textOf(values, 'name'),
  fresh: () => ({ name: '', prefix: '', padding: '5', suffix: '', startAt: '1' }),
  open: (row) => ({
    name: row.name,
    prefix: row.prefix,
    padding: String(row.padding),
    suffix: row.suffix,
    startAt: String(row.startAt ?? 1),
  }),
  close: (values, id, before) => ({
    id: id as SequenceId,
    name: textOf(values, 'name'),
    prefix: textOf(values, 'prefix'),
    suffix: textOf(values, 'suffix'),
    padding: wholeOf(values, 'padding'),
    ...((wholeOf(values, 'startAt') > 1 || before?.startAt !== undefined) && {
      startAt: wholeOf(values, 'startAt'),
    }),
  }),
});

const filledLength = (text: string): number => text.replace('{YYYY}', '2026').replace(/\{..\}/g, '00').length;
