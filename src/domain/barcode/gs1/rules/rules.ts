import { codeRules } from './codes.ts';
import { dateRules } from './dates.ts';
import { numberRules } from './numbers.ts';
import type { Rule, Rules } from './rule.ts';
import { base64url, textRules } from './texts.ts';

/** North American coupons are read as text: their inner grammar is a till's business. */
const asText: Rule = () => undefined;

/** Every check that the Syntax Dictionary names, by its name there. */
export const rules: Rules = {
  ...codeRules,
  ...dateRules,
  ...numberRules,
  ...textRules,
  couponcode: asText,
  couponposoffer: asText,
};

/** Base64url text carries a check of its own, which the dictionary leaves unsaid. */
export const ruleOfSet: Rules = { Z: base64url };
