import type { Engine } from '../ladder/engine.ts';
import { climb, defaultLadderSettings, type LadderSettings } from '../ladder/ladder.ts';
import { loadZxingEngine } from '../ladder/zxing-engine.ts';
import { createSettled } from '../ladder/settled.ts';
import type { FromDecoder, ToDecoder } from './decode-messages.ts';
import { createPixelReader } from './frame-pixels.ts';

declare const self: DedicatedWorkerGlobalScope;

const pixelsOf = createPixelReader();
const now = () => performance.now();
let engine: Engine | undefined;
let settings: LadderSettings = defaultLadderSettings;
/** Milliseconds for a frame: two frames of a camera at 30 Hz, so that a hard picture costs one frame and not three. */
const budget = 55;
let turn = 0;
const settled = createSettled();
let streaming: ReadableStreamDefaultReader<VideoFrame> | undefined;

const say = (message: FromDecoder): void => self.postMessage(message, []);

self.addEventListener('message', ({ data }: MessageEvent<ToDecoder>) => {
  switch (data.kind) {
    case 'load':
      return void load(data.wasmUrl);
    case 'settings':
      settings = data.settings;
      settled.reset();
      return;
    case 'stream':
      return void readStream(data.frames);
    case 'frame':
      return void readFrame(data.frame, data.at);
    case 'still':
      return void readStill(data.id, data.picture);
    case 'halt':
      void streaming?.cancel();
      streaming = undefined;
      return;
  }
});

async function load(wasmUrl: string): Promise<void> {
  const start = now();
  try {
    engine = await loadZxingEngine({ url: wasmUrl });
    // The first call grows the heap and compiles the hot paths; better at idle than on the first frame.
    climb(
      engine,
      { width: 1280, height: 720, data: new Uint8Array(1280 * 720) },
      { ...settings, budget, turn: 0, now },
    );
    say({ kind: 'ready', ms: now() - start });
  } catch {
    say({ kind: 'refused' });
  }
}

/** One frame at a time; the processor's buffer holds one, so that whatever came meanwhile but the newest is gone. */
async function readStream(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  streaming = reader;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (streaming !== reader) return value.close();
    // Frames are stamped by the camera's clock; what matters here is when we began to look.
    await readFrame(value, now() + performance.timeOrigin);
  }
}

async function readFrame(frame: VideoFrame | ImageBitmap, at: number): Promise<void> {
  const start = now();
  try {
    if (engine === undefined) return say(nothing(at));
    const luma = await pixelsOf(frame);
    turn += 1;
    const mayHurry = settings.many && settings.together !== true;
    const isSettled = mayHurry && settled.isSettled();
    const { readings, ms } = climb(engine, luma, { ...settings, isSettled, budget, turn, now });
    if (mayHurry) settled.see(readings);
    say({ kind: 'read', readings, width: luma.width, height: luma.height, at, ms, took: now() - start });
  } catch {
    say({ kind: 'no-pixels' });
  } finally {
    frame.close();
  }
}

function nothing(at: number): FromDecoder {
  return { kind: 'read', readings: [], width: 1, height: 1, at, ms: {}, took: 0 };
}

async function readStill(id: number, picture: ImageBitmap): Promise<void> {
  try {
    const luma = await pixelsOf(picture);
    say({
      kind: 'still',
      id,
      readings:
        engine === undefined
          ? []
          : climb(engine, luma, { ...settings, many: true, budget: Infinity, turn: 0, now }).readings,
    });
  } catch {
    say({ kind: 'still', id, readings: [] });
  } finally {
    picture.close();
  }
}
