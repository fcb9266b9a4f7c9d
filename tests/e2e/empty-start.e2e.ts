import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';

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
