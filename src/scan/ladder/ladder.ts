import { type Cells, measureCells } from './cells.ts';
import { type Engine, type EngineOptions, type Found, fastPass, fullPass } from './engine.ts';
import { type CodeFormat, floorFormats, isWeak, linearOf, matrixOf } from './formats.ts';
import { type Luma, shrinkTo } from './luma.ts';
import { patchReader, scaleTurns, treatmentsInTurn } from './matrix-patch.ts';
import { cutPatch, focused, patchLuma, toFrame } from './patch.ts';
import { type BarsRegion, findBars } from './bars-regions.ts';
import { type MatrixRegion, findMatrices } from './matrix-regions.ts';
import { readStrip } from './strip.ts';

/** Which rung read a code: `fast` A, `strip` B, and C in turn: `patch`, `full`, `window`. */
export type Stage = 'fast' | 'strip' | 'patch' | 'full' | 'window';

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
  /** They are counted: those that bear the same text must be read in one and the same frame. */
  readonly together?: boolean;
}

export interface ClimbOptions extends LadderSettings {
  /** Milliseconds that a frame may take; a still picture has all the time that the rungs need. */
  readonly budget: number;
  /** The number of the frame: the costly rungs take turns. */
  readonly turn: number;
  readonly now: () => number;
  /** Of several codes: all that can be read in view has been. */
  readonly isSettled?: boolean;
}

export const defaultLadderSettings: LadderSettings = { formats: floorFormats, many: false };

/** The ladder looks for codes at this width; finer pixels are used where a code was found. */
const workingWidth = 1280;
const mostCodes = 8;
const leadersShare = 0.65;
/** Of a frame's time, where all that can be read in view has been. */
const settledShare = 0.6;

/** Climbs until a rung reads something (or, for several codes, through those that find more). */
export function climb(engine: Engine, frame: Luma, options: ClimbOptions): LadderResult {
  const { now, many } = options;
  const started = now();
  /** The rung that leads leaves some of the time to the other. */
  let share = 1;
  const budget = options.budget * (options.isSettled === true ? settledShare : 1);
  const isLate = (): boolean => now() - started > budget * share;
  const picture = shrinkTo(frame, workingWidth);
  const scale = frame.width / picture.width;
  const readings: Reading[] = [];
  const ms: Partial<Record<Stage, number>> = {};
  const linear = linearOf(options.formats);
  const matrix = matrixOf(options.formats);

  const limit = many ? mostCodes : 3;
  const seen = once((): Cells => measureCells(picture));
  const bars = once(() => findBars(seen(), mostCodes));
  const matrices = once(() => findMatrices(seen(), limit));
  const isOfBars = once(() => (bars()[0]?.weight ?? 0) > plainly * (matrices()[0]?.weight ?? 0));
  const rung = (stage: Stage, read: () => readonly Found[]): boolean => {
    const start = now();
    for (const found of read()) {
      const known = readings.findIndex((reading) => isSame(reading, found));
      const before = readings[known];
      if (before === undefined) readings.push({ ...found, stage });
      // Another rung says the same: its lines are evidence, too.
      else readings[known] = { ...before, lines: before.lines + found.lines };
    }
    ms[stage] = now() - start;
    return readings.length > 0 && !many && !readings.some(isDoubtful);
  };
  const pass = (kind: Omit<EngineOptions, 'formats'>, formats: readonly CodeFormat[]): Found[] =>
    engine
      .read(picture, { ...kind, formats, symbols: many ? 0 : 1 })
      .filter((found) => !isWeak(found.symbology) || isWholeOf(bars(), found))
      .map((found) => scaled(tempered(found), scale));

  if (rung('fast', () => pass(fastPass, options.formats))) return { readings, ms };
  const common = { turn: options.turn, isLate };

  const strip = (): Found[] => {
    const found: Found[] = [];
    for (const region of rotated(bars().slice(0, limit), options)) {
      // A weak code that few lines agree on is worth a second look by other means.
      if (readings.some((reading) => isInside(reading.quad, region) && !isDoubtful(reading))) continue;
      const one = readStrip(engine, frame, grownBars(region, scale), { ...common, formats: linear });
      if (one !== undefined) found.push(one);
      if ((found.length > 0 && !many) || isLate()) break;
    }
    return found;
  };
  const patch = (): Found[] => {
    const found: Found[] = [];
    const middle = ({ x, y, width, height }: MatrixRegion) => ({ x: x + width / 2, y: y + height / 2 });
    const places = placesOf(rotated(matrices(), options), picture).filter(
      (region) => !readings.some(({ quad }) => isInside(quad, middle(region))),
    );
    // A picture that has all the time is cut at each scale, a frame at the one whose turn it is.
    const cuts = options.budget === Number.POSITIVE_INFINITY ? scaleTurns : [options.turn];
    let open = cuts.flatMap((turn) =>
      places.map((region) => ({
        region,
        read: patchReader(engine, frame, grownMatrix(region, scale), matrix, turn),
      })),
    );
    // Each place by one treatment before any by the next: the likeliest place is often not the code.
    for (const treatment of treatmentsInTurn(options.turn))
      for (const { region, read } of open) {
        const one = open.some((other) => other.region === region) ? read(treatment) : undefined;
        if (one !== undefined) {
          found.push(one);
          open = open.filter((other) => other.region !== region);
        }
        if ((found.length > 0 && !many) || isLate()) return found;
      }
    return found;
  };
  const rungs: Readonly<Record<Exclude<Stage, 'fast'>, () => readonly Found[]>> = {
    strip: () => (linear.length === 0 ? [] : strip()),
    patch: () => (matrix.length === 0 ? [] : patch()),
    // Matrix codes only: shrunken copies make even Code 128 read wrong with its checksum right (measured at 40 degrees of tilt),
    // and enlarged ones make lines agree that are one line. Linear codes have the strip.
    full: () => (matrix.length === 0 ? [] : pass(fullPass, matrix)),
    window: () => (matrix.length === 0 ? [] : readWindow(engine, frame, matrix)),
  };
  for (const [place, stage] of orderOf(options, isOfBars).entries()) {
    share = place === 0 && !(stage === 'strip' && isOfBars()) ? leadersShare : 1;
    // The first one is climbed however long the fast pass took.
    if (place > 0 && isLate()) break;
    if (rung(stage, rungs[stage])) break;
  }
  return { readings, ms };
}

/**
 * The strip and the patches of the likeliest places, which lead in turn: on a device so slow that one rung takes all the time, each
 * still gets some. The full pass costs as much as all the rest and finds what has no likely place: every eighth frame. For several
 * codes it comes every other frame, because it finds most at once, until nothing new comes any more. The window is for pictures
 * that have all the time.
 */
function orderOf(
  { turn, budget, many, isSettled }: ClimbOptions,
  ofBars: () => boolean,
): readonly Exclude<Stage, 'fast'>[] {
  if (budget === Number.POSITIVE_INFINITY) return ['strip', 'patch', 'full', 'window'];
  if (many) return turn % (isSettled === true ? 8 : 2) === 1 ? ['full', 'strip'] : ['strip', 'patch'];
  const other = turn % 8 === 7 ? 'full' : 'patch';
  return turn % (ofBars() ? 6 : 3) === 2 ? [other, 'strip'] : ['strip', other];
}

function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => (answer ??= { value: ask() }).value;
}

/** So much more of bars than of a matrix code that the strip may have the frame's time. */
const plainly = 3;

/** Begins at another one each frame, so that a frame cut short is not always cut at the same code. */
function rotated<T>(regions: readonly T[], { turn, many, isSettled }: ClimbOptions): readonly T[] {
  // Every other frame belongs to the full pass, as long as something new may come.
  const step = isSettled === true ? turn : turn >> 1;
  const from = many && regions.length > 0 ? step % regions.length : 0;
  return [...regions.slice(from), ...regions.slice(0, from)];
}

/** The likeliest places, and last the middle of the frame, where a worker aims, unless one of them covers it. */
function placesOf(regions: readonly MatrixRegion[], { width, height }: Luma): readonly MatrixRegion[] {
  const [x, y] = [width / 2, height / 2];
  const isCovered = regions.some(
    (one) => x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.height,
  );
  const side = height / 4;
  const middle = { x: x - side / 2, y: y - side / 2, width: side, height: side, weight: 0 };
  return isCovered ? regions : [...regions, middle];
}

/** The middle of the frame, where a worker aims, twice as large and sharper. */
function readWindow(engine: Engine, frame: Luma, formats: readonly CodeFormat[]): Found[] {
  const rect = { x: frame.width / 4, y: frame.height / 4, width: frame.width / 2, height: frame.height / 2 };
  const window = focused(cutPatch(frame, rect, Math.min(2, 1280 / rect.width)), 0.5, 0.05);
  return engine.read(patchLuma(window), { ...fullPass, formats }).map((found) => {
    const [a, b, c, d] = found.quad;
    return {
      ...found,
      quad: [toFrame(window, a), toFrame(window, b), toFrame(window, c), toFrame(window, d)] as const,
    };
  });
}

/** The rows that the engine reads may miss one end of a code: a weak one that fills only a part of its bars is a part of another. */
function isWholeOf(regions: readonly BarsRegion[], { quad }: Found): boolean {
  const [a, b] = quad;
  const [x, y] = middleOf(quad);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const around = regions.find((region) => {
    const [ax, ay] = [Math.cos(region.angle), Math.sin(region.angle)];
    const along = (x - region.x) * ax + (y - region.y) * ay;
    const across = (y - region.y) * ax - (x - region.x) * ay;
    return (
      Math.abs(along) < region.halfLength &&
      Math.abs(across - region.slope * along) < region.halfHeight + cellMargin
    );
  });
  return around === undefined || length >= wholeShare * 2 * around.halfLength;
}

const cellMargin = 12;
/** A UPC-E inside an EAN-13 takes 54 of 100; the bars seem longer than they are where the paper ends near them. */
const wholeShare = 0.6;

/** EAN-8 and UPC-E are short enough to be found inside longer codes, on many lines: they need the strip to agree. */
function tempered(found: Found): Found {
  return found.format === 'EAN8' || found.format === 'UPCE'
    ? { ...found, lines: Math.min(found.lines, 1) }
    : found;
}

/** A weak code that too few lines agree on: one frame does not prove it. */
export function isDoubtful({ symbology, lines }: Found): boolean {
  return isWeak(symbology) && lines < sureLines;
}

const sureLines = 4;

export function isSame(reading: Reading, found: Found): boolean {
  if (reading.text !== found.text) return false;
  const [ax, ay] = middleOf(reading.quad);
  const [bx, by] = middleOf(found.quad);
  const [corner] = found.quad;
  return Math.hypot(ax - bx, ay - by) < 1.2 * Math.hypot(corner.x - bx, corner.y - by) + 20;
}

function middleOf(quad: Found['quad']): readonly [number, number] {
  return [
    (quad[0].x + quad[1].x + quad[2].x + quad[3].x) / 4,
    (quad[0].y + quad[1].y + quad[2].y + quad[3].y) / 4,
  ];
}

/** Whether a place found in the working picture is a code that was read already. */
function isInside(quad: Found['quad'], { x, y }: { readonly x: number; readonly y: number }): boolean {
  const xs = quad.map((corner) => corner.x);
  const ys = quad.map((corner) => corner.y);
  return (
    x > Math.min(...xs) - 10 &&
    x < Math.max(...xs) + 10 &&
    y > Math.min(...ys) - 10 &&
    y < Math.max(...ys) + 10
  );
}

function scaled(found: Found, scale: number): Found {
  const [a, b, c, d] = found.quad;
  const grown = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: x * scale, y: y * scale });
  return scale === 1 ? found : { ...found, quad: [grown(a), grown(b), grown(c), grown(d)] };
}

function grownBars(region: BarsRegion, scale: number): BarsRegion {
  return {
    ...region,
    x: region.x * scale,
    y: region.y * scale,
    halfLength: region.halfLength * scale,
    halfHeight: region.halfHeight * scale,
    bend: region.bend / scale,
    fan: region.fan / scale,
  };
}

function grownMatrix(region: MatrixRegion, scale: number): MatrixRegion {
  return {
    ...region,
    x: region.x * scale,
    y: region.y * scale,
    width: region.width * scale,
    height: region.height * scale,
  };
}
