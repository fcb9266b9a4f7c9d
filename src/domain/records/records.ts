import { type TObject, Type, type Static } from 'typebox';
import { strict } from '../base/schema.ts';
import { BomSchema } from '../catalogue/bom.ts';
import {
  LocationSchema,
  OperationTypeSchema,
  PartnerSchema,
  SequenceSchema,
  SiteSchema,
} from '../catalogue/place.ts';
import { UnitSchema } from '../catalogue/unit.ts';
import { CategorySchema, ProductSchema } from '../catalogue/product.ts';

/** The plant's own records, kept by administrators. People have operations of their own: their PIN never travels in one. */
export const recordSchemas = {
  product: ProductSchema,
  category: CategorySchema,
  unit: UnitSchema,
  location: LocationSchema,
  partner: PartnerSchema,
  'operation-type': OperationTypeSchema,
  bom: BomSchema,
  sequence: SequenceSchema,
  site: SiteSchema,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export type RecordOf = { [Kind in RecordKind]: Static<(typeof recordSchemas)[Kind]> };
/** A record with its kind. */
export type AnyRecord = {
  [Kind in RecordKind]: { readonly of: Kind; readonly row: RecordOf[Kind] };
}[RecordKind];

const tagged = <Kind extends RecordKind, Schema extends TObject>(of: Kind, row: Schema) =>
  Type.Object({ of: Type.Literal(of), row }, strict);

export const AnyRecordSchema = Type.Union([
  tagged('product', ProductSchema),
  tagged('category', CategorySchema),
  tagged('unit', UnitSchema),
  tagged('location', LocationSchema),
  tagged('partner', PartnerSchema),
  tagged('operation-type', OperationTypeSchema),
  tagged('bom', BomSchema),
  tagged('sequence', SequenceSchema),
  tagged('site', SiteSchema),
]);

const changed = <Kind extends RecordKind, Schema extends TObject>(of: Kind, row: Schema) =>
  Type.Object(
    {
      of: Type.Literal(of),
      row,
      /**
       * What stood in the fields that were changed, as whoever changed them saw it: the others stay as they are by now,
       * so that two people on one record add up. Left out: the record is set as a whole.
       */
      was: Type.Optional(Type.Partial(row)),
    },
    strict,
  );

export const RecordChangeSchema = Type.Union([
  changed('product', ProductSchema),
  changed('category', CategorySchema),
  changed('unit', UnitSchema),
  changed('location', LocationSchema),
  changed('partner', PartnerSchema),
  changed('operation-type', OperationTypeSchema),
  changed('bom', BomSchema),
  changed('sequence', SequenceSchema),
  changed('site', SiteSchema),
]);
export type RecordChange = Static<typeof RecordChangeSchema>;
