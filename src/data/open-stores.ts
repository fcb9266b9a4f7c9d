import type { DexieOptions } from 'dexie';
import { createStore } from 'zustand/vanilla';
import type { Result } from '#domain/base/result.ts';
import { isLow } from '#domain/numbering/blocks.ts';
import type { Enrolment } from '#domain/protocol/messages.ts';
import { blockSize } from './numbers/block-size.ts';
import { adoptEnrolment } from './append/adopt-enrolment.ts';
import { createContactBook } from './append/contact.ts';
import { type Desk, deviceMarker } from './append/desk.ts';
import { createRecorder } from './append/recorder.ts';
import { nextSigner } from './append/signer.ts';
import { createTurn } from './append/turn.ts';
import type { DeviceStatus, QueueCounts, RescueFailure, Rescued } from './contract.ts';
import type { Journal } from './journal/contract.ts';
import { NotesDatabase } from './notes/database.ts';
import { createNotes } from './notes/notes.ts';
import { createBlockStore } from './numbers/block-store.ts';
import { createNumbers } from './numbers/numbers.ts';
import { type Patience, openDatabase } from './open-database.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createOverlay } from './overlay/overlay.ts';
import { type RowsWithBell, createRows } from './overlay/rows.ts';
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
  Signer,
} from './ports.ts';
import { QueueDatabase } from './queue/database.ts';
import { createQueueStore } from './queue/queue-store.ts';
import { createQueueView } from './queue/queue-view.ts';
import { noCounts } from './queue/stored.ts';
import { createWebKeys } from './queue/web-keys.ts';
import { ReplicaDatabase } from './replica/database.ts';
import { createPause } from './pause.ts';
import { createReplicaStore } from './replica/replica-store.ts';

/** The machine beneath; the composition root hands in the browser's parts, the tests their own. */
export interface StoreParts {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly locks: Locks;
  readonly markers: Markers;
  readonly channel: Channel;
  readonly journal: Journal;
  readonly report: Report;
  readonly persistence?: Persistence;
  /** Another IndexedDB than the browser's own. */
  readonly databases?: DexieOptions;
  readonly keys?: Keys;
  readonly patience?: Patience;
  /** Another way to the key of a PIN than the usual one. */
  readonly pinKey?: PinKey;
  /** A newer page of this app took the database over: this one can record nothing any more. */
  readonly onSuperseded?: () => void;
  /** Told to empty itself, this device has done so: nothing that is in memory is of use any more. */
  readonly onEmptied?: () => void;
}

/** Loaded when the first PIN is typed. */
const slowKey: PinKey = async (pin, salt) => (await import('./people/argon2.ts')).argon2(pin, salt);

/** What the exchange with the server has to do at once: send more, begin anew, fetch numbers. */
export type Need = 'appended' | 'enrolled' | 'numbers';

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** Opens what the device keeps, reconciles its homes and lays the pending effects over the replica. */
export async function openStores(parts: StoreParts) {
  const { journal, clock, channel, report, persistence, patience, onSuperseded, onEmptied } = parts;
  const queueDb = await openDatabase(
    new QueueDatabase('lotline-queue', parts.databases),
    patience,
    onSuperseded,
  );
  const replicaDb = await openDatabase(
    new ReplicaDatabase('lotline-replica', parts.databases),
    patience,
    onSuperseded,
  );
  const queue = createQueueStore(queueDb);
  const pause = createPause(clock);
  const replica = createReplicaStore(replicaDb, report, { pause });
  const bell: { rows?: RowsWithBell } = {};
  const overlay = createOverlay(replica, report, (kinds) => bell.rows?.ring(kinds), pause);
  const rows = createRows(replica, overlay);
  bell.rows = rows;
  const contact = createContactBook(queue, clock);
  const keys = parts.keys ?? createWebKeys(queueDb);
  const pinKey = parts.pinKey ?? slowKey;
  const desk: Desk = { ...parts, keys, queue, replica, overlay, contact, pinKey, pause };
  const blocks = createBlockStore(queueDb);

  const status = createStore<DeviceStatus>(() => ({
    enrolment: null,
    counts: noCounts,
    link: 'unknown',
    lastContact: null,
    trouble: 'none',
    sitting: null,
    version: null,
    lowNumbers: [],
    storage: { persisted: null, homes: journal.home === 'none' ? 1 : 2, recovery: null },
  }));
  const view = createQueueView(queue, overlay);
  const listeners = new Set<(need: Need) => void>();
  const ring = (need: Need): void => {
    for (const hear of listeners) hear(need);
  };

  /** Reads the few words that screens are told; never more than that. */
  const tell = async (): Promise<void> => {
    const lapsed = (await queue.get('lapsed')) ?? null;
    const leased = await blocks.all();
    const { trouble, storage } = status.getState();
    status.setState({
      enrolment: (await queue.get('enrolment')) ?? null,
      counts: await queue.counts(),
      version: (await replica.cursor())?.version ?? null,
      sitting: (await queue.get('sitting')) ?? null,
      lastContact: contact.last() ?? (await queue.get('contact'))?.server ?? null,
      trouble: lapsed ?? (trouble === 'key-lost' || trouble === 'forked' ? 'none' : trouble),
      lowNumbers: [...new Set(leased.map(({ sequence }) => sequence))].filter((id) =>
        isLow(
          leased.filter(({ sequence }) => sequence === id),
          blockSize,
        ),
      ),
      storage: { ...storage, recovery: (await queue.get('recovery')) ?? null },
    });
    view.forget();
    view.ring();
  };

  /** After a pull or an outcome: what the replica shows by itself leaves the overlay, the rest is judged anew. */
  const refresh = oneAtATime(async (): Promise<void> => {
    view.forget();
    await queue.passed((await replica.cursor())?.version ?? 0);
    const { rows: live, refused, upTo } = await queue.live();
    await overlay.rebuild(live, refused, upTo);
    await tell();
  });

  /** On the way to the beep: nothing is read here. */
  const changed = (counts: QueueCounts): void => {
    channel.post('appended');
    status.setState({ counts });
    ring('appended');
    view.ring();
  };

  const turn = createTurn(desk, refresh);
  const recorder = createRecorder(desk, turn, changed);
  const numbers = createNumbers({
    blocks,
    queue,
    rows,
    journal,
    turn,
    clock,
    onLow: () => ring('numbers'),
  });

  /** Each tab has a part of the journal that no other can reach. */
  const letGoOfJournal = (): Promise<void> =>
    journal.rewrite([]).catch((error: unknown) => report('journal-not-emptied', error));
  const notes = createNotes(
    () => openDatabase(new NotesDatabase('lotline-notes', parts.databases), patience),
    () => {
      channel.post('meta');
      view.ring();
    },
  );

  const unsubscribe = channel.subscribe((change) => {
    if (typeof change === 'object') return status.setState(change.heard);
    if (change === 'emptied') return void letGoOfJournal().then(onEmptied);
    // The tab that talks to the server may be another one than the one that was enrolled.
    if (change === 'appended' || change === 'enrolled') ring(change);
    if (change !== 'appended' && change !== 'meta') replica.forget();
    const follow = change === 'appended' ? turn(tell) : change === 'meta' ? tell() : refresh();
    return void follow.catch((error: unknown) => report('other-tab', error));
  });

  await turn(tell);
  const persisted = (await persistence?.isGranted()) ?? null;
  status.setState(({ storage }) => ({ storage: { ...storage, persisted } }));

  return {
    desk,
    turn,
    recorder,
    numbers,
    blocks,
    notes,
    rows,
    status,
    queue: view,
    /** For whoever changed states or rows: shows it here and tells the other tabs. */
    settled: async (): Promise<void> => {
      channel.post('settled');
      await refresh();
    },
    /** For whoever changed states, and nothing that shows in the rows. */
    async counted(): Promise<void> {
      channel.post('meta');
      await tell();
    },
    tell,
    /** Everything that waits is tried at once. */
    wake: (): void => ring('enrolled'),
    /** There is something to exchange with the server; returns how to stop listening. */
    onNeed(listener: (need: Need) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async askPersistence(): Promise<void> {
      const granted = (await persistence?.ask()) ?? null;
      status.setState(({ storage }) => ({ storage: { ...storage, persisted: granted } }));
    },
    nextSigner: () => nextSigner(desk),
    adopt: (enrolment: Enrolment, signer: Signer): Promise<void> =>
      turn(async () => {
        await adoptEnrolment(desk, enrolment, signer);
        channel.post('enrolled');
        await refresh();
        ring('enrolled');
      }),
    async rescue(file: string): Promise<Result<Rescued, RescueFailure>> {
      const { rescue } = await import('./append/rescue.ts');
      const rescued = await rescue(desk, turn, file);
      changed(await queue.counts());
      return rescued;
    },
    /** [T1] What the plant recorded and knows is gone; the key stays until the server has heard of it. */
    empty: (): Promise<void> =>
      turn(async () => {
        await letGoOfJournal();
        await notes.clear('');
        await replica.clear();
        await queue.empty(['enrolment', 'key', 'generation']);
        channel.post('settled');
        await refresh();
      }),
    /** The rest of it. */
    forget: (): Promise<void> =>
      turn(async () => {
        await letGoOfJournal();
        await queue.empty([]);
        await queue.set('recovery', { kind: 'emptied' });
        desk.markers.set(deviceMarker, '');
        status.setState({ trouble: 'none' });
        channel.post('emptied');
        await refresh();
        onEmptied?.();
      }),
    async recoveryRead(): Promise<void> {
      await queue.set('recovery', null);
      await tell();
    },
    close(): void {
      unsubscribe();
      channel.close();
      journal.close();
      queueDb.close();
      replicaDb.close();
      notes.close();
    },
  };
}
