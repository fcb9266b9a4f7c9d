import type { Quad } from '../scan-event.ts';
import type { CodeFormat } from './formats.ts';
import type { Luma } from './luma.ts';

/** What an engine says of one symbol in one picture. */
export interface Found {
  /** 0x1D kept. */
  readonly text: string;
  /** AIM identifier. */
  readonly symbology: string;
  readonly format: string;
  /** Corners in the pixels of the picture that was read. */
  readonly quad: Quad;
  /** Lines of a linear symbol that agreed; 0 for matrix codes. */
  readonly lines: number;
}

export interface EngineOptions {
  readonly formats: readonly CodeFormat[];
  /** More lines, the three other right angles, dark and light swapped, smaller copies: each may be asked for alone. */
  readonly harder: boolean;
  readonly rotate: boolean;
  readonly invert: boolean;
  readonly downscale: boolean;
  /** 0: as many as there are. */
  readonly symbols: number;
  /** Lines of a linear symbol that must agree before it is said at all. */
  readonly minLines: number;
}

export const fastPass = {
  harder: false,
  rotate: false,
  invert: false,
  downscale: false,
  symbols: 1,
  minLines: 2,
} as const;
export const fullPass = {
  harder: true,
  rotate: true,
  invert: true,
  downscale: true,
  symbols: 1,
  minLines: 2,
} as const;

/** A decoder of one picture. Synchronous, so that a worker measures and budgets its stages. */
export interface Engine {
  readonly read: (luma: Luma, options: EngineOptions) => Found[];
}
