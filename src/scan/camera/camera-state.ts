/** What the camera is doing; a screen turns each kind into words and a way out. */
export type CameraState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'on';
      readonly lens: Lens | undefined;
      readonly lenses: readonly Lens[];
      readonly can: LensAbilities;
      readonly torch: boolean;
      readonly zoom: number | undefined;
      /** `warming` until the engine is compiled; `js` where WebAssembly or workers are refused. */
      readonly engine: 'warming' | 'wasm' | 'js';
      readonly frames: FramePath;
    }
  /** Released because the page is out of sight; it comes back by itself. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly why: CameraFailure };

export type FramePath = 'processor' | 'video-frame' | 'bitmap' | 'canvas';

export interface Lens {
  readonly id: string;
  /** The browser's name for it; empty until permission was given. */
  readonly label: string;
}

export interface LensAbilities {
  readonly torch: boolean;
  readonly zoom: { readonly min: number; readonly max: number; readonly step: number } | undefined;
  /** A tap can name the point that must be sharp. */
  readonly focus: boolean;
}

/**
 * `permission-refused`: allow it in the browser's settings, or type the code. `busy`: another app holds it, close that one.
 * `none`: no camera; a wedge, a file or typing remain. `insecure`: the page was not opened by https.
 * `lens-gone`: it was unplugged or the system took it; start again. `unsupported`: the browser has no camera access at all.
 */
export type CameraFailure =
  | 'permission-refused'
  | 'busy'
  | 'none'
  | 'insecure'
  | 'lens-gone'
  | 'unsupported'
  | 'unknown';

/** `single`: the code in the aim window. `choose`: several in view wait for a tap. `multi`: each one. `count`: a tally. */
export type ScanMode = 'single' | 'choose' | 'multi' | 'count';
