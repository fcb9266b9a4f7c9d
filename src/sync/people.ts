import type { AskServer, People } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import type { createPeopleDesk } from './people-desk.ts';
import type { Fetch } from './answer.ts';

/** [C10] People come and go on a device; its own session and its queue stay. */
export function createPeople(stores: Stores, fetch: Fetch): { people: People; ask: AskServer } {
  let made: Promise<ReturnType<typeof createPeopleDesk>> | undefined;
  const make = async (): Promise<ReturnType<typeof createPeopleDesk>> => {
    const [{ createPeopleDesk: create }, { createSession }] = await Promise.all([
      import('./people-desk.ts'),
      import('./session.ts'),
    ]);
    return create(stores, createSession(fetch, stores));
  };
  /** Neither the schemas of its messages nor the seals stand in the way of the first screen. */
  const desk = (): Promise<ReturnType<typeof createPeopleDesk>> =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
  return {
    people: {
      signIn: async (by, pin) => (await desk()).signIn(by, pin),
      holderOf: async (code) => (await desk()).holderOf(code),
      resume: async () => (await desk()).resume(),
      lock: async () => (await desk()).lock(),
      signOut: async () => (await desk()).signOut(),
      sign: async (asked, pin) => (await desk()).sign(asked, pin),
    },
    ask: async (path, schema, body) => (await desk()).ask(path, schema, body),
  };
}
