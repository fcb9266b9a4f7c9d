import type { AskServer, People } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import type { createPeopleDesk } from './people-desk.ts';
import type { Session } from './session.ts';

/** [C10] People come and go on a device; its own session and its queue stay. */
export function createPeople(stores: Stores, session: Session): { people: People; ask: AskServer } {
  let made: Promise<ReturnType<typeof createPeopleDesk>> | undefined;
  const desk = (): Promise<ReturnType<typeof createPeopleDesk>> =>
    (made ??= import('./people-desk.ts').then((part) => part.createPeopleDesk(stores, session)));
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
