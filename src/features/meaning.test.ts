import { expect, test } from 'vitest';
import { recognise } from '#domain/barcode/recognise.ts';
import type { ProductId } from '#domain/base/ids.ts';
import { dayAt } from '#domain/base/calendar.ts';
import { quantity } from '#domain/base/quantity.ts';
import { aProduct } from '../../tests/support/rule-book.ts';
import type { Replica } from '../data/contract.ts';
import { meaningOf } from './meaning.ts';

const nuts = aProduct({
  id: 'nuts' as ProductId,
  barcodes: ['02910000073219'],
  packagings: [{ name: 'Case', factor: quantity(10), barcodes: ['02910000073226'] }],
});
const world = {
  get: async () => undefined,
  find: async (kind: string, term: string) =>
    kind === 'product' && [...nuts.barcodes, '02910000073226'].some((code) => term === `barcode:${code}`)
      ? [nuts]
      : [],
  scan: async () => [],
} as unknown as Replica;
const read = (text: string) =>
  recognise({ text, source: 'wedge' }, { today: dayAt(Date.UTC(2026, 10, 21), 'UTC') });

test('[X03] a number that the house gave to its own goods is found, whether it was brought in with 13 or 14 digits', async () => {
  expect(await meaningOf(world, read('2910000073219'))).toMatchObject({
    kind: 'goods',
    product: { id: 'nuts' },
    packaging: null,
  });
  expect(await meaningOf(world, read('2910000073226'))).toMatchObject({
    kind: 'goods',
    packaging: { name: 'Case' },
  });
  expect((await meaningOf(world, read('2910000073233'))).kind).toBe('part');
});
