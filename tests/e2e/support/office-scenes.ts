import type { Page } from 'playwright-core';
import { type Scene, open, press, see } from './scene.ts';

/** Steps aside without keeping what was typed. */
const leave = async (page: Page): Promise<void> => {
  await press(page, /^Leave/);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

/** The office as its administrator meets it; the orders as a supervisor does. */
export const officeScenes: readonly Scene[] = [
  {
    name: 'office',
    async go(page, origin) {
      await open(page, origin, '/enrol');
      await press(page, /^Eve/);
      await page.getByRole('heading', { level: 1, name: 'Demo plant' }).waitFor();
      await open(page, origin, '/office');
      await see(page, 'Preset reasons');
    },
  },
  {
    name: 'office-products',
    async go(page, origin) {
      await open(page, origin, '/office/products');
      await see(page, 'Wheel cheese');
    },
  },
  {
    name: 'office-product',
    async go(page, origin) {
      await open(page, origin, '/office/products/oats');
      await see(page, 'Internal reference');
    },
  },
  {
    name: 'office-product-untracked',
    async go(page, origin) {
      await open(page, origin, '/office/products/film');
      await page.getByLabel('Tracking').last().selectOption({ label: 'By lots' });
      await see(page, 'From now on every movement of it needs a number.');
      await see(page, /500/);
      await page.getByLabel('Tracking').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'office-leave',
    async go(page) {
      await press(page, 'Back');
      await page.getByRole('heading', { level: 2, name: 'Leave without saving?' }).waitFor();
    },
  },
  {
    name: 'office-new',
    async go(page, origin) {
      await leave(page);
      await open(page, origin, '/office/products/new');
      await page.getByLabel('Name').first().fill('Rye flour');
      await press(page, 'Create');
      await see(page, 'Choose one.');
    },
  },
  {
    name: 'office-choose',
    async go(page) {
      await press(page, /Choose a unit/);
      await page.getByRole('heading', { level: 2, name: 'Unit', exact: true }).waitFor();
      await see(page, 'pcs');
    },
  },
  {
    name: 'office-risk',
    async go(page, origin) {
      await press(page, /^Close$/);
      await press(page, 'Back');
      await leave(page);
      await open(page, origin, '/office/operation-types/delivery');
      await page.getByLabel('Create new').check();
      await see(page, /phantom stock/);
      await page.getByText(/phantom stock/).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'office-sequence',
    async go(page, origin) {
      await press(page, 'Back');
      await leave(page);
      await open(page, origin, '/office/sequences/muesli-lots');
      await see(page, /Next on this device|They will look like this/);
    },
  },
  {
    name: 'office-bill',
    async go(page, origin) {
      await open(page, origin, '/office/bills/new');
      await press(page, 'Add component');
      await see(page, 'Component 1');
    },
  },
  {
    name: 'office-settings',
    async go(page, origin) {
      await press(page, 'Back');
      await leave(page);
      await open(page, origin, '/office/settings');
      await see(page, 'GS1 company prefix');
    },
  },
  {
    name: 'office-scanning',
    async go(page, origin) {
      await open(page, origin, '/office/scanning');
      await page.getByLabel('Type or scan a code').fill('0109524000001016');
      await see(page, 'GS1 label');
    },
  },
  {
    name: 'office-orders',
    async go(page, origin) {
      await open(page, origin, '/enrol');
      await press(page, /^Carla/);
      await see(page, /expected/);
      await open(page, origin, '/office/orders');
      await see(page, /IN\//);
    },
  },
  {
    name: 'office-order-kinds',
    async go(page) {
      await press(page, 'New order');
      await see(page, 'Sales order');
    },
  },
  {
    name: 'office-order-new',
    async go(page) {
      await press(page, /^Sales order/);
      await press(page, /Choose a product/);
      await press(page, /^Honey/);
      await page.getByLabel('Quantity').fill('12.5');
    },
  },
  {
    name: 'office-order',
    async go(page) {
      await press(page, 'Confirm');
      await see(page, /kept/);
    },
  },
];
