import { afterEach, describe, expect, test, vi } from 'vitest';
import { type LocationId, type LotId, type OrderId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { noDates } from '#domain/stock/expiry.ts';
import type { MovesAnswer, TraceAnswer } from '#domain/protocol/trace-messages.ts';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { aReceipt } from '../../../tests/support/hand-device.ts';
import { company } from '../../../tests/support/rule-book.ts';

// The first test of a file makes the whole app: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const oats = (name: string): LotId => lotIdOf(company, 'oats' as ProductId, name);
const stock = 'stock' as LocationId;

const record = async (intent: Intent): Promise<void> => {
  const answer = await app.floor.recorder.record(intent);
  expect(answer, JSON.stringify(answer)).toMatchObject({ ok: true });
};
/** OF-1001 comes in, and some of OF-0915 gets two new numbers. */
const history = async (): Promise<void> => {
  await record({ kind: 'receive', payload: aReceipt() as never });
  const to = ['OF-A', 'OF-B'].map((name) => ({
    name,
    dates: noDates,
    location: stock,
    package: null,
    quantity: quantity(5),
  }));
  const from = {
    lot: { id: oats('OF-0915'), name: 'OF-0915' },
    location: stock,
    package: null,
    quantity: quantity(10),
  };
  await record({
    kind: 'relabel',
    payload: { product: 'oats' as ProductId, change: { how: 'split', from, to } },
  });
};
const open = async (path: string, fetch?: (url: string) => Promise<Response>): Promise<void> => {
  app = await openApp({ path: '/', person: 'carla', ...(fetch ? { fetch } : {}) });
  await history();
  await app.router.navigate(path);
};

describe('with no network', () => {
  test('[T33] every move of a lot: what, reference, product, when, from, to and by whom', async () => {
    await open(`/trace/lot/${oats('OF-1001')}`);
    await app.shows('Received · 25 kg');
    await app.shows(/Supplier.* to .*Warehouse \/ Dock/);
    await app.shows('Oats');
    await app.shows(/21 Nov 2026, 13:00 · IN\/00031 · Carla/);
  });

  test('[T34] the device says how far its answer reaches', async () => {
    await open(`/trace/lot/${oats('OF-1001')}`);
    await app.shows('What this device holds');
    await app.press('Ask the server again');
    expect(app.text()).not.toContain('All that the server knows');
  });

  test('[T34] once the server is heard of again it is asked by itself, and not before', async () => {
    let asked = 0;
    let isDead = true;
    await open(`/trace/lot/${oats('OF-1001')}`, async () => {
      asked += 1;
      if (isDead) throw new Error('No network');
      return new Response(JSON.stringify({ moves: [], next: null }));
    });
    await app.shows('Ask the server again');
    isDead = false;
    const before = asked;
    app.stores.status.setState({ link: 'offline' });
    app.stores.status.setState({ link: 'online', lastContact: Date.UTC(2026, 10, 21, 12, 1) });
    await app.shows('All that the server knows');
    expect(asked).toBe(before + 1);
  });

  test('[T34, G03] forward as an indented list with quantities, through new numbers', async () => {
    await open(`/trace/lot/${oats('OF-0915')}?side=forward`);
    await app.shows(/Level 1 OF-0915/);
    await app.shows(/Level 2 OF-A Oats · new number 5 kg/);
    await app.shows(/Level 2 OF-B/);
  });

  test('[T34, G05] backward up to the supplier', async () => {
    await open(`/trace/lot/${oats('OF-1001')}?side=backward`);
    await app.shows(/Level 2 From a supplier IN\/00031 · 21 Nov 2026, 13:00 25 kg/);
    await app.press(/From a supplier/);
    await expect.poll(() => app.router.state.location.pathname).toBe('/trace/order/in-00031');
    await app.shows('Received · 25 kg');
  });

  test('[T32] where it is now', async () => {
    await open(`/trace/lot/${oats('OF-0915')}?side=now`);
    await app.shows('Warehouse / Stock 390 kg');
    await app.shows('Used in production 10 kg');
  });

  test('[T33] of an order and of a place', async () => {
    await open(`/trace/order/${'in-00031' as OrderId}`);
    await app.shows('Received · 25 kg');
    await app.press('Now');
    await app.shows('OF-1001 · Oats');
    await app.router.navigate('/trace/place/stock');
    await app.shows('Relabelled · 5 kg');
    await app.press('Now');
    await app.shows('OF-0820 · Oats');
  });
});

describe('with the server', () => {
  const answerWith =
    (trace: Partial<TraceAnswer>, moves: MovesAnswer) =>
    async (url: string): Promise<Response> => {
      const body = url.includes('/moves/')
        ? moves
        : {
            version: 7,
            lines: [],
            total: 0,
            next: null,
            cut: false,
            completeness: { gaps: 0, assumed: 0, typed: 0, unknown: 0, rootless: 0 },
            ...trace,
          };
      return new Response(JSON.stringify(body));
    };
  const root = {
    is: 'lot',
    lot: 'x',
    name: 'PUMP-9',
    product: 'pump',
    quantity: '1',
    corrected: false,
    how: 'start',
    grade: null,
    removed: false,
    again: false,
    unknown: false,
  } as never;

  test('[PRD-7, G06] complete is said, and what keeps it from being complete is named', async () => {
    const gap = { is: 'gap', product: 'motor', expected: '2', found: '1' } as never;
    const completeness = { gaps: 1, assumed: 2, typed: 0, unknown: 0, rootless: 0 };
    const lines = [
      { depth: 0, node: root },
      { depth: 1, node: gap },
    ];
    await open(
      `/trace/lot/x?side=backward`,
      answerWith({ lines, total: 2, completeness }, { moves: [], next: null }),
    );
    await app.shows('All that the server knows');
    await app.shows('Not complete');
    await app.shows('1 component is not accounted for at its quantity.');
    await app.shows('2 components were taken from the plan without looking.');
    await app.shows('Missing: Motor 1 of 2 pcs known');
  });

  test('[G06] a whole answer without a gap is complete', async () => {
    await open(
      `/trace/lot/x?side=backward`,
      answerWith({ lines: [{ depth: 0, node: root }], total: 1 }, { moves: [], next: null }),
    );
    await app.shows('Every tracked component is accounted for');
  });
});
