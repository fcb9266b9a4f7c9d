import { afterEach, describe, expect, test, vi } from 'vitest';
import { demoPins } from '../../../server/demo/pins.ts';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { createManualClock, createProfile } from '../../../tests/support/browser/profile.ts';
import { patience } from '../../../tests/support/patience.ts';

const minute = 60_000;
const secretOf = (person: string) => {
  const secret = demoPins.find((each) => each.person === person);
  if (!secret) throw new Error(`No PIN of ${person}`);
  return secret;
};

let app: App;
afterEach(async () => {
  await app.close();
  localStorage.clear();
});

async function typePin(pin: string, action: string): Promise<void> {
  for (const digit of pin) await app.press(digit);
  await app.press(action);
}
const signInAs = async (person: string): Promise<void> => {
  await app.shows('Scan your badge');
  await app.scan(secretOf(person).badge);
  await app.shows('Type your PIN');
  await typePin(secretOf(person).pin, 'Sign in');
};
const actors = async (): Promise<string[]> =>
  (await app.floor.queue.list()).map(({ body }) => body.actor).toReversed();
const sack = ']C1010952400000101617270728310302500010OF-1001';

describe('a device that people share', () => {
  test('[C10] asks who works here, by badge and PIN; a wrong PIN is said and counted', async () => {
    app = await openApp({ shared: true });
    await app.shows('Who works here?');
    await app.scan('NOBODYS-BADGE');
    await app.shows('Not known on this device yet.');
    await typePin('481516', 'Sign in');
    await app.shows('This badge is not known here.');
    await app.press('Close');
    await app.scan(secretOf('ben').badge);
    await app.shows('Ben Type your PIN');
    await typePin('000000', 'Sign in');
    await app.shows('Badge or PIN is not right.');
    await typePin('000000', 'Sign in');
    await app.shows('Tries left: 3.');
    await typePin(secretOf('ben').pin, 'Sign in');
    await app.hides('Type your PIN');
    expect(app.stores.status.getState().sitting).toMatchObject({ person: 'ben' });
  });

  test('[C10] whoever has no badge at hand finds their name; the PIN is asked all the same', async () => {
    app = await openApp({ shared: true });
    await app.press('No badge at hand');
    await app.type('Your name', 'car');
    await app.press(/^Carla/);
    await typePin(secretOf('carla').pin, 'Sign in');
    await app.hides('Type your PIN');
    expect(app.stores.status.getState().sitting).toMatchObject({ person: 'carla' });
  });

  test('[C10] the lock keeps the open line; the badge of whoever works here resumes, another hands over', async () => {
    const clock = createManualClock(Date.UTC(2026, 10, 21, 12));
    app = await openApp({ shared: true, path: '/receive', profile: createProfile({ clock }) });
    await signInAs('ben');
    await app.press(/IN\/00031/);
    await app.shows('Close receipt');
    await app.scan(sack);
    await app.shows('OF-1001');
    await app.floor.people.lock();
    await app.shows('Locked. What was open');
    // No scan reaches what lies under the lock.
    await app.scan(sack);
    await app.shows('Not known on this device yet.');
    await app.press('Close');
    await app.scan(secretOf('ben').badge);
    await app.hides('Locked. What was open');
    await app.shows('Close receipt');
    clock.advance(minute);
    await app.floor.people.lock();
    await app.shows('Locked. What was open');
    await app.scan(secretOf('carla').badge);
    await app.shows('Ben hands over to you.');
    await typePin(secretOf('carla').pin, 'Sign in');
    await app.hides('hands over');
    await app.shows('Close receipt');
    await app.scan(sack.replace('OF-1001', 'OF-1002'));
    await app.shows('OF-1002');
    expect(await actors()).toEqual(['ben', 'carla']);
  }, 15_000);

  test('[C10] left alone for as long as the site says, it locks by itself', async () => {
    const clock = createManualClock(Date.UTC(2026, 10, 21, 12));
    app = await openApp({ shared: true, profile: createProfile({ clock }) });
    await signInAs('ben');
    await app.hides('Type your PIN');
    clock.advance(6 * minute);
    await new Promise((resolve) => setTimeout(resolve, 3300));
    await app.shows('Locked. What was open');
  }, 15_000);

  test('[C10] a badge that is scanned anywhere leads to that person', async () => {
    app = await openApp({ shared: true, path: '/queue' });
    await signInAs('ben');
    await app.hides('Type your PIN');
    await app.scan(secretOf('ben').badge);
    await app.shows('Ben works here already.');
    await app.scan(secretOf('ana').badge);
    await app.shows('Ben hands over to you.');
    await typePin(secretOf('ana').pin, 'Sign in');
    await app.hides('hands over');
    expect(app.stores.status.getState().sitting).toMatchObject({ person: 'ana' });
  });

  test('log-out names what waits, and it stays under its maker', async () => {
    app = await openApp({ shared: true, path: '/receive' });
    await signInAs('ben');
    await app.press(/IN\/00031/);
    await app.shows('Close receipt');
    await app.scan(sack);
    await app.shows('OF-1001');
    await app.press(/Profile, lock, log out/);
    await app.press('Log out');
    await app.shows('1 entry waits to be sent. It stays on this device');
    await app.press('Log out');
    await app.shows('Who works here?');
    expect(await actors()).toEqual(['ben']);
  });
});

describe('signing', () => {
  const over = 'ab'.repeat(32);

  test('[APR-5] badge and PIN at the first signing of a sitting, the PIN after', async () => {
    app = await openApp({ person: 'carla' });
    await app.shows('what shall we do?');
    const first = app.floor.people.sign('Released for use', over);
    await app.shows('Signed by Carla');
    await app.scan(secretOf('ben').badge);
    await app.shows('This is not the badge of Carla.');
    await app.scan(secretOf('carla').badge);
    await typePin('000000', 'Sign');
    await app.shows('Type the PIN again.');
    await typePin(secretOf('carla').pin, 'Sign');
    expect(await first).toMatchObject({ name: 'Carla', meaning: 'Released for use', over });
    const second = app.floor.people.sign('Released again', over);
    await app.shows('Released again');
    await typePin(secretOf('carla').pin, 'Sign');
    expect(await second).toMatchObject({ meaning: 'Released again' });
  });

  test('[APR-5] a lock ends the question unsigned, and nothing is scanned through it', async () => {
    app = await openApp({ shared: true, path: '/receive' });
    await signInAs('carla');
    await app.press(/IN\/00031/);
    await app.shows('Close receipt');
    const asked = app.floor.people.sign('Released for use', over);
    await app.shows('Signed by Carla');
    await app.scan(secretOf('carla').badge);
    await app.shows('PIN');
    await app.scan(sack);
    await app.floor.people.lock();
    expect(await asked).toBeNull();
    await app.shows('Locked. What was open');
    await app.scan('NOBODYS-BADGE');
    await app.shows('Not known on this device yet.');
    await app.scan(sack);
    await app.scan(secretOf('carla').badge);
    await app.hides('Not known on this device yet.');
    expect(await actors()).toEqual([]);
  });

  test('[APR-5] closing the question signs nothing', async () => {
    app = await openApp({ person: 'carla' });
    await app.shows('what shall we do?');
    const asked = app.floor.people.sign('Released for use', over);
    await app.shows('Signed by Carla');
    await app.press('Close');
    expect(await asked).toBeNull();
  });
});

describe('the profile', () => {
  test('[X15] is worn at once and kept as one operation for several tries', async () => {
    app = await openApp({ path: '/profile' });
    await app.press('Night');
    await app.press('Left hand');
    expect(app.floor.preferences.profile.get()).toMatchObject({ theme: 'night', hand: 'left' });
    await app.press('Back');
    await app.shows('what shall we do?');
    const kinds = async () => (await app.floor.queue.list()).map(({ body }) => body.kind);
    await vi.waitFor(async () => expect(await kinds()).toEqual(['set-profile']), patience);
    expect(await app.floor.world.get('person', 'ben')).toMatchObject({
      profile: { theme: 'night', hand: 'left' },
    });
  });
});
