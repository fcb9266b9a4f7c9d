/** What the check digit of a typed number says before anything is looked up. */
export type DigitCheck =
  | { readonly kind: 'valid'; readonly as: 'gtin' | 'sscc' }
  /** One digit is wrong or two are swapped: the number is not taken, and the expected last digit is not offered. */
  | { readonly kind: 'wrong' }
  /** A number without a check digit, such as a lot. */
  | { readonly kind: 'none' };

const gtinLengths = new Set([8, 12, 13, 14]);

/** Checks digits-only entries of GTIN and SSCC length (GS1 General Specifications 7.9); everything else has no check digit. */
export function checkTyped(text: string): DigitCheck {
  const trimmed = text.trim();
  if (!/^\d+$/.test(trimmed)) return { kind: 'none' };
  const as = trimmed.length === 18 ? 'sscc' : gtinLengths.has(trimmed.length) ? 'gtin' : undefined;
  if (as === undefined) return { kind: 'none' };
  return hasCheckDigit(trimmed) || isUpcE(trimmed) ? { kind: 'valid', as } : { kind: 'wrong' };
}

/** Weights 3 and 1 from the right, the sum with the check digit a multiple of ten. */
export function hasCheckDigit(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1)
    sum += Number(digits.at(-1 - place)) * (place % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/** The eight digits under a UPC-E symbol carry the check digit of the twelve they stand for (GenSpecs 7.10). */
function isUpcE(digits: string): boolean {
  const match = /^([01])(\d)(\d)(\d)(\d)(\d)(\d)(\d)$/.exec(digits);
  if (match === null) return false;
  const [, system = '', a = '', b = '', c = '', d = '', e = '', last = '', check = ''] = match;
  const body =
    last <= '2'
      ? `${a}${b}${last}0000${c}${d}${e}`
      : last === '3'
        ? `${a}${b}${c}00000${d}${e}`
        : last === '4'
          ? `${a}${b}${c}${d}00000${e}`
          : `${a}${b}${c}${d}${e}0000${last}`;
  return hasCheckDigit(`${system}${body}${check}`);
}
