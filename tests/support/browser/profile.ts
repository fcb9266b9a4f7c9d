import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createSegmentJournal } from '../../../src/data/journal/segment-journal.ts';
import { createSegments } from '../../../src/data/journal/segments.ts';
import { QueueDatabase } from '../../../src/data/queue/database.ts';
import { ReplicaDatabase } from '../../../src/data/replica/database.ts';
import type { StoreParts } from '../../../src/data/open-stores.ts';
import type { Channel, Clock, RandomBytes, StoreChange } from '../../../src/data/ports.ts';
import { createFileCabinet } from './files.ts';
import { createLockOffice } from './locks.ts';
import { type Suspend, plainSuspend } from './suspend.ts';

export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
  set(now: number): void;
}

export function createManualClock(start = Date.UTC(2026, 10, 21, 12)): ManualClock {
  let [now, monotonic] = [start, 0];
  return {
    now: () => now,
    monotonic: () => monotonic,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(milliseconds, 5));
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    advance(milliseconds) {
      now += milliseconds;
      monotonic += milliseconds;
    },
    set(instant) {
      now = instant;
    },
  };
}

/** Deterministic bytes: the same seed gives the same ids. */
export function createRandom(seed: number): (length: number) => Uint8Array {
  let state = seed * 2_654_435_761 + 1;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return (mixed ^ (mixed >>> 14)) & 0xff;
    });
}

interface Told {
  readonly what: string;
  readonly detail: unknown;
}

export interface Tab {
  readonly name: string;
  readonly parts: StoreParts;
  readonly told: Told[];
}

/** What lies on the disk of a profile. */
interface Disk {
  readonly databases: IDBFactory;
  readonly files: ReturnType<typeof createFileCabinet>;
  readonly markers: Map<string, string>;
}

export interface Profile {
  readonly files: Disk['files'];
  readonly locks: ReturnType<typeof createLockOffice>;
  readonly markers: Disk['markers'];
  readonly clock: Clock;
  /** @param more other parts than the usual ones */
  tab(more?: Partial<StoreParts>): Tab;
  /** The process is gone, in the middle of whatever it did. */
  kill(tab: Tab): void;
  /** As Chromium does after a torn log: every database of the origin is gone, files and markers are not. */
  loseDatabases(): void;
  /** The whole folder, copied to another machine. No tab may be open. Other files are given where a copy was damaged. */
  copy(withFiles?: Disk['files']): Promise<Profile>;
}

/** One browser profile: what is on its disk, and the tabs that come and go over it. */
export function createProfile({
  suspend = plainSuspend,
  clock = createManualClock(),
  random = createRandom(1),
  disk = {},
}: {
  suspend?: Suspend;
  clock?: Clock;
  random?: RandomBytes;
  disk?: Partial<Disk>;
} = {}): Profile {
  let databases = disk.databases ?? new IDBFactory();
  const files = disk.files ?? createFileCabinet();
  const locks = createLockOffice(suspend);
  const markers = disk.markers ?? new Map<string, string>();
  const listeners = new Map<string, Set<(change: StoreChange) => void>>();
  let tabs = 0;

  const channelOf = (tab: string): Channel => ({
    post(change) {
      for (const [other, hears] of listeners) if (other !== tab) for (const hear of hears) hear(change);
    },
    subscribe(hear) {
      const own = listeners.get(tab) ?? new Set();
      listeners.set(tab, own.add(hear));
      return () => own.delete(hear);
    },
    close: () => void listeners.delete(tab),
  });

  return {
    files,
    locks,
    markers,
    clock,

    tab(more = {}) {
      tabs += 1;
      const name = `tab-${tabs}`;
      const told: Told[] = [];
      return {
        name,
        told,
        parts: {
          clock,
          random,
          locks: locks.forTab(name),
          markers: {
            get: (key) => markers.get(key) ?? null,
            set: (key, value) => void markers.set(key, value),
          },
          channel: channelOf(name),
          journal: createSegmentJournal(createSegments(files.forTab(name))),
          report: (what, detail) => void told.push({ what, detail }),
          databases: { indexedDB: databases, IDBKeyRange },
          patience: () => new Promise(() => {}),
          ...more,
        },
      };
    },

    kill(tab) {
      listeners.delete(tab.name);
      locks.kill(tab.name);
      files.kill(tab.name);
    },

    loseDatabases() {
      databases = new IDBFactory();
    },

    async copy(withFiles = files.copy()) {
      const copied = new IDBFactory();
      for (const Database of [QueueDatabase, ReplicaDatabase]) {
        const [from, to] = [databases, copied].map(
          (indexedDB) => new Database(undefined, { indexedDB, IDBKeyRange }),
        );
        await Promise.all([from?.open(), to?.open()]);
        for (const table of from?.tables ?? []) await to?.table(table.name).bulkAdd(await table.toArray());
        from?.close();
        to?.close();
      }
      return createProfile({
        suspend,
        clock,
        random: createRandom(random(1)[0] ?? 0),
        disk: { databases: copied, files: withFiles, markers: new Map(markers) },
      });
    },
  };
}
