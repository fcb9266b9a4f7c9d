import { openBrowserJournal } from '../data/journal/open-journal.ts';
import type { Channel, Clock, Locks, Report, StoreChange } from '../data/ports.ts';
import type { DeviceParts } from '../sync/device.ts';
import { listenToServer } from '../sync/listen.ts';
import { trustedScript } from './trusted.ts';

/** A worker of our own: its address goes through the Trusted Types policy. */
export const makeWorker = (url: string): Worker => new Worker(trustedScript(url), { type: 'module' });

/** The browser's own clock, locks, storage and network, as the stores and the exchange want them. */
export async function browserParts(report: Report): Promise<DeviceParts> {
  const clock = browserClock();
  return {
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    // The browser's types know no function that is told about a lock that it does not get; ours do.
    locks: navigator.locks as Locks,
    markers: {
      get: (name) => localStorage.getItem(name),
      set: (name, value) => localStorage.setItem(name, value),
    },
    channel: browserChannel('lotline-stores'),
    journal: await openBrowserJournal(makeWorker),
    report,
    persistence: {
      isGranted: async () => (await navigator.storage?.persisted?.()) ?? false,
      ask: async () => (await navigator.storage?.persist?.()) ?? false,
      used: async () => (await navigator.storage?.estimate?.())?.usage ?? null,
    },
    fetch: (path, init) => fetch(path, init),
    listen: listenToServer,
    app: import.meta.env['VITE_VERSION'] ?? 'unknown',
    onEmptied: () => location.reload(),
  };
}

/**
 * Lets scans, presses and drawing through, and goes on at once: a timer of nothing would wait for four milliseconds, and
 * for a second in a page that nobody looks at.
 */
function nextTask(go: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    go();
  });
  port1.start();
  port2.postMessage(null);
}

function browserClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => Math.round(performance.now()),
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        if (milliseconds === 0) return void nextTask(resolve);
        const timer = setTimeout(resolve, milliseconds);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
        return undefined;
      }),
  };
}

function browserChannel(name: string): Channel {
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
    post: (change) => channel.postMessage(change),
    subscribe(listener) {
      const hear = ({ data }: MessageEvent<StoreChange>): void => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}
