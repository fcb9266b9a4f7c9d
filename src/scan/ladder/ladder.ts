import { type Engine, type Found, fastPass, fullPass } from './engine.ts';
import { type CodeFormat, floorFormats } from './formats.ts';
import { type Luma, shrinkTo } from './luma.ts';

/** Which rung read a code. */
export type Stage = 'fast' | 'full';

export interface Reading extends Found {
  readonly stage: Stage;
}

export interface LadderResult {
  readonly readings: readonly Reading[];
  /** Milliseconds each stage took, hit or miss; stages that were not climbed are missing. */
  readonly ms: Partial<Record<Stage, number>>;
}

export interface LadderSettings {
  readonly formats: readonly CodeFormat[];
  /** Several codes in one frame are wanted. */
  readonly many: boolean;
}

export const defaultLadderSettings: LadderSettings = { formats: floorFormats, many: false };

/** The ladder reads at this width; more pixels cost time and only help inside the aim window. */
const workingWidth = 1280;

/** Climbs until a rung reads something. */
export function climb(
  engine: Engine,
  frame: Luma,
  settings: LadderSettings,
  now: () => number,
): LadderResult {
  const picture = shrinkTo(frame, workingWidth);
  const scale = frame.width / picture.width;
  const ms: Partial<Record<Stage, number>> = {};
  const passes = { fast: fastPass, full: fullPass } as const;
  for (const stage of ['fast', 'full'] as const) {
    const start = now();
    const symbols = settings.many ? 0 : 1;
    const found = engine.read(picture, { ...passes[stage], formats: settings.formats, symbols });
    ms[stage] = now() - start;
    if (found.length > 0) return { readings: found.map((one) => ({ ...scaled(one, scale), stage })), ms };
  }
  return { readings: [], ms };
}

function scaled(found: Found, scale: number): Found {
  const [a, b, c, d] = found.quad.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return found;
  return { ...found, quad: [a, b, c, d] };
}
