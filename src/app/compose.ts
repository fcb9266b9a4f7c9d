import { storedKinds } from '#domain/stock/view.ts';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Device, DeviceStatus, Recorder } from '../data/contract.ts';
import { ruleBook } from '../data/rule-book.ts';
import type { Access, Floor, Machine } from '../features/floor.tsx';
import { createCrew } from '../features/crew.ts';
import { type Live, createLive } from '../features/live.ts';
import type { Names } from '../features/format.ts';
import { type ScanDesk, createScanDesk } from '../features/scan-desk.ts';
import { createFeedback, unlockAudio } from '../scan/feedback/feedback.ts';
import { createScanStream } from '../scan/scan-event.ts';
import { createScanner } from '../scan/wedge/scanner.ts';
import { createDevice } from '../sync/device.ts';
import { browserParts, makeWorker } from './browser-parts.ts';
import { firstKeys } from './first-keys.ts';
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
  // Before the stores are open: a scan in the first seconds, even before this line, waits at the desk instead of being lost.
  const scanner = createScanner({
    document,
    storage: localStorage,
    early: firstKeys(),
    onScan: scans.publish,
    onIncomplete: () =>
      desk.tell(
        { tone: 'error', word: i18n._(msg`Broken off`), text: i18n._(msg`Scan again.`), operation: null },
        'error',
      ),
  });

  const device = await createDevice(parts);
  // After the first screen is drawn, and before the first scan can be there: one that is earlier fetches them itself.
  setTimeout(device.sync.start, 0);
  whenIdle(() => void ruleBook().catch((error: unknown) => report('rule-book', error)));
  keepTimeZone(device, preferences.setTimeZone);
  keepNames(device, preferences.setNames);
  wearProfiles(device, preferences);
  const status = afterScan(device, desk);
  return {
    world: device.rows,
    recorder: markDurable(device.recorder),
    numbers: device.numbers,
    notes: device.notes,
    queue: device.queue,
    status,
    changes: changesOf(device, desk),
    desk,
    scanner,
    preferences,
    access: accessOf(device),
    people: createCrew(device.people, status),
    ask: device.ask,
    fetchFile: device.fetchFile,
    machine: machineOf(parts.persistence),
    now: parts.clock.now,
    recoveryRead: device.recoveryRead,
    syncNow: device.sync.syncNow,
  };
}

/** The rows of the first screen are drawn before what only the first scan needs; a busy machine makes it wait no longer than this. */
const longestRest = 400;
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: longestRest });
  else setTimeout(work, longestRest / 4);
};

/** A mark on the browser's own time line at the moment from which an operation cannot be lost: what the bench measures. */
const markDurable = (recorder: Recorder): Recorder => ({
  ...recorder,
  async record(intent, given) {
    const recorded = await recorder.record(intent, given);
    if (recorded.ok) performance.mark('lotline-durable');
    return recorded;
  },
  async recordAll(acts, onJudged) {
    const recorded = await recorder.recordAll(acts, onJudged);
    if (recorded.ok) performance.mark('lotline-durable');
    return recorded;
  },
});

/** For whoever reads the console with a worker beside them; nothing of it is control flow. */
const report = (what: string, detail: unknown): void => console.warn(`lotline: ${what}`, detail);

/** Screens are drawn anew no more often than this. */
const ringEvery = 40;
/** A scan that is being dealt with goes before the drawing, for so long at most. */
const longestWait = 150;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const scanGoesFirst = (desk: ScanDesk): Promise<void> => Promise.race([desk.settled(), pause(longestWait)]);

/** What the device says of itself is true at once, and drawn when the scan that changed it has had its beep. */
function afterScan({ status }: Device, desk: ScanDesk): Live<DeviceStatus> {
  const listeners = new Set<() => void>();
  let isComing = false;
  const ring = async (): Promise<void> => {
    if (isComing) return;
    isComing = true;
    await scanGoesFirst(desk);
    isComing = false;
    for (const hear of Array.from(listeners)) hear();
  };
  status.subscribe(() => void ring());
  return {
    get: status.getState,
    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

/** One bell for rows and queue; many changes in a short time ring it once, and never before the beep. */
function changesOf({ rows, queue }: Device, desk: ScanDesk): Live<number> {
  const count = createLive(0);
  let isRinging = false;
  let last = 0;
  const ring = async (): Promise<void> => {
    if (isRinging) return;
    isRinging = true;
    await pause(Math.max(0, last + ringEvery - performance.now()));
    await scanGoesFirst(desk);
    isRinging = false;
    last = performance.now();
    count.set(count.get() + 1);
  };
  rows.subscribe(storedKinds, () => void ring());
  queue.subscribe(() => void ring());
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
    demo: async () => (await import('./plain-questions.ts')).askDemo(),
    rescue: device.rescue,
    empty: device.empty,
  };
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
