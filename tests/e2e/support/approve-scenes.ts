import { handOverText } from '#domain/making/hand-over.ts';
import type { OperationId } from '#domain/base/ids.ts';
import { type Scene, closeSheet, open, press, see } from './scene.ts';

const code = handOverText({
  operation: '0193aaaa-0000-7000-8000-000000000001' as OperationId,
  hash: 'a1b2c3d4'.repeat(8),
  order: 'MO/00110',
  product: 'Pump',
  units: 24,
  first: 'PP-0012',
  last: 'PP-0035',
  by: 'Ana',
});

/** What waits for Carla: the batch of the demo plant, one that only its producer's device has, and what was stopped. */
export const approveScenes: readonly Scene[] = [
  {
    name: 'approve',
    async go(page, origin) {
      await open(page, origin, '/approve');
      await see(page, /MO\/00113/);
      await see(page, /PP-0004/);
    },
  },
  {
    name: 'approve-content',
    async go(page) {
      await press(page, /^5\s*MO\/00113/);
      await see(page, 'What went in');
    },
  },
  {
    name: 'approve-reject',
    async go(page) {
      await press(page, 'Reject');
      await see(page, /rejected\?/);
    },
  },
  {
    name: 'approve-sign',
    async go(page) {
      await closeSheet(page);
      await press(page, /^Approve 5 units/);
      await see(page, /Approved for use/);
    },
  },
  {
    name: 'approve-hand-over',
    async go(page, origin) {
      await open(page, origin, `/approve/hand-over?code=${encodeURIComponent(code)}`);
      await see(page, 'This batch is not on this device yet.');
    },
  },
  {
    name: 'amend-making',
    async go(page, origin) {
      await open(page, origin, '/produce/mo-00107');
      await press(page, 'Change this order');
      await see(page, 'Note for whoever makes it');
    },
  },
  {
    name: 'amend-making-noted',
    async go(page) {
      await page.getByLabel('Note for whoever makes it').fill('New labels from pallet 3 on, please');
      await press(page, 'Save changes');
      await see(page, 'MO/00107 is changed');
      await see(page, 'Accepted');
    },
  },
  {
    name: 'take-back',
    async go(page, origin) {
      await open(page, origin, '/produce/mo-00111');
      await press(page, 'Take back the preparation');
      await see(page, 'Take back 3 units');
    },
  },
  {
    name: 'office-making',
    async go(page, origin) {
      await open(page, origin, '/office/orders/mo-00111');
      await see(page, 'Units of MO/00111');
    },
  },
  {
    name: 'review',
    async go(page, origin) {
      await open(page, origin, '/review');
      await see(page, /Stopped/);
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'review-flagged',
    async go(page) {
      await page.getByRole('radio', { name: /^Flagged/ }).click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'review-below-zero',
    async go(page) {
      await page.getByRole('radio', { name: /^Below zero/ }).click();
      await page.waitForTimeout(300);
    },
  },
];
