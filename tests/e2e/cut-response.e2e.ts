import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import { movesOf, operationsOf } from './support/ledger.ts';
import { enrolAs, openReceipt, scan, scanner, urlOf, waitForState } from './support/worker.ts';

test('[X01] the answer to a push is cut after the server has committed: applied once', async () => {
  const site = await aSite();
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, 'Ben');
  let cut = 0;
  await page.route('**/api/v1/push', async (route) => {
    const answer = await route.fetch();
    if (cut < 2) {
      cut += 1;
      expect(answer.status()).toBe(200);
      return route.abort('connectionreset');
    }
    return route.fulfill({ response: answer });
  });
  await openReceipt(page, 'IN/00031');
  await scan(await scanner(handheld, page), ']C1010952400000101617270630310302500010CUT-1');
  await page.getByText(/lot CUT-1/).waitFor();
  await expect.poll(() => cut, { timeout: 30_000 }).toBe(2);
  expect(movesOf(site, 'CUT-1')).toHaveLength(1);

  await page.getByText('Accepted').waitFor();
  await waitForState(page, 'Accepted', 1);
  expect(movesOf(site, 'CUT-1')).toMatchObject([{ quantity: '25' }]);
  expect(operationsOf(site, 'receive')).toHaveLength(1);
});
