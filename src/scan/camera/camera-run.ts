import { type AcceptanceRules, cameraRules, fallbackRules, manyRules } from '../ladder/acceptance.ts';
import type { CodeFormat } from '../ladder/formats.ts';
import type { Point } from '../scan-event.ts';
import type { FramePath, ScanMode } from './camera-state.ts';
import type { DecodedFrame, Decoder } from './decoder.ts';
import { type FramePump, startPump } from './frame-pump.ts';
import { type FrameSession, type SessionListener, createFrameSession } from './frame-session.ts';
import { type FoundCode, centreOf, foundInFrame } from './sightings.ts';
import { type JsEngine, type JsReading, startJsEngine } from './zxing-js.ts';

export interface RunOptions {
  readonly video: HTMLVideoElement;
  readonly decoder: Decoder;
  readonly track: MediaStreamTrack;
  readonly listener: SessionListener;
  readonly formats: () => readonly CodeFormat[];
  readonly mode: () => ScanMode;
  readonly onFrame: ((frame: DecodedFrame) => void) | undefined;
  readonly onPath: (engine: 'warming' | 'wasm' | 'js', frames: FramePath) => void;
}

/** One open lens being read, from its frames to scans. */
export interface CameraRun {
  readonly session: () => FrameSession;
  /** Takes over the formats that are wanted now. */
  readonly configure: () => void;
  /** Takes over the mode that is wanted now, and forgets what was in view. */
  readonly changeMode: () => void;
  readonly stop: () => void;
}

/** Reads by the worker, and by the engine in JavaScript as soon as it is known that the worker is refused. */
export function startRun(options: RunOptions): CameraRun {
  const { video, decoder, track, listener } = options;
  let stopped = false;
  let pump: FramePump | undefined;
  let js: JsEngine | undefined;
  const sessionBy = (by: AcceptanceRules): FrameSession => {
    const made = createFrameSession(listener, by);
    made.setMode(options.mode());
    return made;
  };
  const rules = (): AcceptanceRules =>
    isJs ? fallbackRules : options.mode() === 'single' ? cameraRules : manyRules;
  let isJs = false;
  let session = sessionBy(rules());
  const configure = (): void =>
    decoder.configure({
      formats: options.formats(),
      many: options.mode() !== 'single',
      together: options.mode() === 'count',
    });

  const readByWorker = (failed: readonly FramePath[]): void => {
    configure();
    decoder.listen({
      onFrame(frame) {
        pump?.next();
        options.onFrame?.(frame);
        const codes = frame.readings.map((reading) => foundInFrame(reading, frame.width, frame.height));
        session.frame(codes, frame.at - performance.timeOrigin);
      },
      onNoPixels() {
        const path = pump?.path;
        pump?.stop();
        if (path !== undefined && path !== 'bitmap') readByWorker([...failed, path]);
      },
    });
    pump = startPump(track, video, decoder, failed);
    options.onPath(decoder.engine() === 'wasm' ? 'wasm' : 'warming', pump.path);
  };

  const readByJs = async (): Promise<void> => {
    pump?.stop();
    decoder.listen(undefined);
    // Every code of this engine needs two sightings.
    isJs = true;
    session = sessionBy(rules());
    const engine = await startJsEngine(video, options.formats(), (reading) => {
      session.frame(reading === undefined ? [] : [foundByJs(reading, video)], performance.now());
    });
    if (stopped) return engine.stop();
    js = engine;
    options.onPath('js', 'canvas');
  };

  const settle = async (): Promise<void> => {
    const engine = await decoder.warm;
    if (stopped) return;
    if (engine === 'refused') await readByJs();
    else if (pump !== undefined) options.onPath('wasm', pump.path);
  };

  if (decoder.engine() !== 'refused') readByWorker([]);
  void settle();
  return {
    session: () => session,
    configure,
    changeMode() {
      session = sessionBy(rules());
      configure();
    },
    stop() {
      stopped = true;
      pump?.stop();
      js?.stop();
      decoder.listen(undefined);
    },
  };
}

/** Two points are all that the engine in JavaScript knows of a linear code. */
function foundByJs({ text, symbology, format, points }: JsReading, video: HTMLVideoElement): FoundCode {
  const within = (point: Point | undefined): Point => ({
    x: (point?.x ?? video.videoWidth / 2) / video.videoWidth,
    y: (point?.y ?? video.videoHeight / 2) / video.videoHeight,
  });
  const [a, b, c, d] = points;
  const quad = [within(a), within(b), within(c ?? b), within(d ?? a)] as const;
  return { text, symbology, format, lines: 0, quad, centre: centreOf(quad) };
}
