/** One scan, whatever read it: a camera, a keyboard wedge, a hand at the digit pad or a picture from a file. */
export interface ScanEvent {
  /** The data as the symbol holds it; FNC1 between GS1 fields is kept as 0x1D. */
  readonly text: string;
  /** The AIM symbology identifier such as `]C1`; undefined when the source could not know it. */
  readonly symbology: string | undefined;
  /** The name of the format in zxing's spelling, such as `Code128`. */
  readonly format: string | undefined;
  /** Where it stands in the frame, each coordinate between 0 and 1, so that an overlay needs no frame size. */
  readonly position?: Quad;
  /** Between 0 and 1: how sure the source is that the text is what the symbol says. */
  readonly confidence: number;
  readonly source: ScanSource;
  /** Milliseconds on the performance clock, at the last key or at the capture of the frame. */
  readonly at: number;
  /** [SER-1] Present when a person vouched for the text instead of a symbol. */
  readonly how?: TypedHow;
}

export type ScanSource = 'camera' | 'wedge' | 'typed' | 'file';

export type TypedHow = 'typed' | 'typed-twice' | 'picked';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners in reading order of the symbol: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

export type ScanListener = (event: ScanEvent) => void;

export interface ScanStream {
  readonly publish: ScanListener;
  readonly subscribe: (listener: ScanListener) => () => void;
}

/** The one stream into which every source gives and from which every screen takes. */
export function createScanStream(): ScanStream {
  const listeners = new Set<ScanListener>();
  return {
    publish(event) {
      // A copy: a screen that opens another one in answer to a scan must not hand it the same scan.
      const present = Array.from(listeners);
      for (const listener of present) {
        try {
          listener(event);
        } catch (error) {
          // One broken screen must not cost the others a scan; the error still reaches the page's error handler.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
    subscribe(listener) {
      // A wrapper of its own, so that the same function may be subscribed twice and left once.
      const own: ScanListener = (event) => listener(event);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
}
