import type { DeviceStatus } from '#domain/protocol/device-messages.ts';
import { BlocksResponseSchema } from '#domain/protocol/messages.ts';
import { DoneSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Stores } from '../data/open-stores.ts';
import { endOwedSignOut } from './owed-sign-out.ts';
import type { Session } from './session.ts';

/** Nothing new to tell is told again after this long, so that a silent device is told apart from a broken one. */
const tellEvery = 5 * 60_000;

/** After a good pull: what the server should know of this device, and is not told by its operations. */
export function createCheckIn(stores: Stores, session: Session, app: string): () => Promise<void> {
  const { desk, blocks, status } = stores;
  const { queue, clock, persistence } = desk;
  let told = { text: '', at: Number.NEGATIVE_INFINITY };

  /** [NUM-5] A server that was set back leases no number again that lies here. */
  const tellBlocks = async (): Promise<void> => {
    const epoch = (await desk.replica.cursor())?.serverEpoch;
    if (epoch === undefined || (await queue.get('blocksTold')) === epoch) return;
    const held = (await blocks.all()).map(({ sequence, first, last }) => ({ sequence, first, last }));
    const answer = await session.ask(paths.blocksHeld, DoneSchema, { blocks: held.slice(0, mostBlocks) });
    if (answer.kind === 'ok') await queue.set('blocksTold', epoch);
  };

  /** [DEV-1] Who looks at the list of devices sees how much work waits where. [NUM-7] What others have leased comes back. */
  const tellStatus = async (): Promise<void> => {
    const { counts, storage } = status.getState();
    const said: DeviceStatus = {
      queue: counts.waiting,
      oldest: counts.oldestWaiting,
      people: (await queue.waitingActors()).slice(0, 50),
      storage: {
        homes: storage.homes,
        persistent: storage.persisted ?? false,
        used: (await persistence?.used?.()) ?? null,
      },
      app,
    };
    const { used: _, ...kept } = said.storage;
    const text = JSON.stringify({ ...said, storage: kept });
    const now = clock.monotonic();
    if (text === told.text && now - told.at < tellEvery) return;
    const answer = await session.ask(paths.deviceStatus, BlocksResponseSchema, said);
    if (answer.kind !== 'ok') return;
    told = { text, at: now };
    await blocks.setElsewhere(answer.value.blocks);
  };

  return async () => {
    if (await queue.get('lapsed')) return;
    await endOwedSignOut(queue, session);
    await tellBlocks();
    await tellStatus();
  };
}

const mostBlocks = 1000;
