import { type CameraReader, createCameraReader } from '../../../src/scan/camera/camera-reader.ts';
import type { CameraState, ScanMode } from '../../../src/scan/camera/camera-state.ts';
import { type DecodedFrame, type Decoder, createDecoder } from '../../../src/scan/camera/decoder.ts';
import { readFile } from '../../../src/scan/camera/read-file.ts';
import type { Counted } from '../../../src/scan/camera/tally.ts';
import { type ScanEvent, createScanStream } from '../../../src/scan/scan-event.ts';
import { attachWedge } from '../../../src/scan/wedge/attach-wedge.ts';
import { createWedgeSink } from '../../../src/scan/wedge/sink.ts';

/** What the tests reach for: the reader as a screen would hold it, without a screen. */
export interface ReaderPage {
  readonly decoder: Decoder;
  readonly events: ScanEvent[];
  readonly states: CameraState[];
  readonly frames: DecodedFrame[];
  readonly counts: () => Record<string, number>;
  readonly stalls: () => number[];
  readonly start: (mode?: ScanMode) => Promise<number>;
  readonly camera: () => CameraReader | undefined;
  readonly wedge: (profile?: object) => void;
  readonly sink: () => void;
  readonly readFile: (bytes: number[]) => Promise<unknown>;
}

declare global {
  interface Window {
    reader: ReaderPage;
  }
}

interface Policy {
  readonly createScriptURL: (url: string) => string;
}

interface TypesFactory {
  readonly createPolicy: (name: string, rules: Policy) => Policy;
}

const types = (globalThis as { trustedTypes?: TypesFactory }).trustedTypes;
const policy = types?.createPolicy('app', { createScriptURL: (url) => url });
const refusesWorkers = new URLSearchParams(location.search).has('no-workers');
const decoder = createDecoder({
  makeWorker(url) {
    if (refusesWorkers) throw new Error('workers are refused here');
    return new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' });
  },
});

const stream = createScanStream();
const events: ScanEvent[] = [];
stream.subscribe((event) => events.push(event));
const states: CameraState[] = [];
const frames: DecodedFrame[] = [];
let counted: readonly Counted[] = [];
let camera: CameraReader | undefined;

const stalls: number[] = [];
new PerformanceObserver((list) => stalls.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: 'longtask',
});

window.reader = {
  decoder,
  events,
  states,
  frames,
  counts: () => Object.fromEntries(counted.map(({ event, count }) => [event.text, count])),
  stalls: () => stalls,
  camera: () => camera,
  async start(mode = 'single') {
    const video = document.querySelector<HTMLVideoElement>('#video');
    if (video === null) throw new Error('no video element');
    camera = createCameraReader({
      video,
      decoder,
      mode,
      onEvent: stream.publish,
      onState: (state) => states.push(state),
      onFrame: (frame) => frames.push(frame),
      onCount: (counts) => {
        counted = counts;
      },
    });
    const start = performance.now();
    await camera.start();
    return start;
  },
  wedge(profile) {
    attachWedge(document, profile === undefined ? {} : { profile: profile as never }, stream.publish);
  },
  sink() {
    const sink = createWedgeSink(document, 'Scan');
    document.body.append(sink);
    sink.focus();
  },
  readFile: (bytes) => readFile(new Blob([new Uint8Array(bytes)]), decoder, performance.now()),
};
