import { rhythms, type Signal, type Tone } from './rhythms.ts';

export interface FeedbackOptions {
  /** Made by the app; browsers keep it silent until a tap. */
  readonly audio: AudioContext | undefined;
  /** `navigator.vibrate`, bound; undefined where there is none (no iPhone has one). */
  readonly vibrate: ((pattern: number[]) => boolean) | undefined;
  /** 0 to 1; the worker's profile. */
  readonly volume?: number;
}

export interface Feedback {
  /** Plays a signal now. Call it after the scan is durable, never before. */
  readonly signal: (signal: Signal) => void;
  readonly setVolume: (volume: number) => void;
  /** 0 not at all, 1 as short as can be felt, to 5. */
  readonly setVibration: (level: number) => void;
  /** `blocked` until the first tap: the screen shows that sound is off rather than leaving a worker in silence. */
  readonly sound: () => 'ready' | 'blocked' | 'none';
}

/** Sound and vibration for scans. The tones are nodes of the audio clock, so a busy main thread does not stretch them. */
export function createFeedback({ audio, vibrate, volume = 0.6 }: FeedbackOptions): Feedback {
  let loudness = volume;
  let shake = 1;
  return {
    signal(signal) {
      const { tones, vibration } = rhythms[signal];
      if (shake > 0) vibrate?.(vibration.map((part) => Math.round(part * (0.75 + 0.25 * shake))));
      if (audio?.state !== 'running' || loudness <= 0) return;
      for (const tone of tones) play(audio, tone, loudness);
    },
    setVolume(next) {
      loudness = Math.min(1, Math.max(0, next));
    },
    setVibration(level) {
      shake = Math.min(5, Math.max(0, level));
    },
    sound: () => (audio === undefined ? 'none' : audio.state === 'running' ? 'ready' : 'blocked'),
  };
}

/** Wakes the audio at the first tap or key, and again whenever the page comes back: phones suspend it in between. */
export function unlockAudio(document: Document, audio: AudioContext): () => void {
  const wake = (): void => {
    if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
  };
  const events = ['pointerdown', 'keydown', 'visibilitychange'] as const;
  for (const name of events) document.addEventListener(name, wake, { capture: true, passive: true });
  return () => {
    for (const name of events) document.removeEventListener(name, wake, { capture: true });
  };
}

/** Harmonics beside the fundamental: a pure sine is masked by one machine of the same pitch. */
const harmonics = [
  { ratio: 1, gain: 0.6 },
  { ratio: 1.5, gain: 0.25 },
  { ratio: 2, gain: 0.15 },
] as const;
/** Seconds of rise and fall, against clicks. */
const edge = 0.004;

function play(audio: AudioContext, tone: Tone, volume: number): void {
  const start = audio.currentTime + tone.start;
  const end = start + tone.duration;
  const envelope = audio.createGain();
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(volume, start + edge);
  envelope.gain.setValueAtTime(volume, end - edge);
  envelope.gain.linearRampToValueAtTime(0, end);
  envelope.connect(audio.destination);
  for (const { ratio, gain } of harmonics) {
    const oscillator = audio.createOscillator();
    const level = audio.createGain();
    level.gain.value = gain;
    oscillator.frequency.setValueAtTime(tone.from * ratio, start);
    oscillator.frequency.linearRampToValueAtTime(tone.to * ratio, end);
    oscillator.connect(level).connect(envelope);
    oscillator.start(start);
    oscillator.stop(end);
    oscillator.addEventListener('ended', () => envelope.disconnect(), { once: true });
  }
}
