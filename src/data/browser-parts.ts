import { type MakeWorker, openBrowserJournal } from './journal/open-journal.ts';
import type { StoreParts } from './open-stores.ts';
import type { Channel, Clock, Locks, Report, StoreChange } from './ports.ts';

/** The browser's own parts: the only place below the composition root that touches the machine. */
export async function browserParts(makeWorker: MakeWorker, report: Report): Promise<StoreParts> {
  return {
    clock: browserClock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    locks: browserLocks,
    markers: {
      get: (name) => localStorage.getItem(name),
      set: (name, value) => localStorage.setItem(name, value),
    },
    channel: openChannel('lotline-stores'),
    journal: await openBrowserJournal(makeWorker),
    persistence: {
      isGranted: () => navigator.storage.persisted(),
      ask: () => navigator.storage.persist(),
    },
    report,
  };
}

const browserClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(done, milliseconds);
      function done(): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
      return signal?.addEventListener('abort', done);
    }),
};

const browserLocks: Locks = {
  request: (name, options, work) => navigator.locks.request(name, options, work),
};

function openChannel(name: string): Channel {
  const channel = new BroadcastChannel(name);
  const send = channel.postMessage.bind(channel);
  return {
    post: (change) => send(change),
    subscribe(listener) {
      const hear = ({ data }: MessageEvent<StoreChange>): void => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}
