import type { LadderSettings, Reading, Stage } from '../ladder/ladder.ts';

/** What the page tells the decoding worker. Frames are handed over, never copied. */
export type ToDecoder =
  | { readonly kind: 'load'; readonly wasmUrl: string }
  | { readonly kind: 'settings'; readonly settings: LadderSettings }
  /** A MediaStreamTrackProcessor's frames; the worker takes the newest and closes each. */
  | { readonly kind: 'stream'; readonly frames: ReadableStream<VideoFrame> }
  | { readonly kind: 'frame'; readonly frame: VideoFrame | ImageBitmap; readonly at: number }
  | { readonly kind: 'still'; readonly id: number; readonly picture: ImageBitmap }
  | { readonly kind: 'halt' };

export type FromDecoder =
  | { readonly kind: 'ready'; readonly ms: number }
  /** WebAssembly is refused here (policy, memory): the page falls back to the engine in JavaScript. */
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'read';
      readonly readings: readonly Reading[];
      readonly width: number;
      readonly height: number;
      readonly at: number;
      readonly ms: Partial<Record<Stage, number>>;
      /** Milliseconds from the frame's arrival in the worker to this answer. */
      readonly took: number;
    }
  /** The pixels of a frame could not be had this way: try the next kind of frame. */
  | { readonly kind: 'no-pixels' }
  | { readonly kind: 'still'; readonly id: number; readonly readings: readonly Reading[] };
