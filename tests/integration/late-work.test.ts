import { expect, test } from 'vitest';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';

test('[ORD-1] one device closes a receipt while another, offline, still receives on it: booked late, nothing refused', async () => {
  const { server, profile } = await aPlant();
  const closer = await aPlantDevice(server, { profile: profile() });
  const late = await aPlantDevice(server, { profile: profile(), person: 'ben' });
  const reference = (await closer.numbers.next('receipt-references' as never)).text;
  await closer.recorder.record(aPlantReceipt());
  await closer.recorder.record({
    kind: 'close-order',
    payload: { order: 'in-00031' as never, backorder: reference },
  });
  await closer.sync.syncNow();
  for (let n = 0; n < 3; n += 1) expect((await late.recorder.record(aPlantReceipt())).ok).toBe(true);
  await late.sync.syncNow();

  for (const entry of await late.queue.list())
    expect(entry).toMatchObject({
      state: 'adjusted',
      outcome: {
        flags: [{ code: 'order-changed-meanwhile', args: { order: 'IN/00031', bookedOn: reference } }],
        adjustments: [{ code: 'booked-on-other-order', args: { order: reference } }],
      },
    });
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('100');
  const [backorder] = await late.rows.find('order', `reference:${reference}`);
  expect(backorder).toMatchObject({ backorderOf: 'in-00031', lines: [{ expected: '975', done: '75' }, {}] });

  // By now it has seen the close: a further scan on the old order is stopped on the spot.
  expect(await late.recorder.record(aPlantReceipt())).toMatchObject({
    ok: false,
    error: { code: 'order-ended' },
  });
  await server.close();
});
