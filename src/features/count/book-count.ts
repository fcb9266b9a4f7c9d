import type { OperationId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Act } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';
import { type CountedLine, type Scope, endCount } from './count-notes.ts';
import { type CountRow, shareOf, verdictOf } from './load-count.ts';

export interface Booked {
  /** How many were recorded. */
  readonly booked: number;
  readonly differences: number;
  readonly forReview: number;
  /** In the order of recording: one undo takes all of them back. */
  readonly operations: readonly OperationId[];
  /** The first that was refused: then nothing is booked. */
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
 * moved meanwhile is sent for a supervisor to look at. One press books all of it, or nothing where one is refused; what is
 * counted is forgotten once it is booked.
 */
export async function bookCount(
  floor: Floor,
  scope: Scope,
  rows: readonly CountRow[],
  {
    blind,
    shared,
    reason,
    onChecked,
  }: {
    readonly blind: boolean;
    readonly shared: boolean;
    readonly reason: string | null;
    readonly onChecked: (count: number) => void;
  },
): Promise<Booked | null> {
  const counted = rows.flatMap((row) =>
    row.line ? [{ row, line: shared ? shareOf(row.line, row.other) : row.line }] : [],
  );
  const isDifferent = ({ row }: (typeof counted)[number]): boolean => verdictOf(row) === 'differs';
  const acts = counted.map((each): Act => ({
    intent: countIntent(each.line, { blind, shared }),
    given: {
      scans: each.line.scans ?? [],
      reason: isDifferent(each) ? reason : null,
      anyway: each.row.movedSince,
    },
  }));
  const answer = await keep(floor, () => floor.recorder.recordAll(acts, onChecked));
  if (answer === null) return null;
  if (!answer.ok) {
    const [refused] = answer.error;
    const row = refused && counted[refused.at]?.row;
    return {
      booked: 0,
      differences: 0,
      forReview: 0,
      operations: [],
      stopped: row ? { refusal: refused.refusal, row } : null,
    };
  }
  await endCount(floor, scope);
  const forReview = counted.filter(({ row }) => row.movedSince);
  return {
    booked: counted.length,
    differences: counted.filter((each) => !each.row.movedSince && isDifferent(each)).length,
    forReview: forReview.length,
    operations: answer.value.map(({ entry }) => entry.id),
    stopped: null,
  };
}
