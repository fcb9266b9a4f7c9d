import type { Device } from '../data/contract.ts';
import { type StoreParts, openStores } from '../data/open-stores.ts';
import type { Fetch } from './answer.ts';
import { createPeople } from './people.ts';
import { createSession } from './session.ts';
import { type Listen, createSync } from './sync.ts';

export interface DeviceParts extends StoreParts {
  readonly fetch: Fetch;
  /** Left out, the server is asked every half minute. */
  readonly listen?: Listen;
}

/** Everything that a device is, put together: what screens are given by the composition root. */
export async function createDevice(parts: DeviceParts): Promise<Device> {
  const stores = await openStores(parts);
  const sync = createSync(stores, parts.fetch, parts.listen);
  const { people, ask } = createPeople(stores, createSession(parts.fetch, stores));
  const { recorder, rows, numbers, notes, queue, status } = stores;
  return {
    recorder,
    rows,
    numbers,
    notes,
    queue,
    status,
    sync,
    people,
    ask,
    enrol: async (code, name) => (await import('./enrol.ts')).enrol(stores, parts.fetch, code, name),
    setUp: async (founding) => (await import('./set-up.ts')).setUp(stores, parts.fetch, founding),
    recoveryRead: stores.recoveryRead,
    async close() {
      await sync.stop();
      stores.close();
    },
  };
}
