import { Type } from 'typebox';
import { NameSchema } from '../base/schema.ts';

/** The kinds of work for which a person may be asked why. `reprint` is a printed label's (LBL-1); the others are operations. */
export const reasonKinds = [
  'receive',
  'deliver',
  'transfer',
  'consume',
  'produce',
  'return-component',
  'unbuild',
  'rework',
  'end-making',
  'reject',
  'count',
  'adopt',
  'scrap',
  'return-from-customer',
  'return-to-supplier',
  'hold',
  'release',
  'correct',
  'relabel',
  'edit-lot',
  'reserve',
  'close-order',
  'undo',
  'waive',
  'reprint',
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** A site's own preset reasons, in its own words, in place of the usual ones. What is not named here keeps the usual ones. */
export type Reasons = { readonly [Kind in ReasonKind]?: readonly string[] };

const some = Type.Optional(Type.Array(NameSchema, { minItems: 1, maxItems: 12 }));

export const ReasonsSchema = Type.Unsafe<Reasons>(
  Type.Object(Object.fromEntries(reasonKinds.map((kind) => [kind, some])), { additionalProperties: false }),
);
