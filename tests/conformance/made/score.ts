import type { Line } from '../flat.ts';
import type { Made } from './messages.ts';

/** What the reading says otherwise than the maker of the message; nothing when they agree. */
export function disagreement(made: Made, read: (line: Line) => Record<string, unknown>): string | undefined {
  const { payload, form, about, expect } = made;
  const got = read({ payload, form });
  const differs = (['syntax', 'ais', 'associations', 'error'] as const).filter(
    (name) => expect[name] !== undefined && JSON.stringify(expect[name]) !== JSON.stringify(got[name]),
  );
  return differs.length === 0
    ? undefined
    : `${about} ${form} ${JSON.stringify(payload)}: ${differs.map((name) => `${name} ${JSON.stringify(got[name])}, not ${JSON.stringify(expect[name])}`).join('; ')}`;
}
