import { type Result, err, ok } from './result.ts';
import type { Brand } from './ids.ts';

/**
 * [UOM-1] An exact decimal in its one canonical spelling ("1000", "43.5", "-3"): never floating point.
 * At most six decimals and twelve digits before the point, so that a sum fits a 64-bit integer of millionths.
 */
export type Quantity = Brand<'Quantity'>;

export const maxDecimals = 6;
const million = 1_000_000n;
const pattern = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;

export const zero = '0' as Quantity;
export const one = '1' as Quantity;

/** A batch of a thousand units adds and compares the same few amounts a hundred thousand times: each is read once. */
const read = new Map<string, bigint>();
const mostRead = 10_000;

/** Millionths of the unit: what the databases keep and add. */
export function toMicros(quantity: Quantity): bigint {
  const before = read.get(quantity);
  if (before !== undefined) return before;
  const micros = readMicros(quantity);
  if (read.size >= mostRead) read.clear();
  read.set(quantity, micros);
  return micros;
}

function readMicros(quantity: Quantity): bigint {
  const found = pattern.exec(quantity);
  if (!found) throw new Error(`Not a quantity: ${quantity}`);
  const [, sign, whole = '0', decimals = ''] = found;
  const micros = BigInt(whole) * million + BigInt(decimals.padEnd(maxDecimals, '0'));
  return sign ? -micros : micros;
}

export function fromMicros(micros: bigint): Quantity {
  if (micros % million === 0n) return (micros / million).toString() as Quantity;
  const size = micros < 0n ? -micros : micros;
  const decimals = (size % million).toString().padStart(maxDecimals, '0').replace(/0+$/, '');
  const sign = micros < 0n ? '-' : '';
  return `${sign}${size / million}${decimals && `.${decimals}`}` as Quantity;
}

/** A typed or scanned decimal with a point. A comma is the business of whoever knows the language. */
export function parseQuantity(
  text: string,
): Result<Quantity, { readonly kind: 'not-a-quantity'; readonly text: string }> {
  const trimmed = text.trim();
  return pattern.test(trimmed)
    ? ok(fromMicros(toMicros(trimmed as Quantity)))
    : err({ kind: 'not-a-quantity', text });
}

/** For literals in code and tests; throws on anything that is not a quantity. */
export function quantity(value: string | number): Quantity {
  const parsed = parseQuantity(String(value));
  if (!parsed.ok) throw new Error(`Not a quantity: ${value}`);
  return parsed.value;
}

export const add = (a: Quantity, b: Quantity): Quantity => fromMicros(toMicros(a) + toMicros(b));
export const subtract = (a: Quantity, b: Quantity): Quantity => fromMicros(toMicros(a) - toMicros(b));
export const negate = (a: Quantity): Quantity => fromMicros(-toMicros(a));
export const sum = (all: Iterable<Quantity>): Quantity => {
  let micros = 0n;
  for (const each of all) micros += toMicros(each);
  return fromMicros(micros);
};

/** Exact product; throws when it needs more than six decimals, which no unit here has. */
export function multiply(a: Quantity, b: Quantity): Quantity {
  const micros = toMicros(a) * toMicros(b);
  if (micros % million !== 0n) throw new Error(`${a} times ${b} has more than six decimals`);
  return fromMicros(micros / million);
}

/** Negative, zero or positive, as a sort wants it. */
export function compare(a: Quantity, b: Quantity): number {
  const difference = toMicros(a) - toMicros(b);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export const isPositive = (a: Quantity): boolean => toMicros(a) > 0n;
export const isNegative = (a: Quantity): boolean => toMicros(a) < 0n;
export const isZero = (a: Quantity): boolean => toMicros(a) === 0n;
export const min = (a: Quantity, b: Quantity): Quantity => (compare(a, b) <= 0 ? a : b);
export const max = (a: Quantity, b: Quantity): Quantity => (compare(a, b) >= 0 ? a : b);

/** How many decimals are written: 43.5 has one. */
export const decimalsOf = (a: Quantity): number => a.split('.')[1]?.length ?? 0;
