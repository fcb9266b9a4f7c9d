import { Type, type Static } from 'typebox';
import type { DeviceId, OperationId, PersonId } from '../base/ids.ts';
import { CodedSchema, Id, InstantSchema, NameSchema, NoteSchema, Nullable, strict } from '../base/schema.ts';
import { BomSchema } from '../catalogue/bom.ts';
import { OrderSchema } from '../catalogue/order.ts';
import { PersonSchema } from '../catalogue/person.ts';
import {
  LocationSchema,
  OperationTypeSchema,
  PartnerSchema,
  SequenceSchema,
  SiteSchema,
} from '../catalogue/place.ts';
import { CategorySchema, ProductSchema } from '../catalogue/product.ts';
import { UnitSchema } from '../catalogue/unit.ts';
import { CodeSchema } from '../records/codes.ts';
import { FactSchema } from './facts.ts';
import { LotSchema, PackageSchema, PedigreeSchema, StockSchema } from './rows.ts';
import type { StoredKind } from './view.ts';

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
} as const satisfies Record<StoredKind, unknown>;
