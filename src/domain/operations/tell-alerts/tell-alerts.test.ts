import { expect, test } from 'vitest';
import { aDock } from '../../../../tests/support/rule-book.ts';
import type { LotId, PersonId } from '../../base/ids.ts';
import { mostTold, usualProfile } from '../../catalogue/rights.ts';

const ana = { actor: 'ana' as PersonId };
const lots = (...names: string[]): LotId[] => names.map((name) => name as LotId);

test('[EXP-6] what was told adds up over devices, and a profile that is set forgets none of it', () => {
  const dock = aDock();
  dock.act({ kind: 'tell-alerts', payload: { lots: lots('a', 'b') } }, ana);
  // Another device, that had told one of them too.
  dock.act({ kind: 'tell-alerts', payload: { lots: lots('b', 'c') } }, ana);
  dock.act({ kind: 'set-profile', payload: { profile: { ...usualProfile, theme: 'night' } } }, ana);
  expect(dock.get('person', 'ana')?.profile).toMatchObject({ theme: 'night', told: ['b', 'c', 'a'] });
});

test('[EXP-6] of very many the oldest are forgotten first', () => {
  const dock = aDock();
  const many = Array.from({ length: mostTold }, (_, at) => `old-${at}` as LotId);
  dock.act({ kind: 'tell-alerts', payload: { lots: many } }, ana);
  dock.act({ kind: 'tell-alerts', payload: { lots: lots('new') } }, ana);
  const told = dock.get('person', 'ana')?.profile.told ?? [];
  expect([told.length, told[0], told.includes(`old-${mostTold - 1}` as LotId)]).toEqual([
    mostTold,
    'new',
    false,
  ]);
});
