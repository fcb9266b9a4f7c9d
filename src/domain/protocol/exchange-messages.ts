import { Type, type Static } from 'typebox';
import { InstantSchema, NameSchema, Nullable, strict } from '../base/schema.ts';

/** Bytes of one file that comes in. */
export const maxImportBytes = 33_554_432;
/** Faults that an answer names; the rest are counted. */
export const faultsShown = 500;

/** The lists there are, in the order in which an empty plant takes them. */
export const TableNameSchema = Type.Union([
  Type.Literal('units'),
  Type.Literal('categories'),
  Type.Literal('sequences'),
  Type.Literal('partners'),
  Type.Literal('locations'),
  Type.Literal('operation-types'),
  Type.Literal('people'),
  Type.Literal('products'),
  Type.Literal('packagings'),
  Type.Literal('bills-of-materials'),
  Type.Literal('orders'),
  Type.Literal('opening-stock'),
]);
export type TableName = Static<typeof TableNameSchema>;

export const ImportFaultSchema = Type.Object(
  {
    /** As a spreadsheet counts: the header is line 1. */
    line: Type.Integer({ minimum: 1 }),
    /** Empty when a rule refuses the whole line. */
    column: Type.String({ maxLength: 200 }),
    /** A cell's fault, or a refusal of a rule; the words stand in the language catalogues. */
    code: NameSchema,
    args: Type.Record(Type.String(), Type.String()),
  },
  strict,
);
export type ImportFault = Static<typeof ImportFaultSchema>;

export const ImportStateSchema = Type.Union([
  /** Read and understood: nothing has been changed. */
  Type.Literal('staged'),
  Type.Literal('carrying-out'),
  /** In force, all of it. */
  Type.Literal('done'),
  /** A rule refused lines, named in `faults`: nothing has been changed. */
  Type.Literal('refused'),
]);

export const ImportSchema = Type.Object(
  {
    id: NameSchema,
    table: TableNameSchema,
    state: ImportStateSchema,
    /** Lines that hold something, without the header. */
    lines: Type.Integer({ minimum: 0 }),
    /** Records that would be made or changed, and those that stand already as the list has them. */
    changes: Type.Integer({ minimum: 0 }),
    unchanged: Type.Integer({ minimum: 0 }),
    /** The same in lines: whose record is new, whose is changed, and whose stands already. */
    counts: Type.Object(
      {
        fresh: Type.Integer({ minimum: 0 }),
        changed: Type.Integer({ minimum: 0 }),
        same: Type.Integer({ minimum: 0 }),
      },
      strict,
    ),
    /** Of `changes`, how many have been looked at by the rules. */
    done: Type.Integer({ minimum: 0 }),
    /** How the file was understood. */
    read: Type.Object(
      {
        format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
        encoding: NameSchema,
        separator: Nullable(Type.String({ maxLength: 1 })),
      },
      strict,
    ),
    faults: Type.Array(ImportFaultSchema, { maxItems: faultsShown }),
    /** All of them, shown or not. */
    faultCount: Type.Integer({ minimum: 0 }),
    tableFaults: Type.Array(Type.Object({ code: NameSchema, column: Type.String() }, strict)),
    /** Cells of the first lines, as they were understood. */
    sample: Type.Array(Type.Array(Type.String())),
    /** Whether `commit` may be asked for. */
    clean: Type.Boolean(),
    /** Server version that its effects have, once it is done. */
    version: Nullable(Type.Integer({ minimum: 0 })),
    /** What is staged is dropped then. */
    expiresAt: InstantSchema,
  },
  strict,
);
export type Import = Static<typeof ImportSchema>;
