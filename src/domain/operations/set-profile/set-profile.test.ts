import { expect, test } from 'vitest';
import { aDock } from '../../../../tests/support/rule-book.ts';
import type { PersonId } from '../../base/ids.ts';
import { usualProfile } from '../../catalogue/person.ts';

test('[X15] a profile is set once and follows; the fact names nobody', () => {
  const dock = aDock();
  const profile = { ...usualProfile, hand: 'left', theme: 'night' } as const;
  const set = dock.act({ kind: 'set-profile', payload: { profile } }, { actor: 'ana' as PersonId });
  expect(set.ok && set.facts).toEqual([
    { kind: 'profile-set', person: 'ana', profile, before: usualProfile },
  ]);
  expect(dock.get('person', 'ana')).toMatchObject({ name: 'ana', profile: { hand: 'left', theme: 'night' } });
});
