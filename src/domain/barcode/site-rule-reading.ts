import type { RecogniseContext } from './context.ts';
import type { Fields } from './fields.ts';
import type { Arrived } from './gate.ts';
import { commonOf } from './readings.ts';
import type { SiteRuleReading } from './recognised.ts';
import { type RuleMatch, matchSiteRule } from './site-rule.ts';

/** A number format that this site has taught the device. */
export function readSiteRule(arrived: Arrived, { siteRules }: RecogniseContext): SiteRuleReading | undefined {
  const match = siteRules && matchSiteRule(arrived.text, siteRules);
  if (!match) return undefined;
  const { rule, code } = match;
  return { ...commonOf(arrived), kind: 'site-rule', rule, code, fields: fieldsOfRule(match) };
}

function fieldsOfRule({ rule, code, value }: RuleMatch): Fields {
  switch (rule.means) {
    case 'lot':
      return { lot: code };
    case 'serial':
      return { serial: code };
    case 'package':
      return { package: code };
    case 'location':
      return { location: code };
    case 'order':
      return { orderNumber: code };
    case 'weight':
      return value === undefined ? {} : { quantity: { value, unit: 'kg' } };
    case 'price':
      return value === undefined ? {} : { price: { value } };
    default:
      return value === undefined ? {} : { count: value };
  }
}
