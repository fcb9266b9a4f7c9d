import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { releaseDigest } from '#domain/operations/release/digest.ts';
import type { Hold, Lot } from '#domain/stock/rows.ts';
import type { Floor } from '../floor.tsx';
import type { useChange } from '../goods/use-change.tsx';

/** Holds that a supervisor ends by a signature; the others end with an approval or with a name. */
export const releasable = ({ holds }: Pick<Lot, 'holds'>): readonly Hold[] =>
  holds.filter(({ why }) => why === 'quality' || why === 'recall');

/** [QLT-1, X17] Signed over exactly the holds that were seen: one that came since stays. Closing the question changes nothing. */
export async function release(
  floor: Floor,
  lot: Lot,
  meaning: string,
  record: ReturnType<typeof useChange>['record'],
): Promise<void> {
  const holds = releasable(lot).map(({ by }) => by);
  const signature = await floor.people.sign(meaning, releaseDigest(lot.id, holds));
  if (!signature) return;
  const { id, name } = lot;
  await record(
    { kind: 'release', payload: { lot: { id, name }, holds, signature } },
    i18n._(msg`${name} is released`),
  );
}
