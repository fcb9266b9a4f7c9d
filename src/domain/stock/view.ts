import type { Bom } from '../catalogue/bom.ts';
import type { Order } from '../catalogue/order.ts';
import type { Person } from '../catalogue/person.ts';
import type { Location, OperationType, Partner, Sequence, Site } from '../catalogue/place.ts';
import type { Category, Product } from '../catalogue/product.ts';
import type { Unit } from '../catalogue/unit.ts';
import type { Code } from '../records/codes.ts';
import type { OperationRow } from './row-schemas.ts';
import type { Lot, Package, Pedigree, Stock } from './rows.ts';

export type { OperationRow };

/** Rows that are kept nowhere: found by asking the others. */
export interface DerivedRowOf {
  /** Key: a product. The keys of all its stock rows. */
  'stock-of': { readonly keys: readonly string[] };
  /**
   * Key: a product. The keys of those of its stock rows of which something is in the house; others may be among them.
   * Most lots of a product are long gone, and whoever looks for goods need not look at them.
   */
  'in-house-of': { readonly keys: readonly string[] };
  /** Key: a lot. The keys of all its pedigrees. */
  'pedigree-of': { readonly keys: readonly string[] };
}
export type DerivedKind = keyof DerivedRowOf;

export interface StoredRowOf {
  product: Product;
  location: Location;
  partner: Partner;
  'operation-type': OperationType;
  site: Site;
  sequence: Sequence;
  person: Person;
  order: Order;
  lot: Lot;
  stock: Stock;
  package: Package;
  category: Category;
  unit: Unit;
  bom: Bom;
  pedigree: Pedigree;
  code: Code;
  operation: OperationRow;
}
export type StoredKind = keyof StoredRowOf;

/** Every kind of row that rules read, servers keep and devices replicate; `rowSchemas` says what is in them. */
export const storedKinds = [
  'product',
  'location',
  'partner',
  'operation-type',
  'site',
  'sequence',
  'person',
  'order',
  'lot',
  'stock',
  'package',
  'category',
  'unit',
  'bom',
  'pedigree',
  'code',
  'operation',
] as const satisfies readonly StoredKind[];

/** A kind that this program knows. */
export const isStoredKind = (kind: string): kind is StoredKind =>
  (storedKinds as readonly string[]).includes(kind);
export type RowOf = StoredRowOf & DerivedRowOf;
export type RowKind = keyof RowOf;

/** Which stored rows a derived one lists: those of a kind whose key begins with this. */
export const derivedFrom: Record<DerivedKind, { readonly kind: StoredKind; prefix(id: string): string }> = {
  'stock-of': { kind: 'stock', prefix: (product) => `${product}/` },
  'in-house-of': { kind: 'stock', prefix: (product) => `${product}/` },
  'pedigree-of': { kind: 'pedigree', prefix: (lot) => `${lot}/` },
};

/** The derived row that lists this stored one; null when none does. What a database indexes. */
export function listedIn(key: RowKey): RowKey | null {
  const { kind, id } = splitKey(key);
  const owner = id.slice(0, id.indexOf('/'));
  if (kind === 'stock') return rowKey('stock-of', owner);
  if (kind === 'pedigree') return rowKey('pedigree-of', owner);
  return null;
}

export const isDerived = (kind: RowKind): kind is DerivedKind => Object.hasOwn(derivedFrom, kind);

/** "lot/0193…": names one row. */
export type RowKey = `${RowKind}/${string}`;
export const rowKey = (kind: RowKind, id: string): RowKey => `${kind}/${id}`;

export function splitKey(key: RowKey): { kind: RowKind; id: string } {
  const at = key.indexOf('/');
  return { kind: key.slice(0, at) as RowKind, id: key.slice(at + 1) };
}

/**
 * What is known of one row. On the server a missing row is `absent`; on a device it is `unknown`, because another
 * device may have made it: unknown never refuses.
 */
export type Known<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' };

export const present = <T>(value: T): Known<T> => ({ state: 'present', value });
export const absent: Known<never> = { state: 'absent' };
export const unknown: Known<never> = { state: 'unknown' };

/** The rows that a rule asked for, plain and at hand. Asking for one that `reads` did not name is a bug and throws. */
export interface View {
  get<Kind extends RowKind>(kind: Kind, id: string): Known<RowOf[Kind]>;
}

/** The row, or nothing when it is absent or unknown. */
export function found<Kind extends RowKind>(view: View, kind: Kind, id: string): RowOf[Kind] | undefined {
  const known = view.get(kind, id);
  return known.state === 'present' ? known.value : undefined;
}
