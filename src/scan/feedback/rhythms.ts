/** What a worker must tell apart without looking: five rhythms, so that loudness and pitch may vary. */
export type Signal = 'ok' | 'warn' | 'error' | 'line-done' | 'attention';

export interface Tone {
  /** Seconds after the start of the signal. */
  readonly start: number;
  readonly duration: number;
  /** Hz at the start and at the end of the tone. */
  readonly from: number;
  readonly to: number;
}

export interface Rhythm {
  readonly tones: readonly Tone[];
  /** Milliseconds on, off, on …; the Vibration API's pattern. */
  readonly vibration: readonly number[];
}

/** 1 to 4 kHz, where small speakers are loud and halls are quiet (docs on auditory signals for control rooms). */
export const rhythms: Readonly<Record<Signal, Rhythm>> = {
  ok: { tones: [tone(0, 80, 2000)], vibration: [40] },
  warn: { tones: [tone(0, 80, 1500), tone(160, 80, 1500)], vibration: [60, 60, 60] },
  error: {
    tones: [tone(0, 120, 2400, 2000), tone(180, 120, 2000, 1600), tone(360, 120, 1600, 1200)],
    vibration: [150, 80, 150, 80, 150],
  },
  'line-done': { tones: [tone(0, 90, 1600), tone(110, 140, 2400)], vibration: [40, 50, 90] },
  attention: {
    tones: [tone(0, 100, 1200), tone(120, 100, 2400), tone(240, 100, 1200)],
    vibration: [90, 50, 40, 50, 90],
  },
};

function tone(startMs: number, durationMs: number, from: number, to = from): Tone {
  return { start: startMs / 1000, duration: durationMs / 1000, from, to };
}
