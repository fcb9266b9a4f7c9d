import type { Page } from 'playwright-core';
import { type Scene, closeSheet, open, press, see, wedge } from './scene.ts';

const typePin = async (page: Page, pin: string): Promise<void> => {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).last().click();
};

/** Who works here, who may, on what: seen by Carla, then by Eve, who looks after the plant. */
export const peopleScenes: readonly Scene[] = [
  {
    name: 'profile',
    async go(page, origin) {
      await open(page, origin, '/profile');
      await see(page, 'Working hand');
    },
  },
  {
    name: 'sign-in',
    async go(page) {
      await press(page, 'Hand over');
      await see(page, 'Scan your badge');
    },
  },
  {
    name: 'sign-in-names',
    async go(page) {
      await press(page, 'No badge at hand');
      await page.getByRole('button', { name: /^Eve/ }).waitFor();
    },
  },
  {
    name: 'sign-in-pin',
    async go(page) {
      await wedge(page, 'BADGE-EVE-7034');
      await see(page, 'Type your PIN');
      await typePin(page, '000001');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await see(page, 'Badge or PIN is not right.');
      await typePin(page, '57');
    },
  },
  {
    name: 'profile-signed-in',
    async go(page) {
      await typePin(page, '7215');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await see(page, /Signed in until/);
    },
  },
  {
    name: 'log-out',
    async go(page) {
      await press(page, 'Log out');
      await page.getByRole('heading', { name: 'Log out?' }).waitFor();
    },
  },
  {
    name: 'change-pin',
    async go(page) {
      await closeSheet(page);
      await press(page, 'Change PIN');
      await page.getByRole('heading', { name: 'Your PIN as it is' }).waitFor();
    },
  },
  {
    name: 'people',
    async go(page, origin) {
      await open(page, origin, '/people');
      await page.getByRole('button', { name: /^Dov/ }).waitFor();
    },
  },
  {
    name: 'person',
    async go(page) {
      await press(page, /^Ben/);
      await page.getByLabel('Printed name').waitFor();
    },
  },
  {
    name: 'person-erase',
    async go(page) {
      await press(page, 'Erase personal data');
      await page.getByRole('heading', { name: /Erase what is personal/ }).waitFor();
    },
  },
  {
    name: 'devices',
    async go(page, origin) {
      await open(page, origin, '/devices');
      await page.getByRole('button', { name: /D1/ }).waitFor();
    },
  },
  {
    name: 'device-card',
    async go(page) {
      await press(page, /D1/);
      await see(page, 'Handed over');
    },
  },
  {
    name: 'invite',
    async go(page, origin) {
      await open(page, origin, '/devices');
      await press(page, 'Add a device');
      await see(page, 'Several people in turn');
    },
  },
  {
    name: 'invite-code',
    async go(page) {
      await press(page, /^Several people in turn/);
      await press(page, /^Carla/);
      await see(page, /Good for/);
    },
  },
  {
    name: 'tokens',
    async go(page, origin) {
      await open(page, origin, '/tokens');
      await see(page, 'No program has a token yet');
    },
  },
  {
    name: 'token-new',
    async go(page) {
      await press(page, 'Make a token');
      await press(page, /^Carla/);
      await page.getByLabel('What the program is called').fill('Wage office');
      await press(page, 'open orders');
    },
  },
  {
    name: 'token-made',
    async go(page) {
      await press(page, 'Make the token');
      await see(page, 'It is shown this once.');
    },
  },
  {
    name: 'tokens-one',
    async go(page) {
      await press(page, 'I have kept it');
      await see(page, 'Wage office');
    },
  },
  {
    name: 'demo-people',
    async go(page, origin) {
      await open(page, origin, '/demo');
      await page.getByRole('radio', { name: 'People' }).click();
      await see(page, '271828');
      await page.waitForTimeout(800);
    },
  },
  {
    name: 'locked',
    async go(page, origin) {
      await open(page, origin, '/profile');
      await press(page, 'Lock');
      await see(page, /Locked\./);
    },
  },
];

/** On a server that nobody has founded yet. */
export const emptyScenes = (link: string): readonly Scene[] => [
  {
    name: 'set-up',
    async go(page, origin) {
      await open(page, origin, link);
      await page.getByLabel('Company').fill('Northfield Foods');
    },
  },
];
