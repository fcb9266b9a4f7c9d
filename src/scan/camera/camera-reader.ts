import { cameraRules, fallbackRules } from '../ladder/acceptance.ts';
import { type CodeFormat, floorFormats } from '../ladder/formats.ts';
import type { Point, ScanEvent } from '../scan-event.ts';
import type { CameraState, FramePath, ScanMode } from './camera-state.ts';
import { type Decoder, type DecodedFrame } from './decoder.ts';
import { type FramePump, startPump } from './frame-pump.ts';
import { type FrameSession, createFrameSession } from './frame-session.ts';
import { abilitiesOf, focusAt, focusContinuously, zoomTo } from './lens-controls.ts';
import { type CameraHost, openCamera } from './open-camera.ts';
import { type FoundCode, centreOf, foundInFrame } from './sightings.ts';
import { type JsEngine, startJsEngine } from './zxing-js.ts';

export interface CameraReaderOptions {
  readonly video: HTMLVideoElement;
  /** Made at idle by `createDecoder` and kept by the app: the reader borrows it and gives it back on stop. */
  readonly decoder: Decoder;
  readonly onEvent: (event: ScanEvent) => void;
  readonly onState: (state: CameraState) => void;
  readonly onFound?: (codes: readonly FoundCode[]) => void;
  readonly onCount?: (counts: ReadonlyMap<string, number>) => void;
  /** Milliseconds of each stage, for the bench and the device page. */
  readonly onFrame?: (frame: DecodedFrame) => void;
  /** Keeps the chosen lens on this device. */
  readonly memory?: LensMemory;
  readonly formats?: readonly CodeFormat[];
  readonly mode?: ScanMode;
  readonly host?: CameraHost;
}

export interface LensMemory {
  readonly get: () => string | undefined;
  readonly set: (lens: string) => void;
}

export interface CameraReader {
  readonly state: () => CameraState;
  readonly start: () => Promise<void>;
  /** Releases the camera; safe to call at any time, also while it is starting. */
  readonly stop: () => void;
  readonly chooseLens: (id: string) => Promise<void>;
  readonly setTorch: (on: boolean) => Promise<void>;
  readonly setZoom: (zoom: number) => Promise<void>;
  /** A tap on the picture, 0 to 1: sharp there; in `choose` mode a tap on a code chooses it. */
  readonly tap: (point: Point) => Promise<'chosen' | 'focused' | 'nothing'>;
  readonly setMode: (mode: ScanMode) => void;
  readonly setFormats: (formats: readonly CodeFormat[]) => void;
}

interface Running {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly session: FrameSession;
  pump: FramePump | undefined;
  js: JsEngine | undefined;
}

/** Reads codes from the device's camera. Framework-free: a panel hands in its video element and draws from the state. */
export function createCameraReader(options: CameraReaderOptions): CameraReader {
  const { video, decoder } = options;
  const document = video.ownerDocument;
  const host = options.host ?? {
    isSecureContext: globalThis.isSecureContext,
    mediaDevices: navigator.mediaDevices,
  };
  let state: CameraState = { kind: 'off' };
  let running: Running | undefined;
  let mode = options.mode ?? 'single';
  let formats = options.formats ?? floorFormats;
  /** Rises with each start and stop, so that a permission given late to a closed panel is dropped. */
  let turn = 0;

  const show = (next: CameraState): void => {
    state = next;
    options.onState(next);
  };
  const showOn = (more: Partial<Extract<CameraState, { kind: 'on' }>>): void => {
    if (state.kind === 'on') show({ ...state, ...more });
  };

  const configure = (): void => decoder.configure({ formats, many: mode !== 'single' });

  const open = async (lens: string | undefined): Promise<void> => {
    turn += 1;
    const mine = turn;
    show({ kind: 'starting' });
    const opened = await openCamera(host, lens);
    if (mine !== turn) {
      if (opened.ok) release(opened.stream);
      return;
    }
    if (!opened.ok) return show({ kind: 'failed', why: opened.why });
    const [track] = opened.stream.getVideoTracks();
    if (track === undefined) return show({ kind: 'failed', why: 'none' });
    await begin(opened.stream, track, mine);
  };

  const begin = async (stream: MediaStream, track: MediaStreamTrack, mine: number): Promise<void> => {
    const { BrowserCodeReader } = await import('@zxing/browser');
    track.addEventListener('ended', () => {
      if (mine !== turn) return;
      close();
      show({ kind: 'failed', why: 'lens-gone' });
    });
    video.muted = true;
    video.setAttribute('playsinline', '');
    BrowserCodeReader.addVideoSource(video, stream);
    await Promise.all([video.play().catch(() => undefined), focusContinuously(track)]);
    const devices = await BrowserCodeReader.listVideoInputDevices().catch((): MediaDeviceInfo[] => []);
    if (mine !== turn) return release(stream);
    const lenses = devices.map(({ deviceId, label }) => ({ id: deviceId, label }));
    const id = track.getSettings().deviceId;
    const engine = decoder.engine() === 'refused' ? 'js' : decoder.engine() === 'wasm' ? 'wasm' : 'warming';
    const rules = engine === 'js' ? fallbackRules : cameraRules;
    const session = createFrameSession(
      { onEvent: options.onEvent, onFound: options.onFound ?? ignore, onCount: options.onCount ?? ignore },
      rules,
    );
    session.setMode(mode);
    running = { stream, track, session, pump: undefined, js: undefined };
    show({
      kind: 'on',
      lens: lenses.find((lens) => lens.id === id),
      lenses,
      can: { ...abilitiesOf(track), torch: BrowserCodeReader.mediaStreamIsTorchCompatibleTrack(track) },
      torch: false,
      zoom: undefined,
      engine: engine === 'js' ? 'js' : engine,
      frames: 'canvas',
    });
    await readWith(running, mine);
  };

  const readWith = async (run: Running, mine: number): Promise<void> => {
    if (decoder.engine() !== 'refused') readByWorker(run, []);
    const engine = await decoder.warm;
    if (mine !== turn || running !== run) return;
    if (engine === 'wasm') return showOn({ engine: 'wasm' });
    run.pump?.stop();
    decoder.listen(undefined);
    run.js = await startJsEngine(video, formats, (reading) => {
      const codes = reading === undefined ? [] : [foundByJs(reading, video)];
      run.session.frame(codes, performance.now());
    });
    if (mine !== turn) return run.js.stop();
    showOn({ engine: 'js', frames: 'canvas' });
  };

  const readByWorker = (run: Running, failed: readonly FramePath[]): void => {
    configure();
    decoder.listen({
      onFrame(frame) {
        run.pump?.next();
        options.onFrame?.(frame);
        const codes = frame.readings.map((reading) => foundInFrame(reading, frame.width, frame.height));
        run.session.frame(codes, frame.at - performance.timeOrigin);
      },
      onNoPixels() {
        const path = run.pump?.path;
        run.pump?.stop();
        if (path !== undefined && path !== 'bitmap') readByWorker(run, [...failed, path]);
      },
    });
    run.pump = startPump(run.track, video, decoder, failed);
    showOn({ frames: run.pump.path });
  };

  const close = (): void => {
    turn += 1;
    const run = running;
    running = undefined;
    if (run === undefined) return;
    run.pump?.stop();
    run.js?.stop();
    decoder.listen(undefined);
    release(run.stream);
    video.srcObject = null;
  };

  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') {
      if (state.kind !== 'on' && state.kind !== 'starting') return;
      close();
      show({ kind: 'paused' });
    } else if (state.kind === 'paused') void open(options.memory?.get());
  };

  return {
    state: () => state,
    async start() {
      if (state.kind === 'on' || state.kind === 'starting') return;
      document.addEventListener('visibilitychange', onVisibility);
      await open(options.memory?.get());
    },
    stop() {
      document.removeEventListener('visibilitychange', onVisibility);
      close();
      show({ kind: 'off' });
    },
    async chooseLens(id) {
      close();
      options.memory?.set(id);
      await open(id);
    },
    async setTorch(on) {
      if (running === undefined || state.kind !== 'on' || !state.can.torch) return;
      const { BrowserCodeReader } = await import('@zxing/browser');
      const { track } = running;
      const done = await BrowserCodeReader.mediaStreamSetTorch(track, on).then(
        () => true,
        () => false,
      );
      if (done) showOn({ torch: on });
    },
    async setZoom(wanted) {
      if (running === undefined) return;
      const zoom = await zoomTo(running.track, wanted);
      if (zoom !== undefined) showOn({ zoom });
    },
    async tap(point) {
      if (running === undefined) return 'nothing';
      if (mode === 'choose' && running.session.choose(point, performance.now())) return 'chosen';
      return (await focusAt(running.track, point)) ? 'focused' : 'nothing';
    },
    setMode(next) {
      mode = next;
      running?.session.setMode(next);
      configure();
    },
    setFormats(next) {
      formats = next;
      configure();
    },
  };
}

function ignore(): void {
  // A panel without outlines or counts.
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Two points are all that the JavaScript engine knows of a linear code. */
function foundByJs(
  {
    text,
    symbology,
    format,
    points,
  }: {
    readonly text: string;
    readonly symbology: string | undefined;
    readonly format: string;
    readonly points: readonly Point[];
  },
  video: HTMLVideoElement,
): FoundCode {
  const within = (point: Point | undefined): Point => ({
    x: (point?.x ?? video.videoWidth / 2) / video.videoWidth,
    y: (point?.y ?? video.videoHeight / 2) / video.videoHeight,
  });
  const [a, b] = points;
  const quad = [within(a), within(b), within(points[2] ?? b), within(points[3] ?? a)] as const;
  return { text, symbology, format, lines: 0, quad, centre: centreOf(quad) };
}
