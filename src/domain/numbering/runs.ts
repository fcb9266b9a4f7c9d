import { Type, type Static } from 'typebox';
import { NameSchema, strict } from '../base/schema.ts';
import { nextNumber, numbersFrom } from './next.ts';

const RunSchema = Type.Object(
  { first: NameSchema, count: Type.Integer({ minimum: 1, maximum: 10_000 }) },
  strict,
);
/** Numbers that follow one another by NUM-2. A thousand of them fit one line, on a screen and in an operation. */
export type Run = Static<typeof RunSchema>;

export const fromRuns = (runs: readonly Run[]): string[] =>
  runs.flatMap(({ first, count }) => numbersFrom(first, count));

export const countOf = (runs: readonly Run[]): number => runs.reduce((all, { count }) => all + count, 0);

/** In the order given; what does not follow on begins a new run. */
export function toRuns(numbers: readonly string[]): Run[] {
  const runs: { first: string; count: number }[] = [];
  let expected: string | undefined;
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === expected) run.count += 1;
    else runs.push({ first: number, count: 1 });
    expected = nextNumber(number);
  }
  return runs;
}

/** "PP-0004 … PP-0027 (24)"; a number alone stands alone. */
export function runText({ first, count }: Run): string {
  return count === 1 ? first : `${first} … ${numbersFrom(first, count).at(-1) ?? first} (${count})`;
}
