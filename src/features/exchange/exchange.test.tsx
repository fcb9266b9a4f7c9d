import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import type { HandDevice } from '../../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../../tests/support/server.ts';
import { patience } from '../../../tests/support/patience.ts';

let server: TestServer;
let eve: HandDevice;
let app: App;
/** What the network does just now. */
let isCut = false;
beforeEach(async () => {
  isCut = false;
  server = await startTestServer();
  eve = await server.enrol('eve');
});
afterEach(async () => {
  await app.close();
  await server.close();
  localStorage.clear();
});

/** The app of this person's browser, whose requests go to the real server under the session of the administrator. */
async function open(path: string, person = 'eve'): Promise<void> {
  app = await openApp({
    path,
    person,
    fetch: async (url, init = {}) => {
      if (isCut) throw new TypeError('No server');
      const body = init.body instanceof Blob ? Buffer.from(await init.body.arrayBuffer()) : init.body;
      const answer = await server.app.inject({
        method: init.method === 'POST' ? 'POST' : 'GET',
        url,
        headers: { ...(init.headers as Record<string, string>), cookie: eve.cookie },
        ...(typeof body === 'string' || Buffer.isBuffer(body) ? { payload: body } : {}),
      });
      return {
        ok: answer.statusCode < 300,
        status: answer.statusCode,
        headers: new Headers(),
        json: async () => JSON.parse(answer.body) as unknown,
        blob: async () => new Blob([answer.body]),
      } as unknown as Response;
    },
  });
}

async function choose(...lines: string[]): Promise<void> {
  const input = await vi.waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!found) throw new Error('No way to choose a file');
    return found;
  }, patience);
  const file = new File([lines.join('\n')], 'list.csv', { type: 'text/csv' });
  Object.defineProperty(input, 'files', {
    configurable: true,
    value: { item: () => file, length: 1, 0: file },
  });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
const versionNow = async () => (await eve.pull()).boundary;

describe('[X13] bringing in a list', { timeout: 30_000 }, () => {
  test('choose it, look at it, bring it in, go on with the next; a second time changes nothing', async () => {
    const before = await versionNow();
    await open('/office/import');
    await app.press(/^Categories/);
    await app.shows('A category is known by its name.');
    await choose('Name;Removal strategy', 'Grain;fefo', 'Tools;');
    await app.shows('Every line was understood. Nothing has been changed yet.');
    await app.shows('2 new 0 changed 0 the same');
    await app.shows('Read as CSV, UTF-8, parted by semicolons.');
    await app.shows('Grain');
    expect(await versionNow()).toBe(before);
    await app.press('Bring in 2 lines');
    await app.shows('In force. Every device fetches it by itself.');
    expect(await versionNow()).toBeGreaterThan(before ?? 0);
    await app.press('Go on with Number runs');
    await app.shows('A run is known by its name.');
    await app.router.navigate('/office/import?list=categories');
    await app.shows('A category is known by its name.');
    await choose('Name;Removal strategy', 'Grain;fefo', 'Tools;fifo');
    await app.shows('0 new 1 changed 1 the same');
    await app.press('Cancel');
    await app.shows('Cancelled. Nothing has been changed.');
    await choose('Name;Removal strategy', 'Grain;fefo');
    await app.shows('Everything stands already as the list has it.');
  });

  test('faults are named by line and column, in words; nothing can be brought in', async () => {
    await open('/office/import?list=products');
    await choose(
      'Code;Name;Tracking;Unit;Decimals;Barcodes;Category',
      'RYE;Rye;lots;kg;3;;',
      'OAT2;;lot;kg;x;;Nowhere',
      'OAT3;Oat;lot;kg;3;9524000001017;',
      'OAT3;Oat;lot;kg;3;;',
    );
    await app.shows('Nothing has been changed.');
    await app.shows('Line 2 · Tracking “lots” is not one of: none, lot, serial.');
    await app.shows('Line 3 · Name This must not be empty.');
    await app.shows('Line 3 · Decimals “x” is not a number that fits here.');
    await app.shows(
      'Line 4 · Barcodes “9524000001017” is no barcode: its last digit does not fit the others.',
    );
    expect(app.text()).not.toMatch(/Bring in \d/);
    await app.press('Choose another file');
    await choose('Code;Name;Unit', 'RYE;Rye;kg');
    await app.shows('Header The column “Tracking” is missing.');
    await app.press('Choose another file');
    await choose('Code;Name;Tracking;Unit;Colour', 'RYE;Rye;lot;kg;red');
    await app.shows('The column “Colour” is not known and is left out.');
    await app.shows('1 new');
    await app.press('Cancel');
    await choose('Code;Name;Tracking;Unit;Category', 'RYE;Rye;lot;kg;Nowhere');
    await app.shows('There is no category “Nowhere”. Bring in the categories first.');
  });

  test('a rule that refuses a line is heard in its own words, and nothing of the list is in force', async () => {
    const before = await versionNow();
    await open('/office/import?list=products');
    await choose('Code;Name;Tracking;Unit;Barcodes', 'NEW1;New;lot;kg;', 'NEW2;New two;lot;kg;9524000001016');
    await app.press('Bring in 2 lines');
    await app.shows('A rule refused 1 line. Nothing has been changed.');
    await app.shows(/Line 3 .*09524000001016/);
    expect(await versionNow()).toBe(before);
  });

  test('lines are pasted from a spreadsheet, and what is no table is said', async () => {
    await open('/office/import?list=partners');
    await app.press('Paste from a spreadsheet');
    await app.type('Lines', 'Code\tName\nFARM\tEastfield Farm');
    await app.press('Look at it');
    await app.shows('Read as CSV, UTF-8, parted by tabs.');
    await app.shows('1 new');
    await app.press('Cancel');
    await choose('Code;Name', 'A;"x');
    await app.shows('The quotation marks in this file do not match.');
  });

  test('what waits has its address: leaving and coming back finds it', async () => {
    await open('/office/import?list=categories');
    await choose('Name', 'Grain');
    await app.shows('1 new');
    const { pathname, search } = app.router.state.location;
    await app.router.navigate('/');
    await app.shows('what shall we do?');
    await app.router.navigate(pathname + search);
    await app.shows('1 new');
    await app.press('Bring in 1 line');
    await app.shows('In force.');
  });

  test('a long list shows how far it is and can be cancelled: nothing has been changed', async () => {
    const before = await versionNow();
    await open('/office/import?list=products');
    const lines = Array.from({ length: 4000 }, (_, at) => `N${at};New ${at};lot;kg`);
    await choose('Code;Name;Tracking;Unit', ...lines);
    await app.shows('4000 new');
    await app.press('Bring in 4000 lines');
    await app.shows('The rules look at every line.');
    await app.press('Cancel');
    await app.shows('Cancelled. Nothing has been changed.');
    expect(await versionNow()).toBe(before);
  });

  test('a cancel that nobody answers is not believed: the list is watched on', async () => {
    await open('/office/import?list=products');
    const lines = Array.from({ length: 3000 }, (_, at) => `N${at};New ${at};lot;kg`);
    await choose('Code;Name;Tracking;Unit', ...lines);
    await app.press('Bring in 3000 lines');
    await app.shows('The rules look at every line.');
    isCut = true;
    await app.press('Cancel');
    await app.shows('The server does not answer just now.');
    isCut = false;
    await vi.waitFor(() => expect(app.text()).toContain('In force.'), patience);
  });

  test('without the server it says so, and keeps nothing half done', async () => {
    await open('/office/import?list=categories');
    isCut = true;
    await choose('Name', 'Grain');
    await app.shows('The server does not answer. This needs a connection. Try again.');
    isCut = false;
    await choose('Name', 'Grain');
    await app.shows('1 new');
  });

  test('[C12] only an administrator brings lists in', async () => {
    await open('/office/import?list=categories', 'ben');
    await app.shows('Only administrators bring lists in.');
    expect(document.querySelector('input[type=file]')).toBeNull();
  });
});

describe('[X13] templates and exports', { timeout: 30_000 }, () => {
  test('a template and every list come as a file', async () => {
    await open('/office/import?list=orders');
    await app.press('Template CSV');
    await vi.waitFor(() => expect(app.saved).toHaveLength(1), patience);
    await app.router.navigate('/office/export');
    await app.press('CSV Products');
    await vi.waitFor(() => expect(app.saved).toHaveLength(2), patience);
    await app.shows('Lists are no backup');
    await app.hides('The server writes the file');
    isCut = true;
    await app.press('XLSX Products');
    await app.shows('The server does not answer.');
    expect(app.saved).toHaveLength(2);
  });

  test('[C12] workers do not take lists out', async () => {
    await open('/office/export', 'ana');
    await app.shows('Only supervisors and administrators take lists out.');
  });
});
