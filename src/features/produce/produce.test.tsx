import { afterEach, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';

const gs = '\u001d';
const motor = '09524000001061';
const pump = '09524000001054';
const seal = '09524000001078';
const oats = '09524000001016';
const honey = '09524000001023';
const grease = '09524000001085';

let app: App;
afterEach(() => app.close());
const order = async (number: string, person = 'ana'): Promise<void> => {
  app = await openApp({ path: `/produce/mo-${number}`, person });
  await app.shows('Components');
};
const recorded = async (): Promise<{ kind: string; payload: Record<string, unknown>; reason: unknown }[]> =>
  (await app.stores.queue.list({ limit: 100 }))
    .reverse()
    .map(({ body: { kind, payload, reason } }) => ({ kind, payload: payload as Record<string, unknown>, reason }));

describe('the list of orders', () => {
  test('[M07] open orders stand there with their state in words; a prepared one is one line', async () => {
    app = await openApp({ path: '/produce', person: 'ana' });
    await app.shows('MO/00107 · Muesli');
    await app.shows('100 pack');
    await app.shows('MO/00111 · Pump');
    await app.shows('3 units open');
    await app.shows('Prepared');
    await app.press('Waiting for approval');
    await app.shows('MO/00113 · Pump');
  });

  test('a scan of the order opens it, from anywhere', async () => {
    app = await openApp({ path: '/', person: 'ana' });
    await app.scan('MO/00108');
    await app.shows('Produce all 1 pcs');
  });
});

describe('Produce All', () => {
  test('[M14, M15, PRD-1, PRD-2] one unit: two taps, with what should go first taken as it is', async () => {
    await order('00108');
    await app.shows('None yet: scan, choose or type');
    await app.press(/^Produce all/);
    await app.shows('Not scanned yet');
    await app.press(/^Take these and produce/);
    await app.shows('Saved here MO/00108 · Pump');
    const [made] = await recorded();
    expect(made).toMatchObject({ kind: 'produce', payload: { quantity: '1', number: { reserved: true } } });
    const takes = made?.payload['takes'] as { product: string; grade: string }[];
    expect(takes.map(({ product, grade }) => [product, grade])).toEqual([
      ['motor', 'assumed'],
      ['seal-kit', 'assumed'],
      ['grease', 'assumed'],
      ['bolt', 'assumed'],
    ]);
    await app.shows('Done');
  });
});
