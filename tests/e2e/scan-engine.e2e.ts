import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import { movesOf, operationsOf } from './support/ledger.ts';
import { enrolAs, openReceipt, queueRows, scan, scanner, urlOf, waitForState } from './support/worker.ts';

const serials = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `MT-${first + at}`);

test.each(['character', 'ctrl-]'] as const)(
  '[X14] twenty scans in one second, GS as %s: none lost, none doubled',
  async (separator) => {
    const site = await aSite();
    const handheld = await aHandheld();
    const page = await handheld.page(urlOf(site));
    await enrolAs(page, 'Ben');
    await openReceipt(page, 'IN/00032');
    const cdp = await scanner(handheld, page);

    const scanned = serials(240_101, 20);
    const started = performance.now();
    // GTIN, expiry, a variable field ended by GS, then the serial: a lost separator would run the two together.
    const sent: Promise<void>[] = [];
    for (const [at, serial] of scanned.entries()) {
      sent.push(scan(cdp, `]C1010952400000106124017-A\u001d21${serial}`, separator));
      await new Promise((resolve) =>
        setTimeout(resolve, Math.max(0, started + (at + 1) * 50 - performance.now())),
      );
    }
    await Promise.all(sent);

    await page.getByText('20 of 60').waitFor();
    await waitForState(page, 'Accepted', 20);
    expect(await queueRows(page, 20)).toHaveLength(20);
    expect(operationsOf(site, 'receive')).toHaveLength(20);
    for (const serial of scanned)
      expect(movesOf(site, serial), serial).toMatchObject([{ product: 'motor', quantity: '1' }]);
  },
);
