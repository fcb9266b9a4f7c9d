import { expect, test } from 'vitest';
import { createFeedback } from './feedback.ts';
import { type Signal, rhythms } from './rhythms.ts';

/** The device's audio, counting what it is asked to play. */
function fakeAudio(state: AudioContextState) {
  const started: { at: number; hz: number }[] = [];
  const param = () => ({
    value: 0,
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
  });
  const audio = {
    state,
    currentTime: 10,
    destination: {},
    createGain: () => ({ gain: param(), connect: (next: unknown) => next, disconnect: () => undefined }),
    createOscillator: () => {
      let hz = 0;
      return {
        frequency: { ...param(), setValueAtTime: (value: number) => (hz = value) },
        connect: (next: unknown) => next,
        start: (at: number) => started.push({ at, hz }),
        stop: () => undefined,
        addEventListener: () => undefined,
      };
    },
  };
  return { audio: audio as unknown as AudioContext, started };
}

const signals = Object.keys(rhythms) as Signal[];

test('five signals, no two alike in rhythm or in vibration', () => {
  expect(signals).toHaveLength(5);
  const shape = ({ tones }: (typeof rhythms)['ok']) => JSON.stringify(tones);
  expect(new Set(signals.map((signal) => shape(rhythms[signal]))).size).toBe(5);
  expect(new Set(signals.map((signal) => rhythms[signal].vibration.join())).size).toBe(5);
});

test('every tone lies where small speakers are heard over machines, 1 to 4 kHz', () => {
  for (const signal of signals)
    for (const { from, to } of rhythms[signal].tones)
      expect([from, to].every((hz) => hz >= 1000 && hz <= 4000)).toBe(true);
});

test('a signal sounds at once and vibrates', () => {
  const { audio, started } = fakeAudio('running');
  const shaken: number[][] = [];
  createFeedback({ audio, vibrate: (pattern) => shaken.push(pattern) > 0 }).signal('error');
  expect(Math.min(...started.map(({ at }) => at))).toBe(10);
  expect(new Set(started.map(({ at }) => at)).size).toBe(3);
  expect(shaken).toEqual([[150, 80, 150, 80, 150]]);
});

test('blocked sound is said, vibration goes on', () => {
  const { audio, started } = fakeAudio('suspended');
  const shaken: number[][] = [];
  const feedback = createFeedback({ audio, vibrate: (pattern) => shaken.push(pattern) > 0 });
  feedback.signal('ok');
  expect([feedback.sound(), started.length, shaken.length]).toEqual(['blocked', 0, 1]);
  expect(createFeedback({ audio: undefined, vibrate: undefined }).sound()).toBe('none');
});
