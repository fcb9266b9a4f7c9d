import { afterEach, describe, expect, test } from 'vitest';
import { createManualClock, createProfile } from '../../tests/support/browser/profile.ts';
import { type App, openApp } from '../../tests/support/app.tsx';

let app: App;
afterEach(() => app.close());
const now = Date.UTC(2026, 10, 21, 12);

describe('the chip in the header', () => {
  test('says the link, how many wait and since when', async () => {
    const clock = createManualClock(now);
    app = await openApp({ path: '/receive/in-00032', profile: createProfile({ clock }) });
    app.stores.status.setState({ link: 'offline' });
    await app.shows('Offline all sent');
    await app.shows('Close receipt');
    await app.scan('010952400000106121MT-240101');
    await app.scan('010952400000106121MT-240102');
    clock.advance(12 * 60_000);
    await app.router.navigate('/');
    await app.shows(/Offline 2 wait ?12 min/);
  });

  test('a device that the server does not take says so', async () => {
    app = await openApp();
    app.stores.status.setState({ link: 'online', trouble: 'revoked' });
    await app.shows('Not taken');
    await app.press(/Not taken/);
    await app.shows('This device was taken out of service.');
  });
});

describe('home', () => {
  test('shows the jobs with what is open in each', async () => {
    app = await openApp();
    await app.shows('Receive 4 receipts expected');
    await app.shows('Queue everything is sent');
    await app.scan('IN/00031');
    await app.shows('Northfield Mill');
  });

  test('a device of nobody is led to its enrolment', async () => {
    app = await openApp({ enrolled: false });
    await app.shows('This device does not belong to a plant yet.');
    await app.press('Enrol this device');
    await app.shows('One-time code');
  });

  test.each([
    [{ kind: 'database-lost', restored: 3 } as const, '3 entries came back from the journal'],
    [{ kind: 'healed', restored: 1 } as const, '1 entry was found in one place only'],
    [{ kind: 'all-lost' } as const, 'This browser lost everything that was on this device.'],
  ])('what the last start found is told until it is read: %o', async (recovery, words) => {
    app = await openApp();
    const { storage } = app.stores.status.getState();
    app.stores.status.setState({ storage: { ...storage, recovery } });
    await app.shows(words);
    await app.press('I have read this');
    await app.hides(words);
  });
});

describe('a scan on a screen that does not want it', () => {
  test('[X09] leads a lot to what is known of it', async () => {
    app = await openApp({ path: '/device' });
    await app.shows('Plan as of version');
    await app.scan('OF-0820');
    await app.shows('Oats · lot');
    await app.shows('Do not use it. Ask a supervisor.');
  });

  test('[NUM-6] asks which of two products a lot is of', async () => {
    app = await openApp();
    await app.shows('Receive');
    await app.scan('L-2611');
    await app.shows('Which one is it?');
    await app.press('L-2611 Honey');
    await app.shows('Honey · lot');
  });

  test('says three ways on for a code that nobody knows', async () => {
    app = await openApp();
    await app.shows('Receive');
    await app.scan('NOBODY-KNOWS');
    await app.shows('This code is not known here');
    for (const way of ['Receive without an order', 'What is this code?', 'Type another code'])
      expect(app.text()).toContain(way);
    await app.press(/^What is this code/);
    await app.shows('Plain text');
    expect(app.text()).toContain('NOBODY-KNOWS');
  });

  test('a broken label is said, and nothing else happens', async () => {
    app = await openApp();
    await app.shows('Receive');
    await app.scan('01095240000010161727023110OF-1001');
    await app.shows('The date on the label does not exist in any calendar.');
    expect(app.heard).toEqual(['error']);
  });

  test('a typed code is as good as a scan', async () => {
    app = await openApp();
    await app.press('Type');
    await app.type('Code', 'IN/00033');
    await app.press('Take this number');
    await app.shows('Hill Dairy');
  });
});

describe('what is this code', () => {
  test('[T08] shows every field of a label and records nothing', async () => {
    app = await openApp({ path: '/code' });
    await app.shows('Scan any label');
    await app.scan('010952400000102310HN-0207\u001d17281021');
    await app.shows('HN-0207 Lot');
    await app.shows('21 Oct 2028 Expires on');
    expect(await app.stores.queue.list()).toEqual([]);
  });

  test('says what was repaired', async () => {
    app = await openApp({ path: '/code' });
    await app.shows('Scan any label');
    await app.scan('010952400000102310HN-0207^]17281021');
    await app.shows('where fields are separated; it was understood');
  });
});

test('an address that leads nowhere says so', async () => {
  app = await openApp({ path: '/nowhere' });
  await app.shows('This address leads nowhere');
});
