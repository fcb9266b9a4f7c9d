import type { AskServer, Device, FetchFile, People } from '../data/contract.ts';
import { type StoreParts, openStores } from '../data/open-stores.ts';
import type { Fetch } from './answer.ts';
import { type Listen, createSync } from './sync.ts';

export interface DeviceParts extends StoreParts {
  readonly fetch: Fetch;
  /** Left out, the server is asked every half minute. */
  readonly listen?: Listen;
  /** Version of the app, as the list of devices shows it. */
  readonly app?: string;
}

/** Everything that a device is, put together: what screens are given by the composition root. */
export async function createDevice(parts: DeviceParts): Promise<Device> {
  const stores = await openStores(parts);
  const sync = createSync(stores, parts.fetch, parts);
  const { recorder, rows, numbers, notes, queue, status } = stores;
  return {
    recorder,
    rows,
    numbers,
    notes,
    queue,
    status,
    sync,
    ...counterOf(async () => {
      const { openCounter } = await import('./counter.ts');
      return openCounter(stores, parts.fetch);
    }),
    enrol: async (code, name) => (await import('./enrol.ts')).enrol(stores, parts.fetch, code, name),
    setUp: async (founding) => (await import('./set-up.ts')).setUp(stores, parts.fetch, founding),
    recoveryRead: stores.recoveryRead,
    rescue: stores.rescue,
    empty: sync.empty,
    async close() {
      await sync.stop();
      stores.close();
    },
  };
}

interface Counter {
  readonly people: People;
  readonly ask: AskServer;
  readonly fetchFile: FetchFile;
}

/** Opened when the first person comes to it: the first screen does not wait for PINs and schemas. */
function counterOf(open: () => Promise<Counter>): Counter {
  let opened: Promise<Counter> | null = null;
  const counter = (): Promise<Counter> => {
    opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    people: {
      signIn: async (by, pin) => (await counter()).people.signIn(by, pin),
      holderOf: async (code) => (await counter()).people.holderOf(code),
      resume: async () => (await counter()).people.resume(),
      lock: async () => (await counter()).people.lock(),
      signOut: async () => (await counter()).people.signOut(),
      sign: async (asked, pin) => (await counter()).people.sign(asked, pin),
    },
    ask: async (path, schema, body) => (await counter()).ask(path, schema, body),
    fetchFile: async (path) => (await counter()).fetchFile(path),
  };
}
