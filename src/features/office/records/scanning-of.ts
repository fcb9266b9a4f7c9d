import type { Scanning } from '#domain/catalogue/scanning.ts';
import { type Values, isOn, listOf, textOf, textsOf } from '../form/values.ts';

type Rule = Scanning['rules'][number];

/** The rules as they stand in the form: kept, and tried before they are kept. */
export const scanningOf = (values: Values): Scanning => ({
  rules: listOf(values, 'rules').map((each): Rule => {
    const encoding = textOf(each, 'encoding');
    return {
      name: textOf(each, 'name'),
      means: textOf(each, 'means') as Rule['means'],
      pattern: textOf(each, 'pattern'),
      ...(encoding === '' ? {} : { encoding: encoding as NonNullable<Rule['encoding']> }),
    };
  }),
  separators: textsOf(values, 'separators'),
  prefixes: textsOf(values, 'prefixes'),
  suffixes: textsOf(values, 'suffixes'),
  dataIdentifiers: isOn(values, 'dataIdentifiers'),
});
