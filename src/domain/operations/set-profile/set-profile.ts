import { Type } from 'typebox';
import { refusal } from '../../base/refusal.ts';
import { strict } from '../../base/schema.ts';
import { ProfileSchema, usualProfile } from '../../catalogue/person.ts';
import { rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';

/** [X15] A person sets language, sizes, hand, sound and theme once, and has them on every device. */
export const setProfile = defineOperation({
  kind: 'set-profile',
  version: 1,
  payload: Type.Object({ profile: ProfileSchema }, strict),
  right: 'own-profile',
  targets: () => [],
  cites: () => [],
  reads: (_, { actor }) => [rowKey('person', actor)],

  decide({ profile }, { actor }, view) {
    const person = view.get('person', actor);
    if (person.state === 'absent') return refuse(refusal('unknown-person', { personId: actor }));
    const before = person.state === 'present' ? person.value.profile : usualProfile;
    // What the person was told is no setting: another device may have told more since.
    const { told: _, ...wanted } = profile;
    const kept = before.told ? { ...wanted, told: before.told } : wanted;
    return accept([{ kind: 'profile-set', person: actor, profile: kept, before }]);
  },
});
