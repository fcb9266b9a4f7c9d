import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import { stopBeforeDatabase, tearIndexedDbLog, wipeIndexedDb } from './support/damage.ts';
import { movesOf } from './support/ledger.ts';
import type { Handheld } from './support/browser.ts';
import type { Site } from './support/server.ts';
import {
  enrolAs,
  isInstalled,
  openReceipt,
  queueRows,
  scan,
  scanner,
  urlOf,
  waitForState,
} from './support/worker.ts';

const label = (lot: string): string => `]C1010952400000101617270630310302500010${lot}`;

/** A handheld in the hands of Ben, with these lots received while the server is dead, and then killed. */
async function receivedOffline(site: Site, lots: readonly string[]): Promise<Handheld> {
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, 'Ben');
  await isInstalled(page);
  await site.kill();
  await receive(handheld, site, lots);
  await handheld.kill();
  return handheld;
}

async function receive(handheld: Handheld, site: Site, lots: readonly string[]): Promise<void> {
  const page = await handheld.page(urlOf(site));
  await openReceipt(page, 'IN/00031');
  const cdp = await scanner(handheld, page);
  for (const lot of lots) {
    await scan(cdp, label(lot));
    await page.getByText(new RegExp(`lot ${lot}`)).waitFor();
  }
}

async function arrivesOnce(site: Site, handheld: Handheld, lots: readonly string[]): Promise<void> {
  const back = await aSite({ dataDir: site.dataDir, port: site.port });
  const page = await handheld.page(urlOf(back));
  await enrolAs(page, 'Ben');
  await waitForState(page, 'Accepted', lots.length);
  for (const lot of lots)
    expect(movesOf(back, lot), lot).toMatchObject([{ quantity: '25', expiration: '2027-06-30' }]);
}

test('[X01] IndexedDB is gone: the journal brings everything back, and the person is told', async () => {
  const site = await aSite();
  const before = await receivedOffline(site, ['A-1', 'A-2', 'A-3']);
  wipeIndexedDb(before.profile);
  const handheld = await aHandheld({ profile: before.profile });
  const page = await handheld.page(urlOf(site));
  await page.getByText('This browser lost its database.').waitFor();
  await page.getByText(/3 entries came back from the journal/).waitFor();
  await queueRows(page, 3);
  for (const lot of ['A-1', 'A-2', 'A-3'])
    await page.getByRole('listitem').filter({ hasText: lot }).waitFor();
  await arrivesOnce(site, handheld, ['A-1', 'A-2', 'A-3']);
});

test('[X01] a torn log tail makes the browser delete the database two sessions later: everything comes back', async () => {
  const site = await aSite();
  const first = await receivedOffline(site, ['B-1', 'B-2']);
  expect(tearIndexedDbLog(first.profile)).toBeGreaterThan(0);
  const second = await aHandheld({ profile: first.profile });
  await receive(second, site, ['B-3']);
  await second.kill();
  const third = await aHandheld({ profile: first.profile });
  const page = await third.page(urlOf(site));
  await page.getByText('This browser lost its database.').waitFor();
  await queueRows(page, 3);
  await arrivesOnce(site, third, ['B-1', 'B-2', 'B-3']);
});

test.each([
  ['Keep', 1],
  ['It did not happen', 0],
] as const)(
  '[X01] killed between journal and database, no beep: asked about, and "%s" is done',
  async (answer, times) => {
    const site = await aSite();
    const before = await receivedOffline(site, ['C-1']);
    const handheld = await aHandheld({ profile: before.profile });
    const page = await handheld.page(urlOf(site));
    await openReceipt(page, 'IN/00031');
    const cdp = await scanner(handheld, page);
    const stands = await stopBeforeDatabase(page);
    void scan(cdp, label('C-2')).catch(() => undefined);
    await stands();
    await handheld.kill();

    const again = await aHandheld({ profile: before.profile });
    const asked = await again.page(urlOf(site, '/queue'));
    await asked.getByText('Recorded just before the interruption, without a beep. Did it happen?').waitFor();
    await asked.getByRole('button', { name: answer }).click();
    await asked.getByText('Recorded just before the interruption').waitFor({ state: 'detached' });
    const back = await aSite({ dataDir: site.dataDir, port: site.port });
    await waitForState(asked, 'Accepted', 1 + times);
    expect(movesOf(back, 'C-1')).toHaveLength(1);
    expect(movesOf(back, 'C-2')).toHaveLength(times);
  },
);
