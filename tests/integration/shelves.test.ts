import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, dayAt } from '#domain/base/calendar.ts';
import { type LocationId, type LotId, type OperationId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { quantity, toMicros } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { basisOf } from '#domain/operations/count/basis.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { candidateKeys, candidatesOf } from '#domain/stock/availability.ts';
import { propose } from '#domain/stock/removal.ts';
import { type Lot, type Stock, stockKey } from '#domain/stock/rows.ts';
import { loadView } from '../../src/features/goods/load-view.ts';
import { aPlant, aPlantDevice } from '../support/plant-device.ts';
import { testCompany } from '../support/server.ts';

/**
 * Two real devices with what they have recorded lying over their last pull, and a real server. Beside them a model that
 * knows nothing of facts, views or rows: numbers by lot and place, one heap for the server and one for each device.
 */
const oats = 'oats' as ProductId;
const lots = ['OF-0901', 'OF-0908', 'OF-0915', 'OF-0930'] as const;
const places = ['stock', 'a1', 'cold', 'dock'] as const;
const idOf = (lot: number): LotId => lotIdOf(testCompany, oats, lots[lot] ?? '');

type Act =
  | {
      readonly do: 'transfer';
      readonly lot: number;
      readonly at: number;
      readonly to: number;
      readonly much: number;
    }
  | { readonly do: 'scrap'; readonly lot: number; readonly at: number; readonly much: number }
  | { readonly do: 'count'; readonly lot: number; readonly at: number; readonly much: number }
  | { readonly do: 'undo' };
type Step = { readonly on: number; readonly act: Act | { readonly do: 'sync' } };

const nat = (max: number) => fc.nat({ max });
const much = fc.integer({ min: 0, max: 90 });
const where = { lot: nat(2), at: nat(3) };
const step: fc.Arbitrary<Step> = fc.record({
  on: nat(1),
  act: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('transfer' as const),
        ...where,
        to: nat(3),
        much: much.map((n) => n + 1),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('scrap' as const), ...where, much: much.map((n) => n + 1) }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('count' as const), ...where, much }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('sync' as const) }) },
  ),
});

type Heap = Map<string, number>;
const spot = (lot: number, at: number): string => `${lots[lot]} ${places[at]}`;
type Change = readonly (readonly [spot: string, by: number])[];
const apply = (heap: Heap, change: Change): void => {
  for (const [key, by] of change) heap.set(key, (heap.get(key) ?? 0) + by);
};
const back = (change: Change): Change => change.map(([key, by]) => [key, -by]);

/** What an act does to a heap, by plain words: so much less here, so much more there; a count says what is there. */
function changeOf(act: Exclude<Act, { do: 'undo' }>, heap: Heap): Change {
  const here = spot(act.lot, act.at);
  switch (act.do) {
    case 'scrap':
      return [[here, -act.much]];
    case 'count':
      return [[here, act.much - (heap.get(here) ?? 0)]];
    case 'transfer':
      return [
        [here, -act.much],
        [spot(act.lot, act.to), act.much],
      ];
  }
}

const whole = (text: string): number => Number(toMicros(text as never) / 1_000_000n);
const heapOf = (stocks: readonly (Stock | undefined)[]): Heap => {
  const heap: Heap = new Map();
  for (const [lot, stock] of stocks.entries())
    for (const { location, quantity: here } of stock?.places ?? [])
      if (places.includes(location as never))
        heap.set(`${lots[lot]} ${location}`, (heap.get(`${lots[lot]} ${location}`) ?? 0) + whole(here));
  return heap;
};
const listed = (heap: Heap): string[] =>
  [...heap]
    .filter(([, much]) => much !== 0)
    .map(([key, much]) => `${key} ${much}`)
    .toSorted();

test('[STK-1, STK-6, STK-7, T42] on-hand, promises and proposals agree on device and server, pending work and stale views included', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      const { server, profile, clock } = await aPlant();
      const today: Day = dayAt(clock.now(), 'Europe/Berlin');
      const devices = await Promise.all(
        ['carla', 'dov'].map((person) => aPlantDevice(server, { profile: profile(), person })),
      );
      type Device = (typeof devices)[number];
      const stocksOn = ({ rows }: Device) =>
        Promise.all(lots.map((_, lot) => rows.get('stock', stockKey(oats, idOf(lot)))));
      const [first] = devices;
      if (!first) throw new Error('No device');
      const law = heapOf(await stocksOn(first));
      const seen = devices.map(() => new Map(law));
      /** Recorded and not sent yet, with what they did on the device. */
      const pending: { id: OperationId; act: Act; change: Change; target: OperationId | null }[][] = [[], []];
      const changes = new Map<OperationId, Change>();
      const mine: OperationId[][] = [[], []];

      const intentOf = async (act: Act, device: Device, on: number): Promise<Intent | null> => {
        if (act.do === 'undo') {
          const target = mine[on]?.at(-1);
          return target ? { kind: 'undo', payload: { target } } : null;
        }
        const lot = { id: idOf(act.lot), name: lots[act.lot] ?? '' };
        const at = places[act.at] as unknown as LocationId;
        const goods = {
          product: oats,
          lot,
          quantity: quantity(act.much),
          weight: null,
          packaging: null,
          package: null,
        };
        if (act.do === 'scrap') return { kind: 'scrap', payload: { goods, from: at, entry: 'scanned' } };
        if (act.do === 'transfer') {
          const to = places[act.to] as unknown as LocationId;
          return {
            kind: 'transfer',
            payload: { goods, from: at, to, into: null, order: null, entry: 'scanned' },
          };
        }
        const stock = await device.rows.get('stock', stockKey(oats, lot.id));
        const here = { location: at, package: null };
        return {
          kind: 'count',
          payload: {
            ...here,
            product: oats,
            lot,
            counted: quantity(act.much),
            blind: false,
            basis: basisOf(stock, here),
            found: null,
          },
        };
      };

      /** The server's word is read from each operation; the model only counts what was accepted. */
      const sync = async (on: number): Promise<void> => {
        const device = devices[on];
        if (!device) return;
        await device.sync.syncNow();
        for (const { id, act, target } of pending[on]?.splice(0) ?? []) {
          const entry = await device.queue.get(id);
          if (entry?.state !== 'accepted' && entry?.state !== 'adjusted') {
            expect(entry?.state).toMatch(/held|refused/);
            if (entry?.state === 'held')
              await device.recorder.record(
                { kind: 'waive', payload: { target: id } },
                { reason: 'Counted again' },
              );
            continue;
          }
          const change = act.do === 'undo' ? back((target && changes.get(target)) ?? []) : changeOf(act, law);
          apply(law, change);
          changes.set(id, change);
        }
        await device.sync.syncNow();
        seen[on] = new Map(law);
      };

      for (const { on, act } of steps) {
        const device = devices[on];
        if (!device) continue;
        if (act.do === 'sync') await sync(on);
        else {
          const intent = await intentOf(act, device, on);
          const answer = intent && (await device.recorder.record(intent, { reason: 'Torn' }));
          if (answer?.ok) {
            const { id } = answer.value.entry;
            const heap = seen[on] ?? new Map();
            const target = act.do === 'undo' ? (mine[on]?.pop() ?? null) : null;
            const undone =
              target && (pending[on]?.find((each) => each.id === target)?.change ?? changes.get(target));
            const change = act.do === 'undo' ? back(undone ?? []) : changeOf(act, heap);
            apply(heap, change);
            pending[on]?.push({ id, act, change, target });
            if (act.do !== 'undo') mine[on]?.push(id);
          }
        }
        // What this device shows is its last pull with its own work on top, whatever the others did meanwhile.
        expect(listed(heapOf(await stocksOn(device)))).toEqual(listed(seen[on] ?? new Map()));
      }

      for (const on of [0, 1, 0]) await sync(on);
      const kept = await server.db.snapshot((tx) =>
        tx.many<{ key: string; content: string }>(
          "select key, content from state_row where company = $1 and kind in ('stock', 'order', 'lot') and content is not null",
          [testCompany],
        ),
      );
      for (const { key, content } of kept) {
        const at = key.indexOf('/');
        const row = await first.rows.get(key.slice(0, at) as 'stock', key.slice(at + 1));
        expect(JSON.stringify(row), key).toBe(content);
      }
      expect(listed(heapOf(await stocksOn(first)))).toEqual(listed(law));

      const view = await loadView(first.rows, (known) => candidateKeys(known, oats));
      const wanted = { product: oats, within: 'stock' as LocationId, order: null };
      const proposal = propose('fefo', candidatesOf(view, wanted), quantity(150), today);
      const taken = new Map<string, number>();
      for (const { candidate, quantity: part } of proposal.takes)
        taken.set(candidate.name, (taken.get(candidate.name) ?? 0) + whole(part));
      const known = kept.map(({ key, content }) => ({ key, row: JSON.parse(content) as Lot & Order }));
      expect([...taken]).toEqual(plainFefo(known, law, today, 150));
      for (const device of devices) await device.close();
      await server.close();
    }),
    { numRuns: 10, seed: 20_261_121 },
  );
}, 240_000);

/** Lots by their removal date; of each what stands on shelves of the stock, is not held and not promised. */
function plainFefo(
  rows: readonly { readonly key: string; readonly row: Lot & Order }[],
  law: Heap,
  today: Day,
  wanted: number,
): [string, number][] {
  const promised = rows
    .filter(({ key }) => key.startsWith('order/'))
    .flatMap(({ row }) => row.reservations)
    .filter(({ product }) => product === oats);
  const takes: [string, number][] = [];
  let rest = wanted;
  const sorted = lots
    .map((name, lot) => ({ name, lot, row: rows.find(({ key }) => key === `lot/${idOf(lot)}`)?.row }))
    .filter(({ row }) => row !== undefined && row.holds.length === 0 && (row.dates.removal ?? '9') >= today)
    .toSorted((a, b) => ((a.row?.dates.removal ?? '9') < (b.row?.dates.removal ?? '9') ? -1 : 1));
  for (const { name, lot } of sorted) {
    let free = 0;
    for (const place of ['stock', 'a1']) {
      const kept = promised
        .filter((each) => each.lot === idOf(lot) && each.location === place)
        .reduce((sum, each) => sum + whole(each.quantity), 0);
      free += Math.max(0, (law.get(`${name} ${place}`) ?? 0) - kept);
    }
    const part = Math.min(free, rest);
    rest -= part;
    if (part > 0) takes.push([name, part]);
  }
  return takes;
}
