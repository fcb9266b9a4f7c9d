import { expect, test } from 'vitest';
import { type ManualClock, createManualClock, createProfile } from '../../tests/support/browser/profile.ts';
import { aDevice, aPull } from '../../tests/support/dock-device.ts';
import { aDock, aReceive } from '../../tests/support/rule-book.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { createLetGo } from './let-go.ts';

const days = (count: number): number => count * 86_400_000;

async function anOldQueue(states: readonly Outcome['state'][]) {
  const clock: ManualClock = createManualClock();
  const profile = createProfile({ clock });
  const device = await aDevice(profile);
  for (const [at, state] of states.entries()) {
    const recorded = await device.recorder.record(aReceive({ lot: `L-${at}` }));
    if (!recorded.ok) throw new Error('refused');
    const word = { operation: recorded.value.entry.id, state, why: null, flags: [], adjustments: [] };
    await device.desk.queue.settle([{ ...word, version: 5, settled: null }], 1);
  }
  const reach = (version: number, backedUp: number) =>
    device.desk.replica.take(aPull(aDock(), version, { backedUp })).then(() => device.settled());
  return { clock, profile, device, reach, letGo: createLetGo(device) };
}

test('an operation leaves when it is final, thirty days old, and inside a backup: not before any of them', async () => {
  const { clock, device, reach, letGo } = await anOldQueue(['accepted', 'refused', 'held', 'adjusted']);
  await reach(5, 5);
  expect(await letGo()).toBe(0);
  clock.advance(days(31));
  await reach(6, 4);
  expect(await letGo()).toBe(0);
  await reach(7, 5);
  expect(await letGo()).toBe(2);
  expect((await device.queue.list()).map(({ state }) => state)).toEqual(['held', 'refused']);
  expect(device.status.getState().counts.needsPerson).toBe(2);
});

test('what was let go of does not come back from the journal', async () => {
  const { clock, profile, device, reach, letGo } = await anOldQueue(['accepted', 'accepted']);
  clock.advance(days(31));
  await reach(7, 7);
  expect(await letGo()).toBe(2);
  device.close();
  const after = await aDevice(profile);
  expect(await after.queue.list()).toEqual([]);
  after.close();
  profile.loseDatabases();
  expect((await aDevice(profile)).status.getState().counts).toMatchObject({ waiting: 0, asked: 0 });
});
