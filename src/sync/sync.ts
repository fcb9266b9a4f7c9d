import type { SyncControls } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import type { Fetch } from './answer.ts';
import { createBackOff } from './back-off.ts';
import type { Exchange } from './exchange.ts';
import { lead } from './lead.ts';

/** Hears that the server has a new version; the word itself is fetched by a pull. */
export type Listen = (heard: () => void) => { isAlive(): boolean; stop(): void };

/** Without a word from the server it is asked so often. */
const pollEvery = 30_000;
const longQueue = 500;
const pauseInDrain = 3000;

/** The exchange with the server, both directions independent of one another: started, stopped, and woken in time. */
export function createSync(
  stores: Stores,
  fetch: Fetch,
  { listen, app = 'unknown' }: { readonly listen?: Listen; readonly app?: string } = {},
): SyncControls & { empty(): Promise<void> } {
  const { desk } = stores;
  const { clock, random } = desk;
  let loading: Promise<Exchange> | null = null;
  /** The schemas of all messages come with it, so that the first screen does not wait for it. */
  const exchange = (): Promise<Exchange> => {
    loading ??= import('./exchange.ts')
      .then(({ createExchange }) => createExchange(stores, fetch, app))
      .catch((error: unknown) => {
        loading = null;
        throw error;
      });
    return loading;
  };
  let running: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  let wakePush = new AbortController();
  let wakePull = new AbortController();

  /** Sleeps until it is time, it is woken, or all ends. */
  const rest = async (milliseconds: number, bell: AbortController, signal: AbortSignal): Promise<void> => {
    const ring = (): void => bell.abort();
    signal.addEventListener('abort', ring);
    await clock.sleep(milliseconds, bell.signal);
    signal.removeEventListener('abort', ring);
  };

  const pushing = async (signal: AbortSignal): Promise<void> => {
    const backOff = createBackOff(random);
    const { push } = await exchange();
    while (!signal.aborted) {
      // A bell of its own before the work: what is recorded meanwhile is not slept over.
      const bell = new AbortController();
      wakePush = bell;
      const pushed = await push();
      if (pushed.kind === 'done') backOff.succeeded();
      const wait = pushed.kind === 'later' ? backOff.failed(pushed.least) : pollEvery;
      if (!signal.aborted) await rest(wait, bell, signal);
      // What woke it was recorded just now: the beep is first.
      if (!signal.aborted) await clock.sleep(0, signal);
    }
  };

  const pulling = async (signal: AbortSignal): Promise<void> => {
    const backOff = createBackOff(random);
    const { pull, refill, letGo, checkIn, emptying } = await exchange();
    let ear: ReturnType<Listen> | undefined;
    signal.addEventListener('abort', () => ear?.stop());
    while (!signal.aborted) {
      const bell = new AbortController();
      wakePull = bell;
      const pulled = await pull();
      if (pulled.kind === 'done') {
        backOff.succeeded();
        await checkIn();
        await refill();
        await letGo();
        // Only now is there a session that the stream can be opened in.
        if (!ear?.isAlive() && !signal.aborted) ear = listen?.(() => wakePull.abort());
      } else await emptying.obey();
      const wait = pulled.kind === 'later' ? backOff.failed(pulled.least) : pollEvery;
      // While a long queue drains, every batch makes news: they are fetched now and then, not one by one.
      if (!signal.aborted && isDraining()) await clock.sleep(pauseInDrain, signal);
      if (!signal.aborted) await rest(wait, bell, signal);
    }
  };

  const isDraining = (): boolean => stores.status.getState().counts.waiting > longQueue;

  const work = async (signal: AbortSignal): Promise<void> => {
    const quiet = stores.onNeed((need) => {
      if (need !== 'numbers') wakePush.abort();
      if (need !== 'appended') wakePull.abort();
    });
    try {
      await Promise.all([guarded(pushing, signal), guarded(pulling, signal)]);
    } finally {
      quiet();
    }
  };

  /** A bug in one direction must end neither the other one nor itself. */
  const guarded = async (
    loop: (signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> => {
    while (!signal.aborted) {
      try {
        await loop(signal);
      } catch (error) {
        desk.report('exchange-failed', error);
        await clock.sleep(pollEvery, signal);
      }
    }
  };

  return {
    start() {
      if (running) return;
      const stop = new AbortController();
      running = {
        stop,
        done: lead(desk, work, stop.signal).catch((error: unknown) => desk.report('lead', error)),
      };
    },
    async stop() {
      running?.stop.abort();
      await running?.done;
      running = null;
    },
    empty: async () => (await exchange()).emptying.empty(),
    async syncNow() {
      const { push, pull, refill, checkIn, emptying } = await exchange();
      await push();
      if ((await pull()).kind !== 'done') return emptying.obey();
      await checkIn();
      await refill();
    },
  };
}
