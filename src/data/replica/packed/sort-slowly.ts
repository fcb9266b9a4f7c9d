import type { Pause } from '../../pause.ts';

const run = 2000;
const step = 2000;

/** Sorts text as the database does, in pieces: hundreds of thousands of terms at once would freeze the screen. */
export async function sortSlowly(texts: readonly string[], pause: Pause): Promise<string[]> {
  let runs: string[][] = [];
  for (let at = 0; at < texts.length; at += run) {
    // Without a comparison of its own, text is sorted by its code units: what is wanted here.
    // oxlint-disable-next-line unicorn/require-array-sort-compare
    runs.push(texts.slice(at, at + run).sort());
    await pause();
  }
  while (runs.length > 1) {
    const merged: string[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], pause));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge(a: readonly string[], b: readonly string[], pause: Pause): Promise<string[]> {
  if (b.length === 0) return [...a];
  const all: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && (right === undefined || left <= right)) {
      all.push(left);
      i += 1;
    } else if (right !== undefined) {
      all.push(right);
      j += 1;
    }
    if (all.length % step === 0) await pause();
  }
  return all;
}
