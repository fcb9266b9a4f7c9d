import { type Cells, quantile } from './cells.ts';
import { neighbours, orderBy } from './cell-walk.ts';
import { fitParabola, slopeOf } from './least-squares.ts';

/** A place where a linear code may stand, in pixels. */
export interface BarsRegion {
  readonly x: number;
  readonly y: number;
  /** Radians of the reading direction, across the bars. */
  readonly angle: number;
  /** From the middle along the reading direction and along the bars. */
  readonly halfLength: number;
  readonly halfHeight: number;
  /** The middle line against the reading direction: v = slope u + bend u². */
  readonly slope: number;
  readonly bend: number;
  /** How the bars' direction turns along the code (perspective): radians a pixel. */
  readonly fan: number;
  readonly weight: number;
}

/** The likeliest linear codes of a frame, best first. */
export function findBars(cells: Cells, limit: number): BarsRegion[] {
  const floor = Math.max(0.0015, quantile(cells.agreed, 0.5) * 3);
  const taken = new Uint8Array(cells.agreed.length);
  const pieces: Piece[] = [];
  for (const seed of orderBy(cells.agreed, floor)) {
    if (taken[seed] === 1) continue;
    const members = growBars(cells, seed, floor, taken);
    const region = members.length < 6 ? undefined : barsOf(cells, members);
    if (region !== undefined) pieces.push({ members, region });
    if (pieces.length >= 24) break;
  }
  return joined(cells, pieces)
    .map(({ region }) => region)
    .filter(({ halfLength }) => halfLength >= 4 * cells.size)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, limit);
}

interface Piece {
  readonly members: readonly number[];
  readonly region: BarsRegion;
}

/** Wide bars and spaces part a code into pieces; pieces that continue each other are one code. */
function joined(cells: Cells, pieces: readonly Piece[]): Piece[] {
  const left = pieces.toSorted((a, b) => b.region.weight - a.region.weight);
  const whole: Piece[] = [];
  for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
    let current = piece;
    for (let index = 0; index < left.length; index += 1) {
      const other = left[index];
      if (other === undefined || !continues(current.region, other.region, cells.size)) continue;
      // A single edge, such as the paper's own, is no piece of a code.
      if (Math.min(current.region.halfLength, other.region.halfLength) < 2.6 * cells.size) continue;
      if (strengthOf(other) < 0.25 * strengthOf(current)) continue;
      const members = [...current.members, ...other.members];
      const region = barsOf(cells, members);
      if (region === undefined) continue;
      current = { members, region };
      left.splice(index, 1);
      // A longer code reaches pieces that were too far before.
      index = -1;
    }
    whole.push(current);
  }
  return whole;
}

function strengthOf({ region, members }: Piece): number {
  return region.weight / members.length;
}

function continues(a: BarsRegion, b: BarsRegion, size: number): boolean {
  const turn = Math.abs(Math.sin(a.angle - b.angle));
  if (turn > 0.45) return false;
  const [ax, ay] = [Math.cos(a.angle), Math.sin(a.angle)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.abs(dx * ax + dy * ay);
  const across = Math.abs(dy * ax - dx * ay);
  const tall = Math.max(a.halfHeight, b.halfHeight);
  const low = Math.min(a.halfHeight, b.halfHeight);
  const gap = along - a.halfLength - b.halfLength;
  return (
    low > 0.4 * tall &&
    across < 0.5 * tall + 0.25 * along &&
    gap < Math.max(24, Math.min(10 * size, 1.1 * tall)) &&
    gap > -tall
  );
}

/** Neighbours whose edges lie the same way and are not much weaker. */
function growBars(cells: Cells, seed: number, floor: number, taken: Uint8Array): number[] {
  const members = [seed];
  taken[seed] = 1;
  let cos = cells.cos[seed] ?? 0;
  let sin = cells.sin[seed] ?? 0;
  for (let head = 0; head < members.length; head += 1) {
    const at = members[head] ?? 0;
    const weakest = Math.max(floor, 0.1 * (cells.agreed[at] ?? 0));
    for (const next of neighbours(cells, at)) {
      const strength = cells.agreed[next] ?? 0;
      if (taken[next] === 1 || strength < weakest) continue;
      const [c, s] = [cells.cos[next] ?? 0, cells.sin[next] ?? 0];
      // Doubled angles: 15 degrees from the neighbour and 30 from the whole, for bars that fan out under perspective.
      if (c * (cells.cos[at] ?? 0) + s * (cells.sin[at] ?? 0) < 0.86 * strength * (cells.agreed[at] ?? 0))
        continue;
      if (c * cos + s * sin < 0.5 * strength * Math.hypot(cos, sin)) continue;
      if (strength < 0.5 * (cells.energy[next] ?? 0)) continue;
      taken[next] = 1;
      members.push(next);
      cos += c;
      sin += s;
    }
  }
  return members;
}

function barsOf(cells: Cells, members: readonly number[]): BarsRegion | undefined {
  const { size, columns } = cells;
  let [cos, sin, weight, mx, my] = [0, 0, 0, 0, 0];
  for (const at of members) {
    cos += cells.cos[at] ?? 0;
    sin += cells.sin[at] ?? 0;
    weight += cells.agreed[at] ?? 0;
    mx += ((at % columns) + 0.5) * size;
    my += (Math.floor(at / columns) + 0.5) * size;
  }
  const angle = Math.atan2(sin, cos) / 2;
  const [ax, ay] = [Math.cos(angle), Math.sin(angle)];
  mx /= members.length;
  my /= members.length;
  const places = members.map((at) => {
    const dx = ((at % columns) + 0.5) * size - mx;
    const dy = (Math.floor(at / columns) + 0.5) * size - my;
    return { at, u: dx * ax + dy * ay, v: dy * ax - dx * ay };
  });
  const along = places.map(({ u }) => u).sort((a, b) => a - b);
  const [u0, u1] = [at(along, 0), at(along, 1)];
  const middle = (u0 + u1) / 2;
  const line = fitParabola(places.map(({ u, v }) => ({ u: u - middle, v })));
  const turns = places.map(({ at, u }) => {
    // The cell's own direction against the region's, for the turn of the bars along the code.
    const [c, s] = [cells.cos[at] ?? 0, cells.sin[at] ?? 0];
    const [c2, s2] = [Math.cos(2 * angle), Math.sin(2 * angle)];
    return {
      u: u - middle,
      v: Math.atan2(s * c2 - c * s2, c * c2 + s * s2) / 2,
      weight: cells.agreed[at] ?? 0,
    };
  });
  const across = places
    .map(({ u, v }) => v - line.rise - line.slope * (u - middle) - line.bend * (u - middle) ** 2)
    .sort((a, b) => a - b);
  const [v0, v1] = [at(across, 0.04), at(across, 0.96)];
  const v = line.rise + (v0 + v1) / 2;
  return {
    x: mx + middle * ax - v * ay,
    y: my + middle * ay + v * ax,
    angle,
    halfLength: (u1 - u0) / 2 + size / 2,
    halfHeight: (v1 - v0) / 2 + size / 2,
    slope: line.slope,
    bend: line.bend,
    fan: slopeOf(turns),
    weight,
  };
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
