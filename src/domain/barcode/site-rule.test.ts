import { describe, expect, test } from 'vitest';
import { checkDigitOf } from './keys.ts';
import { type SiteRule, matchSiteRule } from './site-rule.ts';

const rule = (pattern: string, more: Partial<SiteRule> = {}): SiteRule => ({
  name: pattern,
  means: 'weight',
  pattern,
  ...more,
});
const ean = (body: string): string => body + checkDigitOf(body);

describe('a number format of the site', () => {
  test('takes the measure out and leaves the code of the product', () => {
    expect(matchSiteRule(ean('261234500725'), [rule('26.....{NNDDD}')])).toMatchObject({
      code: ean('261234500000'),
      value: '0.725',
    });
  });

  test.each([
    ['LOC-A7', 'LOC-..', true],
    ['LOC-A71', 'LOC-..', false],
    ['LOC-A', 'LOC-..', false],
    ['OP-next', 'OP-.*', true],
    ['OP-', 'OP-.*', true],
    ['a.b', 'a\\.b', true],
    ['axb', 'a\\.b', false],
    ['x|y', 'x\\|y', true],
    ['BEE', 'ANT|BEE', true],
    ['0412', '{NNDD}', true],
    ['04A2', '{NNDD}', false],
    ['abcx', '.*x', false],
    ['1234567890123', `{${'N'.repeat(13)}}`, false],
  ])('%s against %s: %s', (code, pattern, matches) => {
    expect(matchSiteRule(code, [rule(pattern)]) !== undefined).toBe(matches);
  });

  test('the first rule that fits counts, and an encoding asks for its length and check digit', () => {
    const rules = [rule('40.*', { name: 'ean', encoding: 'ean13' }), rule('.*', { name: 'any' })];
    expect(matchSiteRule('4012345678901', rules)?.rule.name).toBe('ean');
    expect(matchSiteRule('4012345678902', rules)?.rule.name).toBe('any');
    expect(matchSiteRule('40', rules)?.rule.name).toBe('any');
  });
});
