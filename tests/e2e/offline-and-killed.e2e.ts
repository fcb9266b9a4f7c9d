import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import { labelVideo } from './support/label-video.ts';
import { movesOf } from './support/ledger.ts';
import { enrolAs, isInstalled, openReceipt, queueRows, urlOf, waitForState } from './support/worker.ts';

test('[X01] a label read offline survives a killed browser and reaches the server exactly once', async () => {
  const camera = await labelVideo('(01)09524000001016(17)270630(3103)025000(10)OF-2000');
  const first = await aSite();
  const handheld = await aHandheld({ camera });
  const page = await handheld.page(urlOf(first));
  await enrolAs(page, 'Ben');
  await isInstalled(page);

  await first.kill();
  await openReceipt(page, 'IN/00031');
  await page.getByRole('button', { name: 'Camera' }).click();
  await page.getByText('Saved here').waitFor();
  await handheld.kill();

  const again = await aHandheld({ profile: handheld.profile });
  const reopened = await again.page(urlOf(first, '/queue'));
  await reopened.getByText('Saved here').waitFor();
  await reopened
    .getByText(/OF-2000/)
    .first()
    .waitFor();
  const offline = await queueRows(reopened, 1);
  expect(offline[0]).toContain('Oats · OF-2000 · 25 kg');
  expect(offline[0]).toContain('Saved here');

  const second = await aSite({ dataDir: first.dataDir, port: first.port });
  await waitForState(reopened, 'Accepted', 1);
  expect(movesOf(second, 'OF-2000')).toMatchObject([
    { product: 'oats', quantity: '25', expiration: '2027-06-30', order: 'in-00031' },
  ]);

  const other = await aHandheld();
  const tablet = await other.page(urlOf(second));
  await enrolAs(tablet, 'Carla');
  await openReceipt(tablet, 'IN/00031');
  await tablet.getByText('25 of 1000 kg').waitFor();
});
