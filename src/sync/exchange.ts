import type { Stores } from '../data/open-stores.ts';
import type { Fetch } from './answer.ts';
import { createCheckIn } from './check-in.ts';
import { createEmptying } from './empty.ts';
import { createHearing } from './hearing.ts';
import { createLetGo } from './let-go.ts';
import { createPull } from './pull.ts';
import { createPush } from './push.ts';
import { createRefill } from './refill.ts';
import { createSession } from './session.ts';

/**
 * The single steps of the exchange, each of which may run at any time, alone or beside the others, and again.
 * @param app version of the app, as the list of devices shows it
 */
export function createExchange(stores: Stores, fetch: Fetch, app = 'unknown') {
  const session = createSession(fetch, stores);
  const hearing = createHearing(stores);
  return {
    push: createPush(stores, session, hearing),
    pull: createPull(stores, session, hearing),
    refill: createRefill(stores, session, hearing),
    letGo: createLetGo(stores),
    checkIn: createCheckIn(stores, session, app),
    emptying: createEmptying(stores, session),
  };
}

export type Exchange = ReturnType<typeof createExchange>;
