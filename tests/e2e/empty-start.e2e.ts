import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import { workBy } from './support/ledger.ts';
import { isInstalled, scanner, signIn, typePin, urlOf } from './support/worker.ts';

test('an empty server is founded by the link that it prints, which is good once', async () => {
  const site = await aSite({ flags: ['--empty'] });
  const link = /\/setup#\S+/.exec(site.log())?.[0];
  expect(link).toBeDefined();
  const handheld = await aHandheld();
  const page = await handheld.page(`${site.origin}${link}`);
  await page.getByLabel('Company').fill('Northfield Foods');
  await page.getByLabel('Site').fill('Mill Lane');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Your PIN').fill('123456');
  await page.getByText('A PIN has 6 to 12 digits, no plain run').waitFor();
  await page.getByLabel('Your PIN').fill('481516');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'Mill Lane' }).waitFor();
  await page.getByText('nothing expected').waitFor();
  // What belongs to the demo plant is not offered here.
  expect(await page.getByRole('button', { name: 'Demo barcodes' }).count()).toBe(0);

  // The link is good once.
  const other = await aHandheld();
  const late = await other.page(`${site.origin}${link}`);
  for (const [label, value] of [
    ['Company', 'Else'],
    ['Site', 'Else'],
    ['Your name', 'Eve'],
    ['Your PIN', '481516'],
  ] as const)
    await late.getByLabel(label).fill(value);
  await late.getByRole('button', { name: 'Begin' }).click();
  await late.getByText('This link is used up or older than a day.').waitFor();
});

test('from an empty server to a second person who receives on a second device, by the screens alone', async () => {
  const site = await aSite({ flags: ['--empty'] });
  const link = /\/setup#\S+/.exec(site.log())?.[0] ?? '';
  const tablet = await aHandheld({ width: 800, height: 1280 });
  const page = await tablet.page(`${site.origin}${link}`);
  await page.getByLabel('Company').fill('Northfield Foods');
  await page.getByLabel('Site', { exact: true }).fill('Mill Lane');
  await page.getByRole('button', { name: /^Its days are counted in/ }).click();
  await page.getByLabel('Search a city').fill('lisbon');
  await page.getByRole('button', { name: 'Europe/Lisbon' }).click();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Your PIN').fill('481516');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('Ada, what shall we do?').waitFor();

  await page.getByRole('button', { name: /^People/ }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Printed name').fill('Zoe');
  await page.getByRole('checkbox', { name: /^worker/ }).click();
  await page.getByRole('checkbox', { name: /^receiver/ }).click();
  await page.getByRole('button', { name: 'Give a badge' }).click();
  await page.getByRole('button', { name: 'Type it' }).click();
  await page.getByLabel('Code on the badge').fill('BADGE-ZOE-1');
  await page.getByRole('button', { name: 'Take this badge' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  // What only administrators do wants the PIN, and Ada has no badge yet; nothing that was typed is lost for it.
  await typePin(page, '481516', 'Sign in');
  await page.getByRole('button', { name: /^Zoe/ }).click();
  await page.getByRole('button', { name: 'Give a PIN' }).click();
  await typePin(page, '908172', 'Next');
  await page.getByRole('heading', { name: 'The same PIN again' }).waitFor();
  await typePin(page, '908172', 'Give this PIN');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });

  // Devices: one that people share joins by the code.
  await page.goto(urlOf(site));
  await page.getByRole('button', { name: /^Devices/ }).click();
  await page.getByRole('button', { name: 'Add a device' }).click();
  await page.getByRole('button', { name: /^Several people in turn/ }).click();
  await page.getByRole('heading', { name: 'Who answers for it?' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: /^Ada/ }).click();
  const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  const handheld = await aHandheld();
  const dock = await handheld.page(urlOf(site));
  await dock.getByRole('button', { name: 'Enrol this device' }).click();
  await dock.getByLabel('One-time code').fill(code.toLowerCase());
  await dock.getByRole('button', { name: 'Enrol', exact: true }).click();
  await isInstalled(dock);
  await signIn(dock, await scanner(handheld, dock), { badge: 'BADGE-ZOE-1', pin: '908172' });
  await dock.getByText('Zoe, what shall we do?').waitFor();

  // The first receipt: nothing is in the catalogue yet, so the goods wait for a name.
  await dock.getByRole('button', { name: /^Receive/ }).click();
  await dock.getByRole('button', { name: 'Receive without an order' }).click();
  await dock.getByRole('button', { name: 'Begin receiving' }).click();
  await dock.getByRole('button', { name: 'No label or unknown goods' }).click();
  await dock.getByLabel('What does it look like?').fill('Blue drums');
  await dock.getByRole('button', { name: 'Receive on hold' }).click();
  await dock.getByText('Accepted').first().waitFor();
  const [received] = workBy(site, 'receive');
  expect(received).toMatchObject({ state: 'accepted' });
  expect(received?.text).toContain('Blue drums');
});
