import { Type } from 'typebox';
import type { LotId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { mostTold, usualProfile } from '../../catalogue/rights.ts';
import { rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';

/**
 * [EXP-6] A responsible person has read that these lots reached their alert date. It is kept with their profile, so that
 * it is told once, whichever device they take up next.
 */
export const tellAlerts = defineOperation({
  kind: 'tell-alerts',
  version: 1,
  payload: Type.Object({ lots: Type.Array(Id<LotId>(), { minItems: 1, maxItems: mostTold }) }, strict),
  right: 'own-profile',
  targets: () => [],
  cites: () => [],
  reads: (_, { actor }) => [rowKey('person', actor)],

  decide({ lots }, { actor }, view) {
    const person = view.get('person', actor);
    if (person.state === 'absent') return refuse(refusal('unknown-person', { personId: actor }));
    const before = person.state === 'present' ? person.value.profile : usualProfile;
    // The oldest are forgotten first: they are gone from the house long since.
    const told = [...new Set([...lots, ...(before.told ?? [])])].slice(0, mostTold);
    return accept([{ kind: 'profile-set', person: actor, profile: { ...before, told }, before }]);
  },
});
