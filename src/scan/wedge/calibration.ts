import type { RawBurst } from './burst.ts';
import { defaultWedgeProfile, type WedgeProfile } from './profile.ts';

export interface CalibrationCode {
  /** What the symbol holds, 0x1D included. */
  readonly text: string;
  readonly symbol: 'code128' | 'gs1-128' | 'gs1datamatrix';
  /** For the label printer and the screen: bwip-js text, brackets for GS1. */
  readonly label: string;
  /** As AIM would name it; a scanner that sends identifiers sends this one. */
  readonly symbology: string;
}

/** The five codes of the calibration screen: every key that floor codes use, and 0x1D once between known neighbours. */
export const calibrationCodes: readonly CalibrationCode[] = [
  plain('LOTLINE-0123456789'),
  plain('abcXYZ/lot.27_A+b'),
  plain('Q=1;W:2(3)*4&5?6'),
  {
    text: '010952400000101610LOT-AB12\u001d21S000123',
    symbol: 'gs1-128',
    label: '(01)09524000001016(10)LOT-AB12(21)S000123',
    symbology: ']C1',
  },
  {
    text: '010952400000101610YZ/27\u001d17280331',
    symbol: 'gs1datamatrix',
    label: '(01)09524000001016(10)YZ/27(17)280331',
    symbology: ']d2',
  },
];

function plain(text: string): CalibrationCode {
  return { text, symbol: 'code128', label: text, symbology: ']C0' };
}

export type Calibration =
  | {
      readonly kind: 'learnt';
      readonly profile: WedgeProfile;
      readonly notes: readonly CalibrationNote[];
      /** It types through an input method, which needs a field that has the focus. */
      readonly needsField: boolean;
    }
  /** This scan is none of its code, whatever the layout: scan it again. */
  | { readonly kind: 'not-the-code'; readonly index: number }
  /** The scanner changed its habits between scans. */
  | { readonly kind: 'inconsistent'; readonly what: 'prefix' | 'suffix' | 'separator' };

export type CalibrationNote =
  /** 0x1D is lost on the way: labels with several fields stay readable only where their order leaves no doubt. */
  | { readonly kind: 'separator-dropped' }
  | { readonly kind: 'separator-is-data'; readonly token: string }
  | { readonly kind: 'no-identifier' }
  | { readonly kind: 'layout-repaired' };

export const isCalibrationNote = (value: unknown): value is CalibrationNote => {
  const { kind, token } = (value ?? {}) as { readonly kind?: unknown; readonly token?: unknown };
  if (kind === 'separator-is-data') return typeof token === 'string';
  return kind === 'separator-dropped' || kind === 'no-identifier' || kind === 'layout-repaired';
};

interface Reading {
  readonly prefix: string;
  readonly separator: string | undefined;
  readonly hasAim: boolean;
}

/** Learns a device from its scans of the five codes, one burst each, in their order. */
export function calibrate(
  bursts: readonly RawBurst[],
  codes: readonly CalibrationCode[] = calibrationCodes,
): Calibration {
  const layouts = layoutsToTry(bursts, codes);
  let failedAt = 0;
  for (const layout of layouts) {
    const readings: Reading[] = [];
    for (const [index, code] of codes.entries()) {
      const burst = bursts[index];
      const reading = burst === undefined ? undefined : readAs(layout.textOf(burst), code);
      if (reading === undefined) {
        failedAt = Math.max(failedAt, index);
        break;
      }
      readings.push(reading);
    }
    if (readings.length === codes.length) return conclude(bursts, readings, layout);
  }
  return { kind: 'not-the-code', index: failedAt };
}

interface Layout {
  readonly layout: WedgeProfile['layout'];
  readonly substitutions: Readonly<Record<string, string>>;
  readonly textOf: (burst: RawBurst) => string;
}

function layoutsToTry(bursts: readonly RawBurst[], codes: readonly CalibrationCode[]): Layout[] {
  const substitutions = observedSubstitutions(bursts, codes);
  return [
    { layout: 'host', substitutions: {}, textOf: (burst) => burst.byKey },
    { layout: 'us', substitutions: {}, textOf: (burst) => burst.byUs },
    {
      layout: 'host',
      substitutions,
      textOf: (burst) => [...burst.byKey].map((character) => substitutions[character] ?? character).join(''),
    },
  ];
}

/** Character by character over the codes without 0x1D; one that would mean two things is left out. */
function observedSubstitutions(
  bursts: readonly RawBurst[],
  codes: readonly CalibrationCode[],
): Record<string, string> {
  const meant: Record<string, string> = {};
  const doubtful = new Set<string>();
  for (const [index, { text }] of codes.entries()) {
    const observed = bursts[index]?.byKey ?? '';
    if (text.includes('\u001d') || observed.length < text.length) continue;
    const tail = observed.slice(-text.length);
    for (const [place, wanted] of [...text].entries()) {
      const seen = tail[place] ?? '';
      if (meant[seen] !== undefined && meant[seen] !== wanted) doubtful.add(seen);
      meant[seen] = wanted;
    }
  }
  return Object.fromEntries(
    Object.entries(meant).filter(([seen, wanted]) => seen !== wanted && !doubtful.has(seen)),
  );
}

/** The code inside an observed text: what stands before it, and what stands for 0x1D in it. */
function readAs(observed: string, code: CalibrationCode): Reading | undefined {
  const [head = '', tail] = code.text.split('\u001d');
  const start = observed.indexOf(head);
  if (start < 0) return undefined;
  const before = observed.slice(0, start);
  const hasAim = before.endsWith(code.symbology);
  const prefix = hasAim ? before.slice(0, -code.symbology.length) : before;
  const rest = observed.slice(start + head.length);
  if (tail === undefined) return rest === '' ? { prefix, separator: undefined, hasAim } : undefined;
  if (!rest.endsWith(tail)) return undefined;
  return { prefix, separator: rest.slice(0, rest.length - tail.length), hasAim };
}

function conclude(bursts: readonly RawBurst[], readings: readonly Reading[], layout: Layout): Calibration {
  const prefixes = new Set(readings.map(({ prefix }) => prefix));
  if (prefixes.size > 1) return { kind: 'inconsistent', what: 'prefix' };
  const ends = new Set(bursts.slice(0, readings.length).map(({ end }) => end));
  if (ends.size > 1) return { kind: 'inconsistent', what: 'suffix' };
  const separators = new Set(
    readings.flatMap(({ separator }) => (separator === undefined ? [] : [separator])),
  );
  if (separators.size > 1) return { kind: 'inconsistent', what: 'separator' };

  const [prefix = ''] = prefixes;
  const [suffix = 'silence'] = ends;
  const [separator = '\u001d'] = separators;
  const isRaw = separator === '\u001d';
  const isDropped = separator === '';
  // A token made of letters and digits alone also occurs inside lots, so it is told rather than replaced.
  const isData = !isRaw && !isDropped && /^[0-9A-Za-z]+$/.test(separator);
  const notes: CalibrationNote[] = [];
  if (isDropped) notes.push({ kind: 'separator-dropped' });
  if (isData) notes.push({ kind: 'separator-is-data', token: separator });
  if (!readings.some(({ hasAim }) => hasAim)) notes.push({ kind: 'no-identifier' });
  if (layout.layout === 'us' || Object.keys(layout.substitutions).length > 0)
    notes.push({ kind: 'layout-repaired' });
  const profile: WedgeProfile = {
    ...defaultWedgeProfile,
    prefix,
    suffix,
    ...timingOf(bursts, suffix),
    gsToken: isRaw || isDropped || isData ? null : separator,
    layout: layout.layout,
    substitutions: layout.substitutions,
  };
  return { kind: 'learnt', profile, notes, needsField: bursts.some(({ by }) => by === 'input-method') };
}

/**
 * Three times the longest pause seen, within what is safe: too short splits codes when the page is busy, and without a suffix
 * too long makes the beep late.
 */
function timingOf(
  bursts: readonly RawBurst[],
  suffix: RawBurst['end'],
): Pick<WedgeProfile, 'maxGap' | 'idle'> {
  const longest = Math.max(0, ...bursts.flatMap(({ gaps }) => gaps));
  const shortest = suffix === 'silence' ? 60 : 150;
  const maxGap = Math.min(1000, Math.max(shortest, Math.ceil(longest * 3)));
  return { maxGap, idle: maxGap };
}
