import { isDeepStrictEqual } from 'node:util';
import type { Line } from '../flat.ts';
import type { Made } from './messages.ts';

/** What the reading says otherwise than the maker of the message; nothing when they agree. */
export function disagreement(made: Made, read: (line: Line) => Record<string, unknown>): string | undefined {
  const { payload, form, about, expect } = made;
  const got = read({ payload, form });
  const differs = (['syntax', 'ais', 'associations', 'error', 'elementString'] as const).filter(
    (name) => expect[name] !== undefined && JSON.stringify(expect[name]) !== JSON.stringify(got[name]),
  );
  const { violation } = expect;
  const found = got['violations'] as readonly Readonly<Record<string, string>>[] | undefined;
  if (violation && !found?.some((each) => isDeepStrictEqual({ ...each }, violation)))
    return `${about} ${form} ${JSON.stringify(payload)}: no ${JSON.stringify(violation)} in ${JSON.stringify(found)}`;
  return differs.length === 0
    ? undefined
    : `${about} ${form} ${JSON.stringify(payload)}: ${differs.map((name) => `${name} ${JSON.stringify(got[name])}, not ${JSON.stringify(expect[name])}`).join('; ')}`;
}
