import { Type, type TSchema } from 'typebox';
import type { Day } from './calendar.ts';
import type { Brand } from './ids.ts';
import type { Quantity } from './quantity.ts';

/** An id as it travels: short, printable, and branded once it has been checked. */
export const Id = <B extends Brand<string>>() =>
  Type.Unsafe<B>(Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]+$' }));

/** An id that other ids are derived from (base/ids.ts), so it must really be a UUID. */
export const Uuid = <B extends Brand<string>>() =>
  Type.Unsafe<B>(Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }));

export const DaySchema = Type.Unsafe<Day>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));

/** Canonical exact decimal; see base/quantity.ts. */
export const QuantitySchema = Type.Unsafe<Quantity>(
  Type.String({ pattern: '^(?:0|-?(?:0\\.\\d{0,5}[1-9]|[1-9]\\d{0,11}(?:\\.\\d{0,5}[1-9])?))$' }),
);

/** Milliseconds since 1970. */
export const InstantSchema = Type.Integer({ minimum: -8.64e15, maximum: 8.64e15 });

export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** A name a person reads and types: trimmed by whoever made it, without control characters. */
export const NameSchema = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\x00-\\x1f\\x7f]+$' });

/** Free words of a person. Line breaks are welcome, other control characters are not. */
export const NoteSchema = Type.String({ maxLength: 2000, pattern: '^[^\\x00-\\x09\\x0b-\\x1f\\x7f]*$' });

/** No unknown members: what a schema does not name is refused at the edge (mass assignment, `__proto__`). */
export const strict = { additionalProperties: false } as const;

/** A refusal or flag on its way or on disk: a newer program may know codes that this one does not. */
export const CodedSchema = Type.Object(
  { code: Type.String({ maxLength: 64 }), args: Type.Record(Type.String(), Type.String()) },
  strict,
);
