import type { Stores } from '../data/open-stores.ts';
import type { Fetch } from './answer.ts';
import { createPeople } from './people.ts';
import { createSession } from './session.ts';

/** Where people come and go, and where the server is asked in their name. */
export const openCounter = (stores: Stores, fetch: Fetch) =>
  createPeople(stores, createSession(fetch, stores));
