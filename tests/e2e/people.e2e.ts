import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Handheld } from './support/browser.ts';
import { aHandheld, aSite } from './support/closing.ts';
import { labelVideo } from './support/label-video.ts';
import { workBy } from './support/ledger.ts';
import type { Site } from './support/server.ts';
import {
  demoSecrets,
  enrolAs,
  isInstalled,
  openReceipt,
  scan,
  scanner,
  signIn,
  typePin,
  urlOf,
} from './support/worker.ts';

interface Hands {
  readonly handheld: Handheld;
  readonly page: Page;
  readonly cdp: CDPSession;
}

async function inHand(url: string, profile?: string, camera?: string): Promise<Hands> {
  const handheld = await aHandheld({ ...(profile && { profile }), ...(camera && { camera }) });
  const page = await handheld.page(url);
  return { handheld, page, cdp: await scanner(handheld, page) };
}

/** Eve, who looks after the plant, on a tablet of her own, signed in with her PIN. */
async function theOffice(site: Site): Promise<Hands> {
  const eve = await inHand(urlOf(site));
  await eve.page.goto(urlOf(site, '/enrol'));
  await eve.page.getByRole('button', { name: /^Eve/ }).click();
  await eve.page.getByText('Eve, what shall we do?').waitFor();
  await eve.page.goto(urlOf(site, '/profile'));
  await eve.page.getByRole('button', { name: 'Hand over' }).click();
  await signIn(eve.page, eve.cdp, demoSecrets.eve);
  return eve;
}

/** The code for a device that several people share, as the screen shows it. */
async function aCode({ page }: Hands, site: Site): Promise<string> {
  await page.goto(urlOf(site, '/devices'));
  await page.getByRole('button', { name: 'Add a device' }).click();
  await page.getByRole('button', { name: /^Several people in turn/ }).click();
  await page.getByRole('button', { name: /^Carla/ }).click();
  await page.getByText(/Good for/).waitFor();
  return page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
}

/** Enrolled by the address that the picture of the code holds, as a phone's camera opens it. */
async function aSharedHandheld(office: Hands, site: Site): Promise<Hands> {
  const code = await aCode(office, site);
  const hands = await inHand(urlOf(site, `/enrol#${code}`));
  await hands.page.getByLabel('Name of this device').fill('Dock 1');
  await hands.page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await hands.page.getByText('Who works here?').waitFor();
  await isInstalled(hands.page);
  return hands;
}

const sack = (lot: string): string => `]C1010952400000101617270630310302500010${lot}`;

/** Another badge in the middle of the work: the lock or any screen takes it. */
async function takeOver({ page, cdp }: Hands, who: keyof typeof demoSecrets): Promise<void> {
  await scan(cdp, demoSecrets[who].badge);
  await page.getByText('Type your PIN').first().waitFor();
  await typePin(page, demoSecrets[who].pin, 'Sign in');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

test('[DEV-1, C10] a second device joins by a code; two people share it offline, ten operations each, exactly theirs', async () => {
  const site = await aSite();
  const office = await theOffice(site);
  const dock = await aSharedHandheld(office, site);
  await signIn(dock.page, dock.cdp, demoSecrets.ben);
  await dock.page.getByText('Ben, what shall we do?').waitFor();
  await openReceipt(dock.page, 'IN/00031');
  await site.kill();

  for (const [turn, who] of (['ben', 'carla', 'ben', 'carla'] as const).entries()) {
    if (turn > 0) await takeOver(dock, who);
    for (let n = 1; n <= 5; n += 1) {
      await scan(dock.cdp, sack(`${who}-${turn}-${n}`));
      await dock.page.getByText(`${who}-${turn}-${n}`).first().waitFor();
    }
    // The open receipt is still open under the hand-over.
    await dock.page.getByRole('heading', { name: 'IN/00031' }).waitFor();
  }

  const back = await aSite({ dataDir: site.dataDir, port: site.port });
  await expect.poll(() => workBy(back, 'receive').length, { timeout: 60_000 }).toBe(20);
  const work = workBy(back, 'receive');
  expect(work.every(({ state }) => state === 'accepted')).toBe(true);
  for (const who of ['ben', 'carla'])
    expect(work.filter(({ actor }) => actor === who).every(({ text }) => text.includes(`${who}-`))).toBe(
      true,
    );
  expect(work.filter(({ actor }) => actor === 'ben')).toHaveLength(10);

  // The list of devices shows it, with nothing waiting on it any more.
  await office.page.goto(urlOf(back, '/devices'));
  await office.page.getByRole('button', { name: /^Dock 1/ }).click();
  await office.page.getByText('Handed over').waitFor();
}, 300_000);

test('[C10] the lock keeps the open line over a killed browser; wrong PINs lock, and a restart forgives none', async () => {
  const site = await aSite();
  const office = await theOffice(site);
  const dock = await aSharedHandheld(office, site);
  await signIn(dock.page, dock.cdp, demoSecrets.ben);
  await openReceipt(dock.page, 'IN/00031');
  await site.kill();
  await dock.page.goto(urlOf(site, '/profile'));
  await dock.page.getByRole('button', { name: 'Lock', exact: true }).click();
  await dock.page.getByText('Ben works here').waitFor();
  await dock.handheld.kill();

  const again = await inHand(urlOf(site, '/receive/in-00031'), dock.handheld.profile);
  await again.page.getByText('Ben works here').waitFor();
  await scan(again.cdp, demoSecrets.ben.badge);
  await again.page.getByText('Ben works here').waitFor({ state: 'detached' });
  await scan(again.cdp, sack('RESUMED-1'));
  await again.page.getByText('RESUMED-1').first().waitFor();

  await scan(again.cdp, demoSecrets.carla.badge);
  await again.page.getByText('Type your PIN').first().waitFor();
  for (let n = 0; n < 5; n += 1) {
    await typePin(again.page, '000000', 'Sign in');
    await again.page.getByText(/not right/).waitFor();
    await again.page.getByText('Type your PIN').first().waitFor();
  }
  await typePin(again.page, demoSecrets.carla.pin, 'Sign in');
  await again.page.getByText('Too many wrong PINs.').waitFor();
  await again.handheld.kill();

  const third = await inHand(urlOf(site), dock.handheld.profile);
  await third.page.getByText('what shall we do?').waitFor();
  await scan(third.cdp, demoSecrets.carla.badge);
  await third.page.getByText('Type your PIN').first().waitFor();
  await typePin(third.page, demoSecrets.carla.pin, 'Sign in');
  await third.page.getByText('Too many wrong PINs.').waitFor();
});

test('[S5] a role that is taken away on the people screen: what is done offline after that waits for a supervisor', async () => {
  const site = await aSite();
  const office = await theOffice(site);
  const ben = await inHand(urlOf(site));
  await enrolAs(ben.page, 'Ben');
  await isInstalled(ben.page);
  await openReceipt(ben.page, 'IN/00031');
  await ben.handheld.context.setOffline(true);

  await office.page.goto(urlOf(site, '/people'));
  await office.page.getByRole('button', { name: /^Ben/ }).click();
  await office.page.getByRole('checkbox', { name: /^worker/ }).click();
  await office.page.getByRole('checkbox', { name: /^receiver/ }).click();
  await office.page.getByRole('button', { name: 'Save', exact: true }).click();
  await office.page.getByText('Saved', { exact: true }).waitFor();

  await scan(ben.cdp, sack('LATE-ROLE'));
  await ben.page.getByText('Saved here').waitFor();
  await ben.handheld.context.setOffline(false);
  await expect
    .poll(() => workBy(site, 'receive').map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['held']);
  await ben.page.goto(urlOf(site, '/queue'));
  await ben.page.getByText('Held').first().waitFor();
  await ben.page.getByText('LATE-ROLE').first().waitFor();
});

test('[T1] a device that is lost empties itself at its next contact, after it has handed over what it held', async () => {
  const site = await aSite();
  const office = await theOffice(site);
  const ben = await inHand(urlOf(site));
  await enrolAs(ben.page, 'Ben');
  await isInstalled(ben.page);
  await openReceipt(ben.page, 'IN/00031');
  await ben.handheld.context.setOffline(true);
  await scan(ben.cdp, sack('LOST-1'));
  await ben.page.getByText('Saved here').waitFor();

  await office.page.goto(urlOf(site, '/devices'));
  await office.page.getByRole('button', { name: /Ben/ }).click();
  await office.page.getByRole('button', { name: 'It is lost: empty it' }).click();
  await office.page.getByRole('button', { name: 'Empty it', exact: true }).click();
  await office.page.getByText('empties itself at its next contact').first().waitFor();

  await ben.handheld.context.setOffline(false);
  await ben.page
    .getByText('This device does not belong to a plant yet.')
    .or(ben.page.getByText('Not enrolled'))
    .first()
    .waitFor({ timeout: 60_000 });
  expect(workBy(site, 'receive').map(({ state }) => state)).toEqual(['held']);
  await ben.page.goto(urlOf(site, '/queue'));
  await ben.page.getByText('Nothing recorded yet').waitFor();
  await office.page.goto(urlOf(site, '/devices'));
  await office.page.getByText('emptied', { exact: true }).waitFor();
});

test('[C10] a badge before the camera signs in, and opens the lock again', async () => {
  const site = await aSite();
  const camera = await labelVideo(demoSecrets.ben.badge, 'qrcode');
  const { page } = await inHand(urlOf(site), undefined, camera);
  await enrolAs(page, 'Ben');
  await page.goto(urlOf(site, '/profile'));
  await page.getByRole('button', { name: 'Hand over' }).click();
  const showBadge = () => page.getByRole('dialog').getByRole('button', { name: 'Camera' }).click();
  await showBadge();
  await page.getByText('Type your PIN').first().waitFor();
  await typePin(page, demoSecrets.ben.pin, 'Sign in');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.getByText(/^Signed in until/).waitFor();

  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByText('Ben works here').waitFor();
  await showBadge();
  await page.getByText('Ben works here').waitFor({ state: 'detached' });
  await page.getByText(/^Signed in until/).waitFor();
});

test('[C10] a token that is made on the screen opens what it names and nothing else, until it is ended there', async () => {
  const site = await aSite();
  const { page } = await theOffice(site);
  await page.goto(urlOf(site, '/tokens'));
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Carla/ })
    .click();
  await page.getByLabel('What the program is called').fill('Figures');
  await page.getByRole('button', { name: 'read lists and stock' }).click();
  await page.getByRole('button', { name: 'Make the token' }).click();
  await page.getByText('It is shown this once.').waitFor();
  const token = await page.getByText(/^lotline_/).innerText();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByText('never used').waitFor();

  const ask = async (path: string, init: RequestInit = {}): Promise<number> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return (await fetch(urlOf(site, path), { ...init, headers })).status;
  };
  expect(await ask('/api/v1/export/products.csv')).toBe(200);
  expect(await ask('/api/v1/orders', { method: 'POST', body: '{}' })).toBe(403);
  expect(await ask('/api/v1/people')).toBe(403);
  await page.goto(urlOf(site, '/tokens'));
  await page.getByText(/last used/).waitFor();

  await page.getByRole('button', { name: 'End Figures' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByText(/^ended/).waitFor();
  expect(await ask('/api/v1/export/products.csv')).toBe(401);
});
