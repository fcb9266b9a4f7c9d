import { checkDigitOf } from '../../keys.ts';
import { type Rule, type Rules, digitAt } from './rule.ts';

/** A GS1 Company Prefix has at least four digits; which ones are issued is not public. */
const gcppos1: Rule = (text, from, to) => {
  for (let at = from; at < from + 4; at++) {
    const digit = at < to ? digitAt(text, at) : -1;
    if (digit < 0 || digit > 9) return { error: 'content', at };
  }
  return undefined;
};

const atMost =
  (limit: number): Rule =>
  (text, from, to) =>
    Number(text.slice(from, to)) > limit ? { error: 'content', at: from } : undefined;

export const numberRules = {
  gcppos1,

  /** The same behind an indicator or extension digit. */
  gcppos2: (text, from, to) => gcppos1(text, from + 1, to),

  /** GenSpecs 7.9.1: the last digit is the modulo 10 check digit of the others. */
  csum: (text, from, to) =>
    digitAt(text, to - 1) === checkDigitOf(text, from, to - 1)
      ? undefined
      : { error: 'check-digit', at: to - 1 },

  /** "0102": the first of two pieces. Neither is zero, and the piece is no higher than the total. */
  pieceoftotal: (text, from, to) => {
    const middle = (from + to) / 2;
    const piece = Number(text.slice(from, middle));
    const total = Number(text.slice(middle, to));
    return piece >= 1 && piece <= total ? undefined : { error: 'content', at: from };
  },

  /** "1/3": position and total without leading zeros, the position no higher than the total. */
  posinseqslash: (text, from, to) => {
    const found = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text.slice(from, to));
    return found && Number(found[1]) <= Number(found[2]) ? undefined : { error: 'content', at: from };
  },

  /** Ten-millionths of a degree, counted from the south pole. */
  latitude: atMost(1_800_000_000),
  /** Ten-millionths of a degree, counted eastwards from the antimeridian. */
  longitude: atMost(3_600_000_000),
} satisfies Rules;
