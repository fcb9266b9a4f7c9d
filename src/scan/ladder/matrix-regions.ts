import { type Cells, quantile } from './cells.ts';
import { neighbours, orderBy } from './cell-walk.ts';

/** A place where a matrix code may stand, in pixels. */
export interface MatrixRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly weight: number;
}

/** The likeliest matrix codes of a frame, best first: blobs of edges without one direction. */
export function findMatrices(cells: Cells, limit: number): MatrixRegion[] {
  const restless = new Float32Array(cells.energy.length);
  for (let i = 0; i < restless.length; i += 1)
    restless[i] = Math.max(0, (cells.energy[i] ?? 0) - 0.8 * (cells.agreed[i] ?? 0));
  const floor = Math.max(0.002, quantile(restless, 0.5) * 3);
  const taken = new Uint8Array(restless.length);
  const regions: MatrixRegion[] = [];
  for (const seed of orderBy(restless, floor)) {
    if (taken[seed] === 1) continue;
    const region = matrixOf(cells, restless, growMatrix(cells, restless, seed, floor, taken));
    if (region !== undefined) regions.push(region);
    if (regions.length >= limit * 4) break;
  }
  return regions.toSorted((a, b) => b.weight - a.weight).slice(0, limit);
}

function growMatrix(
  cells: Cells,
  restless: Float32Array,
  seed: number,
  floor: number,
  taken: Uint8Array,
): number[] {
  const members = [seed];
  taken[seed] = 1;
  for (let head = 0; head < members.length; head += 1) {
    const at = members[head] ?? 0;
    const weakest = Math.max(floor, 0.15 * (restless[at] ?? 0), 0.08 * (restless[seed] ?? 0));
    for (const next of neighbours(cells, at)) {
      if (taken[next] === 1 || (restless[next] ?? 0) < weakest) continue;
      taken[next] = 1;
      members.push(next);
    }
  }
  return members;
}

function matrixOf(
  cells: Cells,
  restless: Float32Array,
  members: readonly number[],
): MatrixRegion | undefined {
  if (members.length < 4) return undefined;
  const { size, columns } = cells;
  let [left, right, top, bottom, weight] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (const at of members) {
    const column = at % columns;
    const row = Math.floor(at / columns);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    weight += restless[at] ?? 0;
  }
  const [width, height] = [(right - left + 1) * size, (bottom - top + 1) * size];
  // Matrix codes are about square and fill their box, turned or not; text lines and edges do neither.
  if (Math.max(width, height) > 3 * Math.min(width, height)) return undefined;
  return {
    x: left * size,
    y: top * size,
    width,
    height,
    weight: weight * (members.length / ((width * height) / (size * size))),
  };
}
