import { codeRules } from './codes.ts';
import type { Rule, Rules } from './rule.ts';

/** Percent-encoded text: every "%" is followed by two hexadecimal digits. */
const pcenc: Rule = (text, from, to) => {
  const at = text.slice(from, to).search(/%(?![\da-f]{2})/i);
  return at < 0 ? undefined : { error: 'content', at: from + at };
};

/** Base64url padding: at most two "=", at the end, and then a whole number of three characters. */
export const base64url: Rule = (text, from, to) => {
  const value = text.slice(from, to);
  const padding = value.search(/=+$/);
  const length = padding < 0 ? 0 : value.length - padding;
  if (length > 2 || (length > 0 && value.length % 3 !== 0)) return { error: 'content', at: from + padding };
  const stray = value.slice(0, value.length - length).indexOf('=');
  return stray < 0 ? undefined : { error: 'charset', at: from + stray };
};

/** ISO 13616: country, two check digits (modulo 97), account. */
const iban: Rule = (text, from, to) => {
  if (to - from < 4 || codeRules.iso3166alpha2(text, from, from + 2) || to - from <= 10)
    return { error: 'content', at: from };
  const value = text.slice(from, to);
  const stray = value.search(/[^0-9A-Z]/);
  if (stray >= 0) return { error: 'charset', at: from + stray };
  let remainder = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1 ? undefined : { error: 'check-digit', at: from + 2 };
};

const weightOrder = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const pairOrder = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** GenSpecs 7.9.5: two check characters over text, each place weighted by a prime. */
const csumalpha: Rule = (text, from, to) => {
  if (to - from < 2) return { error: 'content', at: from };
  let sum = 0;
  let prime = 1;
  for (let at = to - 3; at >= from; at--) {
    prime = nextPrime(prime);
    sum += weightOrder.indexOf(text.charAt(at)) * prime;
  }
  sum %= 1021;
  const right = text[to - 2] === pairOrder[sum >> 5] && text[to - 1] === pairOrder[sum & 31];
  return right ? undefined : { error: 'check-digit', at: to - 2 };
};

function nextPrime(after: number): number {
  for (let candidate = after + 1; ; candidate++) if (isPrime(candidate)) return candidate;
}

function isPrime(candidate: number): boolean {
  for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) return false;
  return true;
}

export const textRules = { pcenc, iban, csumalpha } satisfies Rules;
