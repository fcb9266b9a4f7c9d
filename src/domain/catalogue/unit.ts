import { Type, type Static } from 'typebox';
import type { UnitId } from '../base/ids.ts';
import { type Quantity, decimalsOf, isPositive, toMicros, fromMicros } from '../base/quantity.ts';
import { Id, NameSchema, Nullable, QuantitySchema, strict } from '../base/schema.ts';

export const UnitSchema = Type.Object(
  {
    id: Id<UnitId>(),
    /** As people write it behind a quantity: "kg". Products keep this word, so it stays once it was made. */
    name: NameSchema,
    /** Decimals that a quantity of it may have, 0 to 6. */
    precision: Type.Integer({ minimum: 0, maximum: 6 }),
    /** The unit that it is a multiple of: t and g are of kg. Null: others are multiples of it. */
    base: Nullable(Id<UnitId>()),
    /** How many of the base unit one of it holds: 1000 for t, 0.001 for g. */
    factor: QuantitySchema,
    archived: Type.Boolean(),
  },
  strict,
);
/** [UOM-1] What goods are measured in. */
export type Unit = Static<typeof UnitSchema>;

type Measure = Pick<Unit, 'id' | 'base' | 'factor'>;

/** Kilograms and grams are; kilograms and pieces are not. */
export const isConvertible = (a: Measure, b: Measure): boolean => (a.base ?? a.id) === (b.base ?? b.id);

/** [UOM-1] The same amount in another unit, exactly; nothing where it cannot be told without rounding. */
export function convert(quantity: Quantity, from: Measure, to: Measure): Quantity | null {
  if (!isConvertible(from, to)) return null;
  const up = toMicros(quantity) * toMicros(from.factor);
  const down = toMicros(to.factor);
  if (down <= 0n || up % down !== 0n) return null;
  return fromMicros(up / down);
}

/** A base unit is one of itself; a multiple holds something. */
export const isSoundUnit = ({ base, factor }: Measure): boolean =>
  isPositive(factor) && (base !== null || factor === '1') && decimalsOf(factor) <= 6;
