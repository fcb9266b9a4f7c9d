import { checkDigitOf } from '../../keys.ts';
import { type Rule, digitAt } from './rule.ts';

/** GenSpecs 7.9.1: the last digit is the modulo 10 check digit of the others. */
export const csum: Rule = (text, from, to) =>
  digitAt(text, to - 1) === checkDigitOf(text, from, to - 1)
    ? undefined
    : { error: 'check-digit', at: to - 1 };

/** A GS1 Company Prefix has at least four digits; which ones are issued is not public. */
export const gcppos1: Rule = (text, from, to) => {
  for (let at = from; at < from + 4; at++) {
    if (at >= to) return { error: 'content', at: from };
    const digit = digitAt(text, at);
    if (digit < 0 || digit > 9) return { error: 'content', at };
  }
  return undefined;
};

/** The same behind an indicator or extension digit. */
export const gcppos2: Rule = (text, from, to) => gcppos1(text, from + 1, to);

export const zero: Rule = (text, from, to) => {
  for (let at = from; at < to; at++) if (text[at] !== '0') return { error: 'content', at };
  return undefined;
};

export const nonzero: Rule = (text, from, to) => {
  for (let at = from; at < to; at++) if (text[at] !== '0') return undefined;
  return { error: 'content', at: from };
};

export const nozeroprefix: Rule = (text, from) =>
  text[from] === '0' ? { error: 'content', at: from } : undefined;

/** "0102": the first of two pieces. Neither is zero, and the piece is no higher than the total. */
export const pieceoftotal: Rule = (text, from, to) => {
  const middle = (from + to) / 2;
  const piece = text.slice(from, middle);
  const total = text.slice(middle, to);
  const wrong = /^0*$/.test(piece) || /^0*$/.test(total) || piece > total;
  return wrong ? { error: 'content', at: from } : undefined;
};

/** "1/3": position and total without leading zeros, the position no higher than the total. */
export const posinseqslash: Rule = (text, from, to) => {
  const found = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text.slice(from, to));
  const right = found && Number(found[1]) <= Number(found[2]);
  return right ? undefined : { error: 'content', at: from };
};

const atMost =
  (limit: number): Rule =>
  (text, from, to) =>
    Number(text.slice(from, to)) > limit ? { error: 'content', at: from } : undefined;

/** Ten-millionths of a degree, counted from the south pole. */
export const latitude: Rule = atMost(1_800_000_000);
/** Ten-millionths of a degree, counted eastwards from the antimeridian. */
export const longitude: Rule = atMost(3_600_000_000);
