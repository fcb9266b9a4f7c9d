import { isPositive } from '../../base/quantity.ts';
import { type OperationType, isOurs, roleOf } from '../../catalogue/place.ts';
import { erasedName } from '../people.ts';
import { shortGtin, toGtin14 } from '../../barcode/keys.ts';
import type { StoredKind, StoredRowOf } from '../../stock/view.ts';
import { harmless } from './export-cell.ts';
import { externalOf } from './references.ts';

/** All rows that a list goes out of. */
export interface Everything {
  all<Kind extends StoredKind>(kind: Kind): readonly StoredRowOf[Kind][];
  get<Kind extends StoredKind>(kind: Kind, id: string): StoredRowOf[Kind] | undefined;
}

type Cells = readonly (string | number | boolean | null)[];

/** The lists that go out, in the columns in which they come in: what went out can be changed and brought back. */
export const writers: Readonly<
  Record<string, { readonly titles: readonly string[]; lines(rows: Everything): Iterable<Cells> }>
> = {
  units: {
    titles: ['Name', 'Decimals', 'Base unit', 'Factor', 'Archived'],
    lines: (rows) =>
      rows
        .all('unit')
        .map(({ name, precision, base, factor, archived }) => [
          name,
          precision,
          named(rows, 'unit', base),
          factor,
          archived,
        ]),
  },
  categories: {
    titles: ['Name', 'Removal strategy', 'Archived'],
    lines: (rows) => rows.all('category').map(({ name, removal, archived }) => [name, removal, archived]),
  },
  sequences: {
    titles: ['Name', 'Prefix', 'Suffix', 'Digits'],
    lines: (rows) =>
      rows.all('sequence').map(({ name, prefix, suffix, padding }) => [name, prefix, suffix, padding]),
  },
  'operation-types': {
    titles: [
      'Name',
      'Kind',
      'Create new numbers',
      'Use existing numbers',
      'From',
      'To',
      'Backorder',
      'Reference sequence',
      'Approval above',
    ],
    lines: (rows) =>
      rows
        .all('operation-type')
        .map((type) => [
          type.name,
          type.kind,
          type.createNew,
          type.useExisting,
          named(rows, 'location', type.from),
          named(rows, 'location', type.to),
          type.backorder,
          named(rows, 'sequence', type.sequence),
          approvalCell(type.approval),
        ]),
  },
  people: {
    titles: ['Name', 'Roles', 'Badge', 'Has left'],
    lines: (rows) =>
      rows
        .all('person')
        .filter(({ name }) => name !== erasedName)
        .map(({ name, roles, active }) => [name, roles.join('|'), null, !active]),
  },
  orders: {
    titles: [
      'Reference',
      'Operation type',
      'Partner code',
      'Origin',
      'Scheduled',
      'From',
      'To',
      'Product code',
      'Quantity',
    ],
    lines: (rows) =>
      rows
        .all('order')
        .filter(({ state }) => state === 'open' || state === 'draft')
        .flatMap((order) =>
          order.lines.map(({ product, expected }) => [
            order.reference,
            named(rows, 'operation-type', order.operationType),
            named(rows, 'partner', order.partner),
            order.origin,
            order.scheduled,
            named(rows, 'location', order.from),
            named(rows, 'location', order.to),
            named(rows, 'product', product),
            expected,
          ]),
        ),
  },
  'opening-stock': {
    titles: [
      'Product code',
      'Location',
      'Lot or serial',
      'Quantity',
      'Expiration',
      'Best before',
      'Removal',
      'Alert',
    ],
    lines: (rows) =>
      rows.all('stock').flatMap(({ product, lot: id, places }) => {
        const lot = id === null ? undefined : rows.get('lot', id);
        return places.flatMap(({ location, quantity }) => {
          const place = rows.get('location', location);
          if (!place || !isOurs(place.usage) || !isPositive(quantity)) return [];
          return [
            [
              named(rows, 'product', product),
              place.name,
              lot?.name ?? null,
              quantity,
              lot?.dates.expiration ?? null,
              lot?.dates.bestBefore ?? null,
              lot?.dates.removal ?? null,
              lot?.dates.alert ?? null,
            ],
          ];
        });
      }),
  },
  partners: {
    titles: ['Code', 'Name', 'Barcode', 'Role', 'Archived'],
    lines: (rows) =>
      rows
        .all('partner')
        .map((partner) => [partner.code, partner.name, partner.barcode, roleOf(partner), partner.archived]),
  },
  locations: {
    titles: ['Name', 'Usage', 'Inside', 'Barcode', 'Removal strategy', 'Archived'],
    lines: (rows) =>
      rows
        .all('location')
        .map(({ name, usage, parent, barcode, removal, archived }) => [
          name,
          usage,
          named(rows, 'location', parent),
          barcode,
          removal,
          archived,
        ]),
  },
  products: {
    titles: [
      'Code',
      'Name',
      'Tracking',
      'Unit',
      'Decimals',
      'Barcodes',
      'Category',
      'Expiration days',
      'Best before days',
      'Removal days',
      'Alert days',
      'Number sequence',
      'Supplier',
      'Supplier code',
      'Archived',
    ],
    lines: (rows) =>
      rows.all('product').map((product) => {
        const [supplier] = product.supplierCodes;
        const { expiry } = product;
        return [
          product.code,
          product.name,
          product.tracking,
          product.unit,
          product.precision,
          product.barcodes.map(spelled).join('|'),
          named(rows, 'category', product.category),
          expiry?.expirationDays ?? null,
          expiry?.bestBeforeDays ?? null,
          expiry?.removalDays ?? null,
          expiry?.alertDays ?? null,
          named(rows, 'sequence', product.sequence),
          supplier ? named(rows, 'partner', supplier.partner) : null,
          supplier?.code ?? null,
          product.archived,
        ];
      }),
  },
  packagings: {
    titles: ['Product code', 'Packaging', 'Contains', 'Barcodes'],
    lines: (rows) =>
      rows
        .all('product')
        .flatMap(({ code, packagings }) =>
          packagings.map(({ name, factor, barcodes }) => [
            code,
            name,
            factor,
            barcodes.map(spelled).join('|'),
          ]),
        ),
  },
  'bills-of-materials': {
    titles: ['Product code', 'Makes', 'Component code', 'Quantity', 'Kind', 'Step', 'Strict'],
    lines: (rows) =>
      rows.all('bom').flatMap((bom) => {
        const made = named(rows, 'product', bom.product);
        const parts = bom.components.map(({ product, quantity, step }) => [
          made,
          bom.quantity,
          named(rows, 'product', product),
          quantity,
          'component',
          step,
          bom.strict,
        ]);
        const byProducts = bom.byProducts.map(({ product, quantity }) => [
          made,
          bom.quantity,
          named(rows, 'product', product),
          quantity,
          'by-product',
          '',
          bom.strict,
        ]);
        return [...parts, ...byProducts];
      }),
  },
};

/** Rows of cells, the header first; text that a spreadsheet could run is made harmless. */
export function writeTable(name: string, rows: Everything): string[][] {
  const writer = writers[name];
  if (!writer) throw new Error(`No such list: ${name}`);
  return [[...writer.titles], ...[...writer.lines(rows)].map((line) => line.map(cell))];
}

function cell(value: Cells[number]): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return harmless(String(value));
}

function named(rows: Everything, kind: StoredKind, id: string | null): string | null {
  const row = id === null ? undefined : rows.get(kind, id);
  return row ? externalOf(kind, row) : null;
}

/** A GTIN goes out as it is printed, not as the 14-digit key. */
const spelled = (code: string): string => (toGtin14(code) === code ? shortGtin(code) : code);

function approvalCell(approval: OperationType['approval']): string {
  if (approval.when !== 'above') return approval.when;
  return approval.quantity === undefined ? approval.units : `${approval.units}/${approval.quantity}`;
}
