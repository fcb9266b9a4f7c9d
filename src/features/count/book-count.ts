import type { Refusal } from '#domain/base/refusal.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';
import { type CountedLine, type Scope, endCount, forget } from './count-notes.ts';
import { type CountRow, shareOf, verdictOf } from './load-count.ts';

export interface Booked {
  /** How many were recorded. */
  readonly booked: number;
  readonly differences: number;
  readonly forReview: number;
  readonly last: Recorded['entry'] | null;
  /** The one at which it stopped. */
  readonly stopped: { readonly refusal: Refusal; readonly row: CountRow } | null;
}

export const countIntent = (
  { product, lot, location, package: inside, counted, basis, found }: CountedLine,
  { blind, shared }: { readonly blind: boolean; readonly shared: boolean },
): Extract<Intent, { kind: 'count' }> => ({
  kind: 'count',
  payload: {
    product,
    lot,
    location,
    package: inside,
    counted,
    blind,
    basis,
    found,
    ...(shared && { shared }),
  },
});

/**
 * [STK-7] Each thing is an operation of its own, the ones that agree too: that somebody looked is worth as much. What was
 * moved meanwhile is sent for a supervisor to look at. A line is forgotten once it is recorded, so that a count which was
 * broken off goes on where it was.
 */
export async function bookCount(
  floor: Floor,
  scope: Scope,
  rows: readonly CountRow[],
  {
    blind,
    shared,
    reason,
    onBooked,
  }: {
    readonly blind: boolean;
    readonly shared: boolean;
    readonly reason: string | null;
    readonly onBooked: (count: number) => void;
  },
): Promise<Booked | null> {
  let [booked, differences, forReview] = [0, 0, 0];
  let last: Recorded['entry'] | null = null;
  for (const row of rows) {
    if (!row.line) continue;
    const line = shared ? shareOf(row.line, row.other) : row.line;
    const isDifferent = verdictOf(row) === 'differs';
    const given: Given = {
      scans: line.scans ?? [],
      reason: isDifferent ? reason : null,
      anyway: row.movedSince,
    };
    const answer = await keep(floor, () =>
      floor.recorder.record(countIntent(line, { blind, shared }), given),
    );
    if (answer === null) return null;
    if (!answer.ok) return { booked, differences, forReview, last, stopped: { refusal: answer.error, row } };
    await forget(floor, scope, row.key);
    last = answer.value.entry;
    booked += 1;
    onBooked(booked);
    if (row.movedSince) forReview += 1;
    else if (isDifferent) differences += 1;
  }
  await endCount(floor, scope);
  return { booked, differences, forReview, last, stopped: null };
}
