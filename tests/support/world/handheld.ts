import { type Stores, openStores } from '../../../src/data/open-stores.ts';
import type { Clock } from '../../../src/data/ports.ts';
import type { Journal } from '../../../src/data/journal/contract.ts';
import { enrol } from '../../../src/sync/enrol.ts';
import { type Exchange, createExchange } from '../../../src/sync/exchange.ts';
import type { Fetch } from '../../../src/sync/answer.ts';
import { type Tab, createProfile } from '../browser/profile.ts';
import type { Dice } from './dice.ts';
import { createInProcessFetch } from '../in-process-fetch.ts';
import type { TestServer } from '../server.ts';
import type { Life, Scheduler } from './scheduler.ts';
import { type Weather, createNetwork } from './network.ts';
import type { Mutation } from './mutations.ts';

interface Running {
  readonly life: Life;
  readonly tab: Tab;
  readonly stores: Stores;
  readonly exchange: Exchange;
  readonly fetch: Fetch;
}

export type Handheld = ReturnType<typeof createHandheld>;

/** A device of the world: real stores and exchange over a browser profile that outlives every crash. */
export function createHandheld({
  name,
  person,
  server,
  scheduler,
  dice,
  weather,
  mutation,
}: {
  name: string;
  person: string;
  server: TestServer;
  scheduler: Scheduler;
  dice: Dice;
  weather: () => Weather;
  mutation: Mutation | null;
}) {
  let running: Running | null = null;
  let lives = 0;
  let drift = 0;
  const living: { now: Life | null; tab: Tab | null } = { now: null, tab: null };
  const clock: Clock = {
    now: () => scheduler.now() + drift,
    monotonic: () => scheduler.now(),
    sleep: (milliseconds) => scheduler.sleep(milliseconds, living.now),
  };
  const profile = createProfile({
    // Locks wait within the life that asked for them.
    suspend: (register) => scheduler.suspendFor(living.now)(register),
    clock,
    random: (length) => dice.bytes(length),
  });
  const wire = createInProcessFetch(() => server.app);
  const state = { isOnline: true };
  const network = createNetwork(
    { scheduler, dice: dice.fork(), weather },
    mutation?.server?.(wire.fetch, server) ?? wire.fetch,
  );

  /** Writing takes a moment, in which the process may die: before it, or after it and before anybody knows. */
  const slow = (journal: Journal, life: Life): Journal => ({
    ...journal,
    async append(records) {
      await scheduler.sleep(1, life);
      await journal.append(records);
      await scheduler.sleep(1, life);
    },
  });

  return {
    name,
    person,
    profile,
    state,
    running: () => running,
    isOn: () => living.now !== null,
    setDrift: (milliseconds: number) => {
      drift = milliseconds;
    },

    async start(): Promise<void> {
      if (living.now) return;
      lives += 1;
      const life: Life = { name: `${name}#${lives}`, isOver: false };
      const tab = profile.tab();
      Object.assign(living, { now: life, tab });
      const journal = mutation?.journal?.(tab.parts.journal) ?? tab.parts.journal;
      const stores = await openStores({ ...tab.parts, journal: slow(journal, life) });
      mutation?.stores?.(stores, scheduler, life);
      const fetch = network.forLife(life, () => state.isOnline);
      running = { life, tab, stores, fetch, exchange: createExchange(stores, fetch) };
    },

    /** The process is gone between two moments, whatever it was doing. */
    crash(): void {
      // Also while it is still starting.
      if (living.now) living.now.isOver = true;
      if (living.tab) profile.kill(living.tab);
      Object.assign(living, { now: null, tab: null });
      running = null;
    },

    /** A supervisor hands out a code; used when it is new, was forked, or lost its key. */
    async enrol(): Promise<void> {
      if (running) await enrol(running.stores, running.fetch, await server.invite(person), name);
    },
  };
}
