import { nextNumber } from '../numbering/next.ts';
import { type Run, runText, toRuns } from '../numbering/runs.ts';

/** What is wrong with a list of finished numbers, worst first, in words short enough for a handheld. */
interface BatchFaults {
  /** In the list more than once. */
  readonly duplicates: readonly string[];
  /** On another unit already. */
  readonly inUse: readonly string[];
  /** [NUM-7] Typed, and kept for another device. */
  readonly elsewhere: readonly string[];
  /** Between two runs something is left out: "PP-0027 → PP-0030". */
  readonly gaps: readonly { readonly after: string; readonly before: string }[];
  /** Empty lines among the numbers, by place, counted from 1. */
  readonly empty: readonly number[];
  /** More or fewer numbers than units; zero when they match. */
  readonly over: number;
}

export interface BatchList {
  /** The numbers as runs: "PP-0004 … PP-0027 (24)". */
  readonly runs: readonly Run[];
  readonly texts: readonly string[];
  /** How many numbers there are; empty lines are none. */
  readonly units: number;
  readonly faults: BatchFaults;
  /** Nothing stands against Prepare and Produce; gaps, fewer and more are asked about, not forbidden. */
  readonly isClean: boolean;
}

/** [M25, PRD-3] The numbers of a batch as its pop-up shows them: ranges, with the faults on top. */
export function readBatch(
  numbers: readonly string[],
  units: number,
  isInUse: (number: string) => boolean,
  isElsewhere: (number: string) => boolean = () => false,
): BatchList {
  const trimmed = numbers.map((number) => number.trim());
  const named = trimmed.filter((number) => number !== '');
  const runs = toRuns(named);
  const faults: BatchFaults = {
    duplicates: duplicatesIn(named),
    inUse: [...new Set(named.filter(isInUse))],
    elsewhere: [...new Set(named.filter((number) => !isInUse(number) && isElsewhere(number)))],
    gaps: gapsBetween(runs),
    empty: trimmed.flatMap((number, at) => (number === '' ? [at + 1] : [])),
    over: named.length - units,
  };
  const { duplicates, inUse, elsewhere } = faults;
  return {
    runs,
    texts: runs.map(runText),
    units: named.length,
    faults,
    isClean:
      named.length > 0 && duplicates.length + inUse.length + elsewhere.length + faults.empty.length === 0,
  };
}

function duplicatesIn(numbers: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(numbers.filter((number) => seen.has(number) || !seen.add(number)))];
}

/** Two runs of the same make, the second further on: what lies between was left out. */
function gapsBetween(runs: readonly Run[]): BatchFaults['gaps'] {
  return runs.flatMap((run, at) => {
    const next = runs[at + 1];
    if (!next) return [];
    const [mine, theirs] = [lastGroup(lastOf(run)), lastGroup(next.first)];
    const isSameMake =
      mine !== null && theirs !== null && mine.before === theirs.before && mine.after === theirs.after;
    return isSameMake && theirs.value > mine.value ? [{ after: lastOf(run), before: next.first }] : [];
  });
}

function lastOf({ first, count }: Run): string {
  let last = first;
  for (let at = 1; at < count; at += 1) last = nextNumber(last);
  return last;
}

function lastGroup(number: string): { before: string; value: bigint; after: string } | null {
  const found = /^(.*?)(\d+)(\D*)$/s.exec(number);
  if (!found) return null;
  const [, before = '', digits = '', after = ''] = found;
  return { before, value: BigInt(digits), after };
}

/** [M25] Scan to replace: the number of one unit becomes another; nothing else moves. */
export const replaceNumber = (numbers: readonly string[], at: number, by: string): string[] =>
  numbers.map((number, each) => (each === at ? by.trim() : number));

/** [NUM-1, M21] The first of the numbers on offer that no lot of the product has yet; nothing when all are in use. */
export function nextFree(offers: Iterable<string>, isInUse: (number: string) => boolean): string | undefined {
  for (const number of offers) if (!isInUse(number)) return number;
  return undefined;
}
