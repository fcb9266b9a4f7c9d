import type { StoredKind } from '#domain/stock/view.ts';
import { rowSchemas } from '#domain/stock/view.ts';
import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { DemoSchema, InboxSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Device, Recorder } from '../data/contract.ts';
import type { Access, Floor, Machine } from '../features/floor.tsx';
import { createCrew } from '../features/crew.ts';
import { type Live, createLive } from '../features/live.ts';
import type { Names } from '../features/format.ts';
import { createScanDesk } from '../features/scan-desk.ts';
import { createFeedback, unlockAudio } from '../scan/feedback/feedback.ts';
import { createScanStream } from '../scan/scan-event.ts';
import { createScanner } from '../scan/wedge/scanner.ts';
import { createDevice } from '../sync/device.ts';
import { browserParts, makeWorker } from './browser-parts.ts';
import { createPreferences } from './preferences.ts';
import { wearProfiles } from './wear-profile.ts';

/** The composition root: makes everything once, and hands screens the few things they may lean on. */
export async function compose(): Promise<Floor> {
  const parts = await browserParts(report);
  const audio = typeof AudioContext === 'function' ? new AudioContext() : undefined;
  if (audio) unlockAudio(document, audio);
  const feedback = createFeedback({
    audio,
    vibrate: 'vibrate' in navigator ? (pattern) => navigator.vibrate(pattern) : undefined,
  });
  const preferences = await createPreferences(localStorage, feedback);

  const scans = createScanStream();
  const desk = createScanDesk({
    scans,
    signal: feedback.signal,
    onFailure(error) {
      report('scan-failed', error);
      desk.tell(
        {
          tone: 'error',
          word: i18n._(msg`Not recorded`),
          text: i18n._(msg`This scan could not be dealt with. Scan again.`),
          operation: null,
        },
        'error',
      );
    },
  });
  // Before the stores are open: a scan in the first second waits at the desk instead of being lost.
  const scanner = createScanner({
    document,
    storage: localStorage,
    onScan: scans.publish,
    onIncomplete: () =>
      desk.tell(
        { tone: 'error', word: i18n._(msg`Broken off`), text: i18n._(msg`Scan again.`), operation: null },
        'error',
      ),
  });

  const device = await createDevice(parts);
  device.sync.start();
  keepTimeZone(device, preferences.setTimeZone);
  keepNames(device, preferences.setNames);
  wearProfiles(device, preferences);
  const status = {
    get: device.status.getState,
    subscribe: (hear: () => void) => device.status.subscribe(hear),
  };
  return {
    world: device.rows,
    recorder: markDurable(device.recorder),
    numbers: device.numbers,
    notes: device.notes,
    queue: device.queue,
    status,
    changes: changesOf(device),
    desk,
    scanner,
    preferences,
    access: accessOf(device),
    people: createCrew(device.people, status),
    ask: device.ask,
    machine: machineOf(parts.persistence),
    now: parts.clock.now,
    recoveryRead: device.recoveryRead,
    syncNow: device.sync.syncNow,
  };
}

/** A mark on the browser's own time line at the moment from which an operation cannot be lost: what the bench measures. */
const markDurable = (recorder: Recorder): Recorder => ({
  ...recorder,
  async record(intent, given) {
    const recorded = await recorder.record(intent, given);
    if (recorded.ok) performance.mark('lotline-durable');
    return recorded;
  },
});

/** For whoever reads the console with a worker beside them; nothing of it is control flow. */
const report = (what: string, detail: unknown): void => console.warn(`lotline: ${what}`, detail);

const allKinds = Object.keys(rowSchemas) as StoredKind[];

/** One bell for rows and queue; many changes in one moment ring it once. */
function changesOf({ rows, queue }: Device): Live<number> {
  const count = createLive(0);
  let isRinging = false;
  const ring = (): void => {
    if (isRinging) return;
    isRinging = true;
    queueMicrotask(() => {
      isRinging = false;
      count.set(count.get() + 1);
    });
  };
  rows.subscribe(allKinds, ring);
  queue.subscribe(ring);
  return count;
}

function accessOf(device: Device): Access {
  return {
    async enrol(code, name) {
      const answer = await device.enrol(code, name);
      return answer.ok ? 'enrolled' : answer.error;
    },
    async setUp(founding) {
      const answer = await device.setUp(founding);
      return answer.ok ? 'begun' : answer.error;
    },
    demo: () => asked(paths.demo, DemoSchema),
    inbox: () => asked(paths.inbox, InboxSchema),
  };
}

/** What the server says to a plain question; null when it does not answer, or not to us, or in words of a later day. */
async function asked<Schema extends TSchema>(path: string, schema: Schema): Promise<Static<Schema> | null> {
  try {
    const answer = await fetch(path, { cache: 'no-store' });
    const said: unknown = answer.ok ? await answer.json() : null;
    return Check(schema, said) ? said : null;
  } catch {
    return null;
  }
}

const machineOf = (persistence: { ask(): Promise<boolean> } | undefined): Machine => ({
  version: import.meta.env['VITE_VERSION'] ?? '',
  persist: async () => (await persistence?.ask()) ?? false,
  makeWorker,
  saveFile(name, content) {
    const url = URL.createObjectURL(content);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The download has its own hold on the content once it has begun.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
});

/** What people are called stands in words that are made without waiting. */
function keepNames({ rows }: Device, setNames: (names: Names) => void): void {
  const look = async (): Promise<void> => {
    const people = await rows.scan('person', 'name:', most);
    setNames(new Map(people.map(({ id, name }) => [id, name])));
  };
  rows.subscribe(['person'], () => void look());
  void look();
}
/** Nobody's plant has more people than this. */
const most = 10_000;

/** Times are shown as they are on the wall of the site, whatever the handheld thinks. */
function keepTimeZone({ status, rows }: Device, setTimeZone: (timeZone: string) => void): void {
  const look = async (): Promise<void> => {
    const id = status.getState().enrolment?.site;
    const site = id === undefined ? undefined : await rows.get('site', id);
    if (site) setTimeZone(site.timeZone);
  };
  rows.subscribe(['site'], () => void look());
  status.subscribe(() => void look());
  void look();
}
