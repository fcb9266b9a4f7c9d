import type { SymbolKind } from './symbols.ts';

/** How one label stands before the camera and what befell it. Lengths in modules unless said otherwise. */
export interface Scene {
  /** Seeds contents, texture, noise and every free choice of the scene. */
  readonly name: string;
  readonly symbol: SymbolKind | 'none';
  readonly width: number;
  readonly height: number;
  /** Pixels a module at the label's middle, of a frame 1280 wide; other frames see the same scene finer or coarser. */
  readonly pixels: number;
  /** Degrees in the picture. */
  readonly angle: number;
  /** Degrees away from the camera, about an axis at `tiltAxis` degrees in the label. */
  readonly tilt: number;
  readonly tiltAxis: number;
  /** Middle of the label in the frame, 0 to 1. */
  readonly at: { readonly x: number; readonly y: number };
  /** Degrees of a cylinder that the symbol spans; 0 is flat. */
  readonly curve: number;
  /** Sigma of the blur. */
  readonly defocus: number;
  readonly motion: { readonly length: number; readonly angle: number };
  /** Sigma in grey levels. */
  readonly noise: number;
  /** Grey levels between paper and ink. */
  readonly contrast: number;
  readonly inverted: boolean;
  /** Part of the symbol's shorter side that the highlight covers; 0 is none. */
  readonly glare: number;
  /** Part of the symbol covered by specks. */
  readonly dirt: number;
  /** How dark the shadow whose edge crosses the symbol is: 0 none, 1 black. */
  readonly shadow: number;
  /** Width of the shadow's edge. */
  readonly penumbra: number;
}

export const plainScene: Scene = {
  name: 'plain',
  symbol: 'gs1-128',
  width: 1280,
  height: 720,
  pixels: 3,
  angle: 0,
  tilt: 0,
  tiltAxis: 90,
  at: { x: 0.5, y: 0.5 },
  curve: 0,
  defocus: 0.15,
  motion: { length: 0, angle: 0 },
  noise: 2,
  contrast: 180,
  inverted: false,
  glare: 0,
  dirt: 0,
  shadow: 0,
  penumbra: 2,
};
