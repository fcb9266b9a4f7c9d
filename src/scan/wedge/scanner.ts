import type { ScanListener } from '../scan-event.ts';
import { attachWedge } from './attach-wedge.ts';
import type { RawBurst } from './burst.ts';
import type { CalibrationNote } from './calibration.ts';
import { type WedgeProfile, dataWedgeProfile, defaultWedgeProfile, isWedgeProfile } from './profile.ts';

/** What this device knows of the scanner that types into it. */
export interface ScannerSetup {
  /** Where the profile is from: none was chosen, a maker's ready one, or learnt from the five codes. */
  readonly origin: 'plain' | 'zebra' | 'honeywell' | 'calibrated';
  readonly profile: WedgeProfile;
  readonly notes: readonly CalibrationNote[];
  /** The scan field is shown and keeps the focus, for scanners that type through an input method. */
  readonly field: boolean;
}

export const readySetups = {
  plain: { origin: 'plain', profile: defaultWedgeProfile, notes: [], field: false },
  // From Android 10 on DataWedge types through an input method of its own.
  zebra: { origin: 'zebra', profile: dataWedgeProfile, notes: [], field: true },
  honeywell: { origin: 'honeywell', profile: dataWedgeProfile, notes: [], field: false },
} as const satisfies Readonly<Record<string, ScannerSetup>>;

/** The scanner that types, as this device has learnt it. */
export interface Scanner {
  readonly get: () => ScannerSetup;
  readonly subscribe: (listener: () => void) => () => void;
  /** From the next key on, and after every start of this device. */
  readonly use: (setup: ScannerSetup) => void;
  /** For calibration: every burst goes to the listener as it came, and none becomes a scan. */
  readonly learnFrom: (listener: (burst: RawBurst) => void) => () => void;
  readonly detach: () => void;
}

export interface ScannerOptions {
  readonly document: Document;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Pressed before this scanner was made. */
  readonly early?: readonly KeyboardEvent[];
  readonly onScan: ScanListener;
  readonly onIncomplete: () => void;
}

const key = 'lotline-scanner';
/** Nothing is taken for granted: the slowest scanner that can be set up pauses for less than this. */
const learningProfile: WedgeProfile = { ...defaultWedgeProfile, maxGap: 700, idle: 700 };

/** Listens to the scanner with what was learnt of it, and keeps that on this device. */
export function createScanner({ document, storage, early, onScan, onIncomplete }: ScannerOptions): Scanner {
  let setup = keptSetup(storage.getItem(key));
  let learners: readonly ((burst: RawBurst) => void)[] = [];
  let detach = (): void => undefined;
  const listeners = new Set<() => void>();

  const attach = (first: readonly KeyboardEvent[] = []): void => {
    detach();
    const learner = learners.at(-1);
    detach =
      learner === undefined
        ? attachWedge(document, { profile: setup.profile, onIncomplete, early: first }, onScan)
        : attachWedge(document, { profile: learningProfile, onRaw: learner }, () => undefined);
  };
  attach(early);

  return {
    get: () => setup,
    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    use(next) {
      setup = next;
      storage.setItem(key, JSON.stringify(next));
      attach();
      for (const listener of Array.from(listeners)) listener();
    },
    learnFrom(listener) {
      learners = [...learners, listener];
      attach();
      return () => {
        learners = learners.filter((one) => one !== listener);
        attach();
      };
    },
    detach: () => detach(),
  };
}

/** What an older version of the app kept, or a hand wrote, is no reason not to scan. */
function keptSetup(text: string | null): ScannerSetup {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isSetup(kept) ? kept : readySetups.plain;
  } catch {
    return readySetups.plain;
  }
}

const isSetup = (value: unknown): value is ScannerSetup => {
  const { origin, profile, notes, field } = (value ?? {}) as Record<keyof ScannerSetup, unknown>;
  return (
    ['plain', 'zebra', 'honeywell', 'calibrated'].includes(origin as string) &&
    isWedgeProfile(profile) &&
    Array.isArray(notes) &&
    notes.every(isCalibrationNote) &&
    typeof field === 'boolean'
  );
};

const isCalibrationNote = (value: unknown): value is CalibrationNote => {
  const { kind, token } = (value ?? {}) as { readonly kind?: unknown; readonly token?: unknown };
  if (kind === 'separator-is-data') return typeof token === 'string';
  return kind === 'separator-dropped' || kind === 'no-identifier' || kind === 'layout-repaired';
};
