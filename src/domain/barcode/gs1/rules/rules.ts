import * as codes from './codes.ts';
import * as dates from './dates.ts';
import * as numbers from './numbers.ts';
import type { Rule } from './rule.ts';
import { base64url, csumalpha, hasnondigit, iban, pcenc } from './texts.ts';

/** North American coupons are read as text: their inner grammar is a till's business. */
const asText: Rule = () => undefined;

/** Every check that the Syntax Dictionary names, by its name there. */
export const rules: Readonly<Record<string, Rule>> = {
  ...codes,
  ...dates,
  ...numbers,
  csumalpha,
  hasnondigit,
  iban,
  pcenc,
  couponcode: asText,
  couponposoffer: asText,
};

/** Base64url text carries a check of its own, which the dictionary leaves unsaid. */
export const ruleOfSet: Readonly<Record<string, Rule>> = { Z: base64url };
