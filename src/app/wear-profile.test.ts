import { expect, test, vi } from 'vitest';
import type { Profile } from '../domain/catalogue/person.ts';
import { usualProfile } from '../domain/catalogue/rights.ts';
import { demoPeople } from '../../server/demo/catalogue.ts';
import { demoPins } from '../../server/demo/pins.ts';
import { openApp } from '../../tests/support/app.tsx';
import { wearProfiles } from './wear-profile.ts';
import { patience } from '../../tests/support/patience.ts';

test('[X15] whoever signs in finds the app as they set it on another device, without the server', async () => {
  const carla = demoPeople.find(({ id }) => id === 'carla');
  const hers: Profile = { ...usualProfile, theme: 'night', language: 'de', textSize: 130 };
  const app = await openApp({ shared: true, changed: { 'person/carla': { ...carla, profile: hers } } });
  const worn: Profile[] = [];
  wearProfiles(app.stores, { wear: async (profile) => void worn.push(profile) });
  const pin = (person: string): string => demoPins.find((each) => each.person === person)?.pin ?? '';
  await app.floor.people.signIn({ person: 'carla' as never }, pin('carla'));
  await vi.waitFor(() => expect(worn).toEqual([hers]), patience);
  await app.floor.people.signIn({ person: 'ben' as never }, pin('ben'));
  await vi.waitFor(() => expect(worn).toEqual([hers, usualProfile]), patience);
  await app.floor.people.signIn({ person: 'carla' as never }, pin('carla'));
  await vi.waitFor(() => expect(worn).toEqual([hers, usualProfile, hers]), patience);
  await app.close();
});
