/** What a device's keyboard wedge does to a code on its way; learnt by calibration or taken from a ready profile. */
export interface WedgeProfile {
  /** Typed before each code; opens a burst even inside a text field. Empty: none. */
  readonly prefix: string;
  /** `any`: Enter, Tab or silence, whichever comes first; `silence`: the scanner sends no suffix. */
  readonly suffix: 'any' | 'enter' | 'tab' | 'silence';
  /** The longest pause inside one code, in milliseconds. */
  readonly maxGap: number;
  /** The silence that ends a code without a suffix, in milliseconds. */
  readonly idle: number;
  /** Shorter bursts are a person at a keyboard. */
  readonly minLength: number;
  /** Printable text that stands for 0x1D, such as `{GS}`; only what calibration or a person configured. */
  readonly gsToken: string | null;
  /** `us`: the scanner types as a US keyboard and the host reads another one, so that physical keys are believed. */
  readonly layout: 'host' | 'us';
  /** Characters that arrive as another one on this host, observed to meant. */
  readonly substitutions: Readonly<Record<string, string>>;
}

/**
 * Whether this is a profile that can be worked with. Checked by hand, because the first screen listens to the scanner
 * before any schema is loaded.
 */
export const isWedgeProfile = (value: unknown): value is WedgeProfile => {
  const kept = (value ?? {}) as Record<keyof WedgeProfile, unknown>;
  return (
    isTextUpTo(kept.prefix, 20) &&
    ['any', 'enter', 'tab', 'silence'].includes(kept.suffix as string) &&
    isWithin(kept.maxGap, 5000) &&
    isWithin(kept.idle, 5000) &&
    isWithin(kept.minLength, 20) &&
    (kept.gsToken === null || (isTextUpTo(kept.gsToken, 20) && kept.gsToken !== '')) &&
    ['host', 'us'].includes(kept.layout as string) &&
    typeof kept.substitutions === 'object' &&
    kept.substitutions !== null &&
    Object.values(kept.substitutions).every((each) => typeof each === 'string')
  );
};

const isTextUpTo = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length <= most;
const isWithin = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;

/**
 * Before calibration. 150 ms is the pause that Odoo's wedge allows, too; slower scanners are set up by calibration. The
 * silence is longer: keys carry the time at which they were pressed, but a system that is busy may hand them on late, and
 * half a code must never be taken for a whole one. Only scanners without a suffix wait for it.
 */
export const defaultWedgeProfile: WedgeProfile = {
  prefix: '',
  suffix: 'any',
  maxGap: 150,
  idle: 300,
  minLength: 3,
  gsToken: null,
  layout: 'host',
  substitutions: {},
};

/** The profile of `docs/scanners.md`, the same for DataWedge and for Honeywell, so that mixed fleets share labels: FNC1 as `{GS}`, AIM identifier in front, Enter behind. */
export const dataWedgeProfile: WedgeProfile = { ...defaultWedgeProfile, suffix: 'enter', gsToken: '{GS}' };
