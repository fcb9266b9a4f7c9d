import { Type, type Static } from 'typebox';
import { NameSchema, Nullable, strict } from '../base/schema.ts';
import type { Person } from '../catalogue/person.ts';
import type { AnyRecord } from './records.ts';

export const CodeHolderSchema = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('product'),
      Type.Literal('location'),
      Type.Literal('partner'),
      Type.Literal('person'),
    ]),
    id: NameSchema,
    /** The packaging that carries it; null for the thing itself. */
    packaging: Nullable(NameSchema),
  },
  strict,
);
export type CodeHolder = Static<typeof CodeHolderSchema>;

export const CodeSchema = Type.Object({ code: NameSchema, holders: Type.Array(CodeHolderSchema) }, strict);
/** Who carries a code. Two holders are a mistake that a rule stops; import and old data may still have made one. */
export type Code = Static<typeof CodeSchema>;

export interface CarriedCode {
  readonly code: string;
  readonly holder: CodeHolder;
}

/** The codes that a record answers to when it is scanned. */
export function codesOf(record: AnyRecord): CarriedCode[] {
  switch (record.of) {
    case 'product': {
      const { id, barcodes, packagings } = record.row;
      const own = barcodes.map((code) => carried(code, 'product', id, null));
      const packed = packagings.flatMap(({ name, barcodes: codes }) =>
        codes.map((code) => carried(code, 'product', id, name)),
      );
      return [...own, ...packed];
    }
    case 'location':
    case 'partner':
      return record.row.barcode === null ? [] : [carried(record.row.barcode, record.of, record.row.id, null)];
    case 'category':
    case 'unit':
    case 'operation-type':
    case 'bom':
    case 'sequence':
    case 'site':
      return [];
  }
}

export const badgeOf = (person: Pick<Person, 'id' | 'badge'>): CarriedCode[] =>
  person.badge === null ? [] : [carried(`badge:${person.badge}`, 'person', person.id, null)];

const carried = (
  code: string,
  kind: CodeHolder['kind'],
  id: string,
  packaging: string | null,
): CarriedCode => ({
  code,
  holder: { kind, id, packaging },
});

export const isSameHolder = (a: CodeHolder, b: CodeHolder): boolean => a.kind === b.kind && a.id === b.id;
