import zxingUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { LadderSettings, Reading } from '../ladder/ladder.ts';
import type { FromDecoder, ToDecoder } from './decode-messages.ts';
// oxlint-disable-next-line import/default -- Vite answers `?worker&url` with the address of the built worker
import workerUrl from './decode.worker.ts?worker&url';

export type DecodedFrame = Extract<FromDecoder, { kind: 'read' }>;

export interface Decoder {
  readonly engine: () => 'warming' | 'wasm' | 'refused';
  /** Resolves when the engine is compiled or refused. */
  readonly warm: Promise<'wasm' | 'refused'>;
  readonly configure: (settings: LadderSettings) => void;
  /** Gives a processor's frames to the worker, or takes the stream back with `halt`. */
  readonly stream: (frames: ReadableStream<VideoFrame>) => void;
  readonly frame: (frame: VideoFrame | ImageBitmap, at: number) => void;
  readonly halt: () => void;
  readonly still: (picture: ImageBitmap) => Promise<readonly Reading[]>;
  /** One listener, the camera in use. */
  readonly listen: (listener: DecoderListener | undefined) => void;
  readonly close: () => void;
}

export interface DecoderListener {
  readonly onFrame: (frame: DecodedFrame) => void;
  readonly onNoPixels: () => void;
}

export interface DecoderOptions {
  /** Makes the worker through the app's Trusted Types policy; undefined or a throw means that workers are refused. */
  readonly makeWorker: (url: string) => Worker;
  readonly urls?: { readonly worker: string; readonly wasm: string };
}

/** Starts the decoding worker and compiles the engine. Made once, at idle, so that the first scan does not pay for it. */
export function createDecoder({ makeWorker, urls }: DecoderOptions): Decoder {
  const { worker: script, wasm } = urls ?? { worker: workerUrl, wasm: zxingUrl };
  let state: 'warming' | 'wasm' | 'refused' = 'warming';
  let listener: DecoderListener | undefined;
  let lastStill = 0;
  const stills = new Map<number, (readings: readonly Reading[]) => void>();
  let settled: (state: 'wasm' | 'refused') => void = () => undefined;
  const warm = new Promise<'wasm' | 'refused'>((resolve) => {
    settled = resolve;
  });

  const settle = (next: 'wasm' | 'refused'): void => {
    state = next;
    settled(next);
    if (next === 'wasm') return;
    for (const resolve of stills.values()) resolve([]);
    stills.clear();
  };

  const hear = (message: FromDecoder): void => {
    switch (message.kind) {
      case 'ready':
        return settle('wasm');
      case 'refused':
        return settle('refused');
      case 'read':
        return listener?.onFrame(message);
      case 'no-pixels':
        return listener?.onNoPixels();
      case 'still':
        stills.get(message.id)?.(message.readings);
        stills.delete(message.id);
        return;
    }
  };

  const worker = startWorker(makeWorker, script);
  worker?.addEventListener('message', ({ data }: MessageEvent<FromDecoder>) => hear(data));
  // A worker script that cannot be loaded says so here only.
  worker?.addEventListener('error', () => settle('refused'));
  const tell = (message: ToDecoder, hand: Transferable[] = []): void => worker?.postMessage(message, hand);
  if (worker === undefined) settle('refused');
  tell({ kind: 'load', wasmUrl: new URL(wasm, location.href).href });

  return {
    engine: () => state,
    warm,
    configure: (settings) => tell({ kind: 'settings', settings }),
    stream: (frames) => tell({ kind: 'stream', frames }, [frames]),
    frame: (frame, at) => tell({ kind: 'frame', frame, at }, [frame]),
    halt: () => tell({ kind: 'halt' }),
    still(picture) {
      if (state === 'refused') return Promise.resolve([]);
      lastStill += 1;
      const id = lastStill;
      const answer = new Promise<readonly Reading[]>((resolve) => stills.set(id, resolve));
      tell({ kind: 'still', id, picture }, [picture]);
      return answer;
    },
    listen(next) {
      listener = next;
    },
    close() {
      listener = undefined;
      worker?.terminate();
      settle('refused');
    },
  };
}

function startWorker(makeWorker: (url: string) => Worker, script: string): Worker | undefined {
  try {
    return makeWorker(script);
  } catch {
    return undefined;
  }
}
