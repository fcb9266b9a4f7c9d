import type { Day } from '#domain/base/calendar.ts';
import type { LineId, LocationId, PackageId } from '#domain/base/ids.ts';
import { type Quantity, multiply, one } from '#domain/base/quantity.ts';
import type { Fields } from '#domain/barcode/fields.ts';
import type { Packaging, Product } from '#domain/catalogue/product.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { quantityOnLabel } from './quantity-on-label.ts';

export type Entry = 'scanned' | 'typed' | 'picked';

/** Where goods in the house are taken from, and what they lie in there; null: they lie loose. */
export interface Source {
  readonly location: LocationId;
  readonly package: PackageId | null;
  /** What the books say of it there. */
  readonly quantity: Quantity;
}

/** What is known so far of the goods in front of the worker. */
export interface Draft {
  readonly product: Product;
  /** The line that the worker chose; without it the rule finds one. */
  readonly line: LineId | null;
  readonly packaging: Packaging | null;
  /** Lot or serial number. */
  readonly number: string | null;
  readonly entry: Entry;
  readonly label: { readonly expiration: Day | null; readonly bestBefore: Day | null };
  /** In the product's base unit. */
  readonly quantity: Quantity | null;
  readonly counted: { readonly name: string; readonly count: Quantity } | null;
  /** [UOM-2] */
  readonly weight: Quantity | null;
  readonly sscc: string | null;
  readonly reference: string | null;
  /** Null: not known yet, or they come from outside. */
  readonly source: Source | null;
  readonly scans: readonly ScanEvent[];
}

/** How the number of a scan came in: a symbol vouches for it, or a person does [SER-1]. */
export const entryOf = ({ source, how }: ScanEvent): Entry =>
  how === 'picked' ? 'picked' : source === 'typed' ? 'typed' : 'scanned';

export const emptyDraft = (product: Product): Draft => ({
  product,
  line: null,
  packaging: null,
  number: null,
  entry: 'scanned',
  label: { expiration: null, bestBefore: null },
  quantity: product.tracking === 'serial' ? one : null,
  counted: null,
  weight: null,
  sscc: null,
  reference: null,
  source: null,
  scans: [],
});

/** What one more label says of the same goods. What was known stays; a label only adds. */
export function addLabel(draft: Draft, fields: Fields, packaging: Packaging | null, scan: ScanEvent): Draft {
  const { product } = draft;
  const measured = quantityOnLabel(product, packaging, fields);
  const number = numberOn(product, fields);
  return {
    ...draft,
    packaging: draft.packaging ?? packaging,
    number: draft.number ?? number,
    entry: draft.number === null && number !== null ? entryOf(scan) : draft.entry,
    label: {
      expiration: draft.label.expiration ?? fields.expiry ?? null,
      bestBefore: draft.label.bestBefore ?? fields.bestBefore ?? null,
    },
    quantity: draft.quantity ?? measured.quantity,
    counted: draft.counted ?? measured.counted,
    weight: draft.weight ?? measured.weight,
    sscc: draft.sscc ?? fields.sscc ?? null,
    // A lot-tracked unit may bear a serial of its maker beside the lot: kept as reference.
    reference: draft.reference ?? (product.tracking === 'lot' ? (fields.serial ?? null) : null),
    scans: [...draft.scans, scan],
  };
}

function numberOn({ tracking }: Product, fields: Fields): string | null {
  if (tracking === 'none') return null;
  const number = tracking === 'serial' ? fields.serial : fields.lot;
  return number?.trim() || null;
}

/** So many of one packaging, in base units. */
export const countPackaging = (draft: Draft, packaging: Packaging, count: Quantity): Draft => ({
  ...draft,
  quantity: multiply(packaging.factor, count),
  counted: { name: packaging.name, count },
});

/** What has to be asked before this can be recorded; null when nothing is missing. */
export function missingOf({
  product,
  number,
  weight,
  quantity,
}: Draft): 'number' | 'weight' | 'quantity' | null {
  if (product.tracking !== 'none' && number === null) return 'number';
  if (product.catchWeight && weight === null) return 'weight';
  return quantity === null ? 'quantity' : null;
}
