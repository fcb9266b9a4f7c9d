import type { BomId, CategoryId, LineId, PartnerId, ProductId, SequenceId } from '../../base/ids.ts';
import { decimalsOf } from '../../base/quantity.ts';
import { err, ok } from '../../base/result.ts';
import { toGtin14 } from '../../barcode/keys.ts';
import type { Product } from '../../catalogue/product.ts';
import { type Read, oneOf, optional, positive, several, text, whole, yesOrNo } from './cells.ts';
import { firstsOnly, grouped, lazily, lazilyAll } from './firsts-only.ts';
import { idOf, importedId, reference } from './references.ts';
import { defineTable } from './table.ts';

/** A GTIN of 8, 12, 13 or 14 digits as its 14-digit key; anything else as it is scanned. */
export const barcode: Read<string> = (cell) => {
  const read = text(cell);
  if (!read.ok || !/^(\d{8}|\d{12,14})$/.test(read.value)) return read;
  const gtin = toGtin14(read.value);
  return gtin === undefined ? err({ code: 'wrong-check-digit', text: read.value }) : ok(gtin);
};

export const products = defineTable(
  'products',
  {
    code: { title: 'Code', example: 'OATS', read: text },
    name: { title: 'Name', example: 'Oat flakes', read: text },
    tracking: { title: 'Tracking', example: 'lot', read: oneOf('none', 'lot', 'serial') },
    unit: { title: 'Unit', example: 'kg', read: text },
    precision: { title: 'Decimals', example: '3', read: optional(whole), optional: true },
    barcodes: { title: 'Barcodes', example: '9524000001016', read: several(barcode), optional: true },
    category: { title: 'Category', example: 'Food', read: optional(text), optional: true },
    expiration: { title: 'Expiration days', example: '365', read: optional(whole), optional: true },
    bestBefore: { title: 'Best before days', example: '30', read: optional(whole), optional: true },
    removal: { title: 'Removal days', example: '45', read: optional(whole), optional: true },
    alert: { title: 'Alert days', example: '60', read: optional(whole), optional: true },
    sequence: { title: 'Number sequence', example: '', read: optional(text), optional: true },
    supplier: { title: 'Supplier', example: '', read: optional(text), optional: true },
    supplierCode: { title: 'Supplier code', example: '', read: optional(text), optional: true },
    archived: { title: 'Archived', example: 'no', read: yesOrNo, optional: true },
  },
  (lines, known, fault) =>
    lazily(
      firstsOnly(
        lines,
        ({ code }) => code,
        (line, what) => fault(line, 'code', what),
      ),
      ({ line, values }) => {
        const cited = <T>(
          kind: 'category' | 'sequence' | 'partner',
          column: 'category' | 'sequence' | 'supplier',
          external: string | null,
        ): T | null => {
          if (external === null) return null;
          const row = reference(known, kind, external);
          if (!row.ok) fault(line, column, row.error);
          return row.ok ? (row.value.id as T) : null;
        };
        const supplier = cited<PartnerId>('partner', 'supplier', values.supplier);
        const before = known.find('product', values.code);
        const row: Product = {
          id: idOf(known, 'product', values.code) as ProductId,
          code: values.code,
          name: values.name,
          tracking: values.tracking,
          unit: values.unit,
          precision: Math.min(values.precision ?? 0, 6),
          barcodes: values.barcodes,
          category: cited<CategoryId>('category', 'category', values.category),
          sequence: cited<SequenceId>('sequence', 'sequence', values.sequence),
          supplierCodes:
            supplier && values.supplierCode
              ? [{ partner: supplier, code: values.supplierCode }]
              : (before?.supplierCodes ?? []),
          expiry:
            values.expiration === null
              ? null
              : {
                  expirationDays: values.expiration,
                  bestBeforeDays: values.bestBefore ?? 0,
                  removalDays: values.removal ?? 0,
                  alertDays: values.alert ?? 0,
                },
          // What the list does not speak of stays as it is.
          packagings: before?.packagings ?? [],
          responsible: before?.responsible ?? null,
          catchWeight: before?.catchWeight ?? null,
          archived: values.archived,
        };
        return { intent: { kind: 'set-record', payload: { of: 'product', row } }, lines: [line] };
      },
    ),
);

export const packagings = defineTable(
  'packagings',
  {
    product: { title: 'Product code', example: 'OATS', read: text },
    name: { title: 'Packaging', example: 'Sack', read: text },
    factor: { title: 'Contains', example: '25', read: positive },
    barcodes: { title: 'Barcodes', example: '19524000001013', read: several(barcode), optional: true },
  },
  (lines, known, fault) =>
    lazilyAll(
      grouped(lines, ({ product }) => product),
      ([code, group]) => {
        const product = reference(known, 'product', code);
        if (!product.ok) {
          for (const { line } of group) fault(line, 'product', product.error);
          return [];
        }
        const firsts = firstsOnly(
          group,
          ({ name }) => name,
          (line, what) => fault(line, 'name', what),
        );
        for (const { line, values } of firsts)
          if (decimalsOf(values.factor) > product.value.precision)
            fault(line, 'factor', { code: 'not-a-number', text: values.factor });
        const row: Product = {
          ...product.value,
          packagings: firsts.map(({ values }) => ({
            name: values.name,
            factor: values.factor,
            barcodes: values.barcodes,
          })),
        };
        return [
          {
            intent: { kind: 'set-record' as const, payload: { of: 'product' as const, row } },
            lines: group.map(({ line }) => line),
          },
        ];
      },
    ),
);

export const billsOfMaterials = defineTable(
  'bills-of-materials',
  {
    product: { title: 'Product code', example: 'MUESLI', read: text },
    makes: { title: 'Makes', example: '100', read: positive },
    component: { title: 'Component code', example: 'OATS', read: text },
    quantity: { title: 'Quantity', example: '43.5', read: positive },
    kind: {
      title: 'Kind',
      example: 'component',
      read: optional(oneOf('component', 'by-product')),
      optional: true,
    },
    step: { title: 'Step', example: '', read: optional(text), optional: true },
    strict: { title: 'Strict', example: 'no', read: yesOrNo, optional: true },
  },
  (lines, known, fault) =>
    lazilyAll(
      grouped(lines, ({ product }) => product),
      ([code, group]) => {
        const [first] = group;
        const product = reference(known, 'product', code);
        if (!product.ok) for (const { line } of group) fault(line, 'product', product.error);
        const parts = group.flatMap((each) => {
          const component = reference(known, 'product', each.values.component);
          if (!component.ok) fault(each.line, 'component', component.error);
          return component.ok ? [{ ...each, part: component.value }] : [];
        });
        if (!product.ok || !first) return [];
        const id = idOf(known, 'bom', product.value.id) as BomId;
        // A line that stays is the same line, and a step that takes no component has no line to come back with.
        const before = known.find('bom', product.value.id);
        const row = {
          id,
          product: product.value.id,
          quantity: first.values.makes,
          components: parts
            .filter(({ values }) => values.kind !== 'by-product')
            .map(({ values, part }) => ({
              id:
                before?.components.find(
                  (each) => each.product === part.id && each.step === (values.step ?? ''),
                )?.id ??
                (importedId(known.company, 'bom', `${id}\n${part.id}\n${values.step ?? ''}`) as LineId),
              product: part.id,
              quantity: values.quantity,
              step: values.step ?? '',
            })),
          byProducts: parts
            .filter(({ values }) => values.kind === 'by-product')
            .map(({ values, part }) => ({ product: part.id, quantity: values.quantity })),
          steps: [
            ...new Set([...(before?.steps ?? []), ...group.flatMap(({ values }) => values.step ?? [])]),
          ],
          strict: first.values.strict,
          archived: false,
        };
        return [
          {
            intent: { kind: 'set-record' as const, payload: { of: 'bom' as const, row } },
            lines: group.map(({ line }) => line),
          },
        ];
      },
    ),
);
