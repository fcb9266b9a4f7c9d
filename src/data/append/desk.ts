import type { Journal } from '../journal/contract.ts';
import type { Overlay } from '../overlay/overlay.ts';
import type {
  Channel,
  Clock,
  Keys,
  Locks,
  Markers,
  Persistence,
  PinKey,
  RandomBytes,
  Report,
} from '../ports.ts';
import type { Pause } from '../pause.ts';
import type { QueueStore } from '../queue/queue-store.ts';
import type { ReplicaStore } from '../replica/replica-store.ts';
import type { ContactBook } from './contact.ts';

/** Everything that recording needs, in one hand. */
export interface Desk {
  readonly queue: QueueStore;
  readonly replica: ReplicaStore;
  readonly overlay: Overlay;
  readonly journal: Journal;
  readonly contact: ContactBook;
  readonly keys: Keys;
  readonly locks: Locks;
  readonly markers: Markers;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly report: Report;
  readonly pinKey: PinKey;
  readonly pause: Pause;
  readonly persistence?: Persistence;
}

/** Held by whichever tab appends, for as long as one append takes. */
export const appendLock = 'lotline-append';
/** Survives the loss of every database: tells a device that lost its data from a new one. */
export const deviceMarker = 'lotline-device';
