/** GenSpecs 7.9.1: the modulo 10 check digit of the digits from `from` up to `to`. */
export function checkDigitOf(digits: string, from = 0, to = digits.length): number {
  let sum = 0;
  // Weights 3, 1, 3 … counted from the right, so that a longer key with leading zeros has the same digit.
  for (let at = to - 1, weight = 3; at >= from; at--, weight = 4 - weight)
    sum += (digits.charCodeAt(at) - 48) * weight;
  return (10 - (sum % 10)) % 10;
}

export const hasCheckDigit = (digits: string): boolean =>
  digits.length > 1 &&
  /^\d+$/.test(digits) &&
  digits.charCodeAt(digits.length - 1) - 48 === checkDigitOf(digits, 0, digits.length - 1);

/**
 * GTIN-8, UPC-A (12), GTIN-13 or GTIN-14 as the one 14-digit key that products are looked up by; nothing for any other
 * length or a wrong check digit. An eight-digit UPC-E is not a GTIN-8: see `expandUpcE`.
 */
export const toGtin14 = (text: string): string | undefined =>
  hasGtinLength(text) && hasCheckDigit(text) ? text.padStart(14, '0') : undefined;

export const hasGtinLength = ({ length }: string): boolean => length === 8 || (length >= 12 && length <= 14);

/** The spellings under which other systems keep the same GTIN, shortest first; the 14-digit key comes last. */
export function gtinSpellings(gtin14: string): readonly string[] {
  return [8, 12, 13, 14]
    .map((length) => gtin14.slice(14 - length))
    .filter((short) => short.padStart(14, '0') === gtin14);
}

/** The shortest form that the GTIN is printed in: GTIN-13 or UPC-A for a consumer unit, GTIN-8 for a small one. */
export const shortGtin = (gtin14: string): string => gtinSpellings(gtin14)[0] ?? gtin14;

/**
 * The UPC-A number that a zero-suppressed UPC-E symbol stands for.
 * @param text six digits, or seven or eight with number system and check digit
 */
export function expandUpcE(text: string): string | undefined {
  if (!/^(\d{6}|[01]\d{6,7})$/.test(text)) return undefined;
  const [system, six] = text.length === 6 ? ['0', text] : [text.charAt(0), text.slice(1, 7)];
  const [a, b, c, d, e, last] = [...six];
  const body =
    {
      0: `${a}${b}00000${c}${d}${e}`,
      1: `${a}${b}10000${c}${d}${e}`,
      2: `${a}${b}20000${c}${d}${e}`,
      3: `${a}${b}${c}00000${d}${e}`,
      4: `${a}${b}${c}${d}00000${e}`,
    }[last as '0' | '1' | '2' | '3' | '4'] ?? `${a}${b}${c}${d}${e}0000${last}`;
  const digits = system + body;
  const upc = `${digits}${checkDigitOf(digits)}`;
  return text.length < 8 || text.endsWith(upc.charAt(11)) ? upc : undefined;
}
