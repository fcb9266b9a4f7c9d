import type { OperationId } from '#domain/base/ids.ts';
import type { Signal } from '../scan/feedback/rhythms.ts';
import type { Counted } from '../scan/camera/tally.ts';
import type { ScanEvent, ScanStream } from '../scan/scan-event.ts';
import type { Tone } from '../ui/tone.ts';
import { type Live, createLive } from './live.ts';

/** What the strip says about the last scan. */
export interface Said {
  readonly tone: Tone;
  /** The result in a word. An operation says its own state instead. */
  readonly word: string | null;
  readonly text: string;
  /** What was recorded, so that Undo is one tap away and its state stays true. */
  readonly operation: OperationId | null;
  /** All that the same press recorded, where it was more than one: Undo takes all of it back. */
  readonly all?: readonly OperationId[];
  /** The sheet that it opened asks the same: there it is not said once more. */
  readonly isAsked?: true;
}

/** True when the screen has dealt with the scan; then nobody else is asked. */
export type ScanHandler = (scan: ScanEvent) => Promise<boolean> | boolean;

/** What a screen that counts is given: each text with the number of labels that bear it. */
export type CountHandler = (counted: readonly Counted[]) => void;

/** Where all scans arrive. They are dealt with one after the other, in the order of arrival, by the topmost screen that wants them. */
export interface ScanDesk {
  /** From the typing sheet or a list: as good as a scan. */
  take(scan: ScanEvent): void;
  /** The last one to listen is asked first: a sheet before the screen under it, the screen before the house. */
  listen(handler: ScanHandler): () => void;
  /** The house itself: asked when no screen wanted the scan, however late or early it began to listen. */
  fallBackTo(handler: ScanHandler): () => void;
  /** Strip, edge band, sound and vibration together. Call it once the thing is durable, never before. */
  tell(said: Said, signal: Signal): void;
  readonly said: Live<Said | null>;
  /** For "What is this code?": the one that was not understood. */
  readonly last: Live<ScanEvent | null>;
  readonly flash: Live<{ readonly tone: Tone; readonly count: number } | null>;
  /** What could be scanned here, to be offered as large buttons when a label cannot be read. */
  expect(names: readonly string[]): () => void;
  readonly expected: Live<readonly string[]>;
  /** While a screen counts goods, the camera opens counting, and hands over its tally instead of single scans. */
  count(handler: CountHandler): () => void;
  readonly counting: Live<CountHandler | null>;
  /** Resolves when every scan so far has been dealt with. */
  settled(): Promise<void>;
}

interface Options {
  readonly scans: ScanStream;
  readonly signal: (signal: Signal) => void;
  /** A handler threw: the scan is told as not taken, and the queue of scans goes on. */
  readonly onFailure: (error: unknown, scan: ScanEvent) => void;
}

export function createScanDesk({ scans, signal, onFailure }: Options): ScanDesk {
  const handlers: ScanHandler[] = [];
  let house: ScanHandler | undefined;
  let houseOpens: () => void = () => undefined;
  let opening = new Promise<void>((resolve) => {
    houseOpens = resolve;
  });
  const said = createLive<Said | null>(null);
  const last = createLive<ScanEvent | null>(null);
  const flash = createLive<{ tone: Tone; count: number } | null>(null);
  const expected = createLive<readonly string[]>([]);
  const counting = createLive<CountHandler | null>(null);
  let tail = Promise.resolve();
  let flashes = 0;

  const offer = async (scan: ScanEvent): Promise<void> => {
    // Read at the time of the offer: the scan before may have opened a sheet that wants this one.
    for (const handler of Array.from(handlers).reverse()) if (await handler(scan)) return;
    // In the first moments nobody is there yet: the scan waits, it is not lost.
    if (!house) await opening;
    await house?.(scan);
  };
  scans.subscribe((scan) => {
    last.set(scan);
    tail = tail.then(() => offer(scan)).catch((error: unknown) => onFailure(error, scan));
  });

  return {
    take: scans.publish,
    listen(handler) {
      handlers.push(handler);
      return () => {
        handlers.splice(handlers.lastIndexOf(handler), 1);
      };
    },
    fallBackTo(handler) {
      house = handler;
      houseOpens();
      return () => {
        if (house !== handler) return;
        house = undefined;
        opening = new Promise((resolve) => {
          houseOpens = resolve;
        });
      };
    },
    tell(what, how) {
      said.set(what);
      flash.set({ tone: what.tone, count: (flashes += 1) });
      signal(how);
    },
    said,
    last,
    flash,
    expect(names) {
      const before = expected.get();
      expected.set(names);
      return () => {
        if (expected.get() === names) expected.set(before);
      };
    },
    expected,
    count(handler) {
      const before = counting.get();
      counting.set(handler);
      return () => {
        if (counting.get() === handler) counting.set(before);
      };
    },
    counting,
    settled: () => tail,
  };
}
