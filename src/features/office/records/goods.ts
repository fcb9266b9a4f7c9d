import { IconCategory, IconListTree, IconRulerMeasure } from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { BomId, CategoryId, LineId, ProductId, UnitId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { RemovalStrategy } from '#domain/catalogue/product.ts';
import type { Unit } from '#domain/catalogue/unit.ts';
import type { Field } from '../form/fields.ts';
import { type Values, asTexts, isOn, listOf, orNull, textOf, textsOf, wholeOf } from '../form/values.ts';
import { defineForm } from './define.ts';

const strategyWords: Readonly<Record<RemovalStrategy, MessageDescriptor>> = {
  fifo: msg`First in, first out`,
  lifo: msg`Last in, first out`,
  fefo: msg`First to expire, first out`,
  closest: msg`Closest place first`,
};

/** [T27] By category first, then by place, else first in first out. */
export const removalField: Field = {
  name: 'removal',
  kind: 'choice',
  label: msg`Which goods leave first`,
  choices: [
    { value: '', word: msg`As usual: first in, first out` },
    ...(['fefo', 'fifo', 'lifo', 'closest'] as const).map((value) => ({ value, word: strategyWords[value] })),
  ],
};

export const categories = defineForm<'category'>({
  of: 'category',
  path: 'categories',
  icon: IconCategory,
  title: msg`Categories`,
  one: msg`Category`,
  note: msg`Which goods leave first`,
  begin: msg`Make one for goods that leave in the same order: food by date, parts by arrival.`,
  isMany: true,
  sections: [
    {
      title: msg`General`,
      fields: [
        { name: 'name', kind: 'text', label: msg`Name`, required: true },
        { ...removalField, help: msg`Counts before what the place says.` },
      ],
    },
  ],
  about: ({ removal }) => [removal === null ? msg`As usual: first in, first out` : strategyWords[removal]],
  external: (values) => textOf(values, 'name'),
  fresh: () => ({ name: '', removal: '' }),
  open: (row) => ({ name: row.name, removal: row.removal ?? '' }),
  close: (values, id, before) => ({
    id: id as CategoryId,
    name: textOf(values, 'name'),
    removal: orNull(values, 'removal') as RemovalStrategy | null,
    archived: before?.archived ?? false,
  }),
});

const stays = (_: Values, { isNew }: { readonly isNew: boolean }): MessageDescriptor | undefined =>
  isNew ? undefined : msg`It stays: products and their history speak of it.`;

export const units = defineForm<'unit'>({
  of: 'unit',
  path: 'units',
  icon: IconRulerMeasure,
  title: msg`Units`,
  one: msg`Unit`,
  note: msg`Pieces, kilograms, and what converts to them`,
  begin: msg`Make the first unit: pieces or kilograms.`,
  isMany: true,
  sections: [
    {
      title: msg`General`,
      fields: [
        {
          name: 'name',
          kind: 'text',
          most: 12,
          label: msg`Name`,
          help: msg`As it is written behind a quantity: kg, pcs.`,
          required: true,
          locked: stays,
        },
        {
          name: 'precision',
          kind: 'whole',
          least: 0,
          most: 6,
          label: msg`Digits after the point`,
          help: msg`0 for pieces; 3 for kilograms down to the gram. Later more, never fewer.`,
          required: true,
        },
      ],
    },
    {
      title: msg`Conversion`,
      fields: [
        {
          name: 'base',
          kind: 'reference',
          to: 'unit',
          label: msg`It is a multiple of`,
          none: msg`Nothing: others are multiples of it`,
          only: ((row: Unit) => row.base === null) as (row: never) => boolean,
          locked: stays,
        },
        {
          name: 'factor',
          kind: 'decimal',
          positive: true,
          label: msg`How many of those is one`,
          help: msg`1000 for a tonne of kilograms, 0.001 for a gram.`,
          required: true,
          shown: (values) => textOf(values, 'base') !== '',
          locked: stays,
        },
      ],
    },
  ],
  about: ({ precision, base, factor }) => [
    precision === 0 ? msg`Whole numbers` : msg`${String(precision)} digits after the point`,
    ...(base === null ? [] : [`× ${factor}`]),
  ],
  external: (values) => textOf(values, 'name'),
  fresh: () => ({ name: '', precision: '0', base: '', factor: '1' }),
  open: (row) => ({
    name: row.name,
    precision: String(row.precision),
    base: row.base ?? '',
    factor: row.factor,
  }),
  close: (values, id, before) => ({
    id: id as UnitId,
    name: textOf(values, 'name'),
    precision: wholeOf(values, 'precision'),
    base: orNull(values, 'base') as UnitId | null,
    factor: (textOf(values, 'base') === '' ? '1' : textOf(values, 'factor')) as Quantity,
    archived: before?.archived ?? false,
  }),
});

export const bills = defineForm<'bom'>({
  of: 'bom',
  path: 'bills',
  icon: IconListTree,
  title: msg`Bills of materials`,
  one: msg`Bill of materials`,
  note: msg`What goes into what`,
  begin: msg`Make one for each product that is made here.`,
  isMany: true,
  sections: [
    {
      title: msg`What is made`,
      fields: [
        {
          name: 'product',
          kind: 'reference',
          to: 'product',
          label: msg`Product`,
          none: msg`Choose a product`,
          required: true,
        },
        {
          name: 'quantity',
          kind: 'amount',
          product: 'product',
          label: msg`Made from what follows`,
          required: true,
        },
        {
          name: 'strict',
          kind: 'tick',
          label: msg`More or less needs a supervisor`,
          help: msg`Off: more or less than planned is recorded and flagged.`,
        },
      ],
    },
    {
      title: msg`Components`,
      fields: [
        {
          name: 'components',
          kind: 'list',
          label: msg`What goes in`,
          one: msg`Component`,
          add: msg`Add component`,
          fresh: () => ({ id: '', product: '', quantity: '', step: '' }),
          fields: [
            {
              name: 'product',
              kind: 'reference',
              to: 'product',
              label: msg`Product`,
              none: msg`Choose a product`,
              required: true,
            },
            { name: 'quantity', kind: 'amount', product: 'product', label: msg`Quantity`, required: true },
            { name: 'step', kind: 'text', label: msg`Goes in at step`, help: msg`Empty: at any step.` },
          ],
        },
      ],
    },
    {
      title: msg`By-products`,
      fields: [
        {
          name: 'byProducts',
          kind: 'list',
          label: msg`What comes out beside it`,
          one: msg`By-product`,
          add: msg`Add by-product`,
          fresh: () => ({ product: '', quantity: '' }),
          fields: [
            {
              name: 'product',
              kind: 'reference',
              to: 'product',
              label: msg`Product`,
              none: msg`Choose a product`,
              required: true,
            },
            { name: 'quantity', kind: 'amount', product: 'product', label: msg`Quantity`, required: true },
          ],
        },
      ],
    },
    {
      title: msg`Steps`,
      note: msg`Each makes a work order, in this order. None: it is made in one go.`,
      fields: [
        { name: 'steps', kind: 'texts', one: msg`Step`, add: msg`Add step`, label: msg`Steps`, most: 200 },
      ],
    },
  ],
  check: (values) => {
    const faults: Record<string, MessageDescriptor> = {};
    const steps = textsOf(values, 'steps');
    for (const [at, each] of listOf(values, 'components').entries()) {
      const step = textOf(each, 'step');
      if (step !== '' && !steps.includes(step))
        faults[`components.${at}.step`] =
          msg`There is no such step below. Type one of them, or leave it empty.`;
      if (textOf(each, 'product') !== '' && textOf(each, 'product') === textOf(values, 'product'))
        faults[`components.${at}.product`] = msg`A product is not made of itself. Choose another one.`;
    }
    if (new Set(steps).size < steps.length)
      faults['steps'] = msg`Two steps have one name. Change one of them.`;
    return faults;
  },
  about: ({ components, steps }) => [
    msg`${String(components.length)} components`,
    ...(steps.length === 0 ? [] : [steps.join(', ')]),
  ],
  external: (values) => textOf(values, 'product'),
  fresh: () => ({ product: '', quantity: '1', strict: false, components: [], byProducts: [], steps: [] }),
  open: (row) => ({
    product: row.product,
    quantity: row.quantity,
    strict: row.strict,
    components: row.components.map(({ id, product, quantity, step }) => ({ id, product, quantity, step })),
    byProducts: row.byProducts.map(({ product, quantity }) => ({ product, quantity })),
    steps: asTexts(row.steps),
  }),
  close: (values, id, before) => {
    const known = new Set(listOf(values, 'components').map((each) => textOf(each, 'id')));
    let next = 0;
    const lineId = (own: string): LineId => {
      if (own !== '') return own as LineId;
      do next += 1;
      while (known.has(`c${next}`));
      return `c${next}` as LineId;
    };
    return {
      id: id as BomId,
      product: textOf(values, 'product') as ProductId,
      quantity: textOf(values, 'quantity') as Quantity,
      strict: isOn(values, 'strict'),
      components: listOf(values, 'components').map((each) => ({
        id: lineId(textOf(each, 'id')),
        product: textOf(each, 'product') as ProductId,
        quantity: textOf(each, 'quantity') as Quantity,
        step: textOf(each, 'step'),
      })),
      byProducts: listOf(values, 'byProducts').map((each) => ({
        product: textOf(each, 'product') as ProductId,
        quantity: textOf(each, 'quantity') as Quantity,
      })),
      steps: textsOf(values, 'steps'),
      archived: before?.archived ?? false,
    };
  },
});
