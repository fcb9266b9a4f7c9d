import { type CodeFormat, floorFormats } from '../ladder/formats.ts';
import type { Point, ScanEvent } from '../scan-event.ts';
import { type CameraRun, startRun } from './camera-run.ts';
import type { CameraState, ScanMode } from './camera-state.ts';
import type { DecodedFrame, Decoder } from './decoder.ts';
import { abilitiesOf, focusAt, focusContinuously, zoomOf, zoomTo } from './lens-controls.ts';
import { type CameraHost, openCamera } from './open-camera.ts';
import type { FoundCode } from './sightings.ts';
import type { Counted } from './tally.ts';

export interface CameraReaderOptions {
  readonly video: HTMLVideoElement;
  /** Made at idle by `createDecoder` and kept by the app: the reader borrows it and gives it back on stop. */
  readonly decoder: Decoder;
  readonly onEvent: (event: ScanEvent) => void;
  readonly onState: (state: CameraState) => void;
  readonly onFound?: (codes: readonly FoundCode[]) => void;
  readonly onCount?: (counted: readonly Counted[]) => void;
  /** Milliseconds of each stage, for the bench and the device page. */
  readonly onFrame?: (frame: DecodedFrame) => void;
  /** Keeps the chosen lens and its zoom on this device. */
  readonly memory?: LensMemory;
  readonly formats?: readonly CodeFormat[];
  readonly mode?: ScanMode;
  readonly host?: CameraHost;
}

export interface LensMemory {
  readonly lens: () => string | undefined;
  readonly keepLens: (lens: string) => void;
  readonly zoom: () => number | undefined;
  readonly keepZoom: (zoom: number) => void;
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
  readonly run: CameraRun;
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

  const open = async (lens: string | undefined): Promise<void> => {
    turn += 1;
    const mine = turn;
    show({ kind: 'starting' });
    // Loaded while the person looks at the permission prompt.
    const library = import('@zxing/browser');
    const opened = await openCamera(host, lens);
    if (!opened.ok) return mine === turn ? show({ kind: 'failed', why: opened.why }) : undefined;
    const { BrowserCodeReader } = await library;
    const [track] = opened.stream.getVideoTracks();
    if (mine !== turn) return release(opened.stream);
    if (track === undefined) return show({ kind: 'failed', why: 'none' });
    track.addEventListener('ended', () => {
      if (mine !== turn) return;
      close();
      show({ kind: 'failed', why: 'lens-gone' });
    });
    video.muted = true;
    video.setAttribute('playsinline', '');
    BrowserCodeReader.addVideoSource(video, opened.stream);
    await Promise.all([video.play().catch(() => undefined), focusContinuously(track)]);
    const devices = await BrowserCodeReader.listVideoInputDevices().catch((): MediaDeviceInfo[] => []);
    if (mine !== turn) return release(opened.stream);
    const keptZoom = options.memory?.zoom();
    const zoom = (keptZoom === undefined ? undefined : await zoomTo(track, keptZoom)) ?? zoomOf(track);
    if (mine !== turn) return release(opened.stream);
    const lenses = devices.map(({ deviceId, label }) => ({ id: deviceId, label }));
    const id = track.getSettings().deviceId;
    show({
      kind: 'on',
      lens: lenses.find((one) => one.id === id),
      lenses,
      can: { ...abilitiesOf(track), torch: BrowserCodeReader.mediaStreamIsTorchCompatibleTrack(track) },
      torch: false,
      zoom,
      engine: 'warming',
      frames: 'canvas',
    });
    running = { stream: opened.stream, track, run: startReading(track) };
  };

  const startReading = (track: MediaStreamTrack): CameraRun =>
    startRun({
      video,
      decoder,
      track,
      listener: {
        onEvent: options.onEvent,
        onFound: options.onFound ?? ignore,
        onCount: options.onCount ?? ignore,
      },
      formats: () => formats,
      mode: () => mode,
      onFrame: options.onFrame,
      onPath: (engine, frames) => showOn({ engine, frames }),
    });

  const close = (): void => {
    turn += 1;
    const live = running;
    running = undefined;
    live?.run.stop();
    if (live !== undefined) release(live.stream);
    video.srcObject = null;
  };

  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') {
      if (state.kind !== 'on' && state.kind !== 'starting') return;
      close();
      show({ kind: 'paused' });
    } else if (state.kind === 'paused') void open(options.memory?.lens());
  };

  return {
    state: () => state,
    async start() {
      if (state.kind === 'on' || state.kind === 'starting') return;
      document.addEventListener('visibilitychange', onVisibility);
      await open(options.memory?.lens());
    },
    stop() {
      document.removeEventListener('visibilitychange', onVisibility);
      close();
      show({ kind: 'off' });
    },
    async chooseLens(id) {
      close();
      options.memory?.keepLens(id);
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
      if (zoom === undefined) return;
      options.memory?.keepZoom(zoom);
      showOn({ zoom });
    },
    async tap(point) {
      if (running === undefined) return 'nothing';
      if (mode === 'choose' && running.run.session().choose(point, performance.now())) return 'chosen';
      return (await focusAt(running.track, point)) ? 'focused' : 'nothing';
    },
    setMode(next) {
      mode = next;
      running?.run.changeMode();
    },
    setFormats(next) {
      formats = next;
      running?.run.configure();
    },
  };
}

function ignore(): void {
  // A panel without outlines or counts.
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
