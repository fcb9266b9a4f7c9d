import { expect, test } from 'vitest';
import { usualScanning } from '#domain/catalogue/scanning.ts';
import type { Floor } from './floor.tsx';
import { readScan } from './read-scan.ts';

const houseWith = (scanning: typeof usualScanning): Pick<Floor, 'world' | 'status' | 'now'> => ({
  world: {
    get: async (kind: string) => (kind === 'site' ? { timeZone: 'Europe/Berlin', scanning } : undefined),
    find: async () => [],
    scan: async () => [],
  } as unknown as Floor['world'],
  status: { get: () => ({ enrolment: { site: 'main' } }) } as unknown as Floor['status'],
  now: () => Date.UTC(2026, 10, 21, 12),
});
const scan = {
  text: 'BIN-17',
  source: 'wedge',
  symbology: undefined,
  format: undefined,
  confidence: 1,
  at: 0,
} as const;

test('[X08] a number format of the site, synced with it, gives a plain code its meaning', async () => {
  const rules = [{ name: 'Bins', means: 'location', pattern: 'BIN.*' }] as const;
  expect((await readScan(houseWith(usualScanning), scan)).kind).toBe('plain');
  const read = await readScan(houseWith({ ...usualScanning, rules: [...rules] }), scan);
  expect(read).toMatchObject({ kind: 'site-rule', rule: { name: 'Bins' }, fields: { location: 'BIN-17' } });
});
