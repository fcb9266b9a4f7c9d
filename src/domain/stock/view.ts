import { Type, type Static } from 'typebox';
import type { DeviceId, OperationId, PersonId } from '../base/ids.ts';
import { CodedSchema, Id, InstantSchema, NameSchema, NoteSchema, Nullable, strict } from '../base/schema.ts';
import { type Bom, BomSchema } from '../catalogue/bom.ts';
import { type Order, OrderSchema } from '../catalogue/order.ts';
import { type Person, PersonSchema } from '../catalogue/person.ts';
import {
  type Location,
  LocationSchema,
  type OperationType,
  OperationTypeSchema,
  type Partner,
  PartnerSchema,
  type Sequence,
  SequenceSchema,
  type Site,
  SiteSchema,
} from '../catalogue/place.ts';
import { type Unit, UnitSchema } from '../catalogue/unit.ts';
import { type Category, CategorySchema, type Product, ProductSchema } from '../catalogue/product.ts';
import { type Code, CodeSchema } from '../records/codes.ts';
import { FactSchema } from './facts.ts';
import {
  type Lot,
  LotSchema,
  type Package,
  PackageSchema,
  type Pedigree,
  PedigreeSchema,
  type Stock,
  StockSchema,
} from './rows.ts';

export const OperationRowSchema = Type.Object(
  {
    id: Id<OperationId>(),
    kind: NameSchema,
    device: Id<DeviceId>(),
    actor: Id<PersonId>(),
    at: InstantSchema,
    state: Type.Union([
      Type.Literal('accepted'),
      Type.Literal('adjusted'),
      Type.Literal('parked'),
      Type.Literal('held'),
      Type.Literal('refused'),
    ]),
    /** What it did; empty unless accepted or adjusted. */
    facts: Type.Array(FactSchema),
    /** Too much for a handheld: of the facts only those that a signature is over (making/light-operation.ts). */
    light: Type.Optional(Type.Literal(true)),
    /** Refusal code, or what holds or parks it; null when it is in force. */
    why: Nullable(CodedSchema),
    /** What was improbable about it, for whoever has to look at it. */
    flags: Type.Array(CodedSchema),
    /** What its person said of that. */
    reason: Nullable(NoteSchema),
    /** Who ended it since: undone, repaired or waived. */
    settled: Nullable(
      Type.Object(
        {
          by: Id<OperationId>(),
          how: Type.Union([Type.Literal('undone'), Type.Literal('repaired'), Type.Literal('waived')]),
        },
        strict,
      ),
    ),
  },
  strict,
);
/** What became of one operation, as the other rules see it. */
export type OperationRow = Static<typeof OperationRowSchema>;

/** Every kind of row that rules read, servers keep and devices replicate. */
export const rowSchemas = {
  product: ProductSchema,
  location: LocationSchema,
  partner: PartnerSchema,
  'operation-type': OperationTypeSchema,
  site: SiteSchema,
  sequence: SequenceSchema,
  person: PersonSchema,
  order: OrderSchema,
  lot: LotSchema,
  stock: StockSchema,
  package: PackageSchema,
  category: CategorySchema,
  unit: UnitSchema,
  bom: BomSchema,
  pedigree: PedigreeSchema,
  code: CodeSchema,
  operation: OperationRowSchema,
} as const;

/** Rows that are kept nowhere: found by asking the others. */
export interface DerivedRowOf {
  /** Key: a product. The keys of all its stock rows. */
  'stock-of': { readonly keys: readonly string[] };
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
export type RowOf = StoredRowOf & DerivedRowOf;
export type RowKind = keyof RowOf;

/** Which stored rows a derived one lists: those of a kind whose key begins with this. */
export const derivedFrom: Record<DerivedKind, { readonly kind: StoredKind; prefix(id: string): string }> = {
  'stock-of': { kind: 'stock', prefix: (product) => `${product}/` },
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
