import { DoneSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Stores } from '../data/open-stores.ts';
import type { Session } from './session.ts';

/**
 * [T1] The server told this device to empty itself. What it still holds has been handed over first, to be held there; what
 * could not be is left for a person to save, and only their word goes on.
 */
export function createEmptying(stores: Stores, session: Session) {
  const { desk, status } = stores;

  const empty = async (): Promise<void> => {
    await stores.empty();
    // The key goes last: cut off in between, the next start asks again, is told again, and says so then.
    const told = await session.ask(paths.wiped, DoneSchema, {});
    if (told.kind === 'ok') await stores.forget();
  };

  return {
    /** By the server's word alone, when nothing would be lost. */
    async obey(): Promise<void> {
      if (status.getState().trouble !== 'wipe') return;
      const { waiting, asked } = await desk.queue.counts();
      if (waiting + asked === 0) await empty();
    },
    /** A person has saved what could not be handed over, or gives it up. */
    empty,
  };
}
