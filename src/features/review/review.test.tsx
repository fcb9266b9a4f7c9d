import { afterEach, expect, test } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import type { OperationRow } from '#domain/stock/view.ts';

let app: App;
afterEach(() => app.close());

const now = Date.UTC(2026, 10, 21, 11);

const operation = (id: string, part: Partial<OperationRow>): Record<string, unknown> => ({
  [`operation/${id}`]: {
    id,
    kind: 'receive',
    device: 'handheld',
    actor: 'ben',
    at: now,
    state: 'accepted',
    facts: [],
    why: null,
    flags: [],
    reason: null,
    settled: null,
    ...part,
  },
});

test('[X04] work of anybody that was refused stands there with its reason, and a supervisor ends it with one of their own', async () => {
  const refused = operation('0193aaaa-0000-7000-8000-000000000001', {
    state: 'refused',
    why: { code: 'serial-already-here', args: { number: 'MT-1', product: 'Motor', location: 'Stock' } },
  });
  app = await openApp({ path: '/review', person: 'carla', changed: refused });
  await app.shows('Received');
  await app.shows('Ben · ');
  await app.shows(/MT-1/);
  await app.press('End it without repair');
  await app.press('Done on paper');
  await app.shows('Nothing to look at');
});

test('[X04] what was improbable and is in force stands there with what its person said, the newest first', async () => {
  app = await openApp({
    path: '/review',
    person: 'carla',
    changed: {
      ...operation('0193aaaa-0000-7000-8000-000000000002', {
        at: now - 1000,
        flags: [{ code: 'not-ordered', args: { order: 'IN/1', product: 'Bran' } }],
      }),
      ...operation('0193aaaa-0000-7000-8000-000000000003', {
        flags: [{ code: 'not-ordered', args: { order: 'IN/2', product: 'Oats' } }],
        reason: 'Supplier sent more',
      }),
    },
  });
  await app.press(/^Flagged/);
  await app.shows('Reason: Supplier sent more');
  const text = app.text();
  expect(text.indexOf('Oats is not on IN/2.')).toBeLessThan(text.indexOf('Bran is not on IN/1.'));
});

test('[STK-5] stock below zero stands there until it is received or counted', async () => {
  app = await openApp({
    path: '/review',
    person: 'carla',
    changed: {
      'stock/bolt/': {
        product: 'bolt',
        lot: null,
        places: [{ location: 'stock', package: null, quantity: '-4', arrived: now }],
        reserved: [],
        recent: [],
      },
    },
  });
  await app.press(/^Below zero/);
  await app.shows('Receive what is missing, or count the place.');
  await app.shows(/-4|−4/);
});

test('whoever only works on the floor reads it and ends nothing', async () => {
  const refused = operation('0193aaaa-0000-7000-8000-000000000001', {
    state: 'refused',
    why: { code: 'serial-already-here', args: { number: 'MT-1', product: 'Motor', location: 'Stock' } },
  });
  app = await openApp({ path: '/review', person: 'ana', changed: refused });
  await app.shows('Received');
  expect(app.text()).not.toContain('End it without repair');
});
