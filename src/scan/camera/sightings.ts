import type { Sighting } from '../ladder/acceptance.ts';
import type { Reading } from '../ladder/ladder.ts';
import type { Point, Quad, ScanEvent, ScanSource } from '../scan-event.ts';

/** A reading in the frame's own measure, so that overlays and rules need no pixels. */
export interface FoundCode extends Sighting {
  readonly format: string;
  readonly quad: Quad;
}

export function foundInFrame(reading: Reading, width: number, height: number): FoundCode {
  const [a, b, c, d] = reading.quad;
  const within = ({ x, y }: Point): Point => ({ x: x / width, y: y / height });
  const quad: Quad = [within(a), within(b), within(c), within(d)];
  return {
    text: reading.text,
    symbology: reading.symbology,
    format: reading.format,
    lines: reading.lines,
    quad,
    centre: centreOf(quad),
  };
}

export function centreOf(quad: Quad): Point {
  let x = 0;
  let y = 0;
  for (const corner of quad) {
    x += corner.x / 4;
    y += corner.y / 4;
  }
  return { x, y };
}

/** The one nearest to the middle of the aim window: what a worker means when several are in view. */
export function nearestTo<T extends { readonly centre: Point }>(
  codes: readonly T[],
  point: Point,
): T | undefined {
  const distance = ({ centre }: T): number => Math.hypot(centre.x - point.x, centre.y - point.y);
  return codes.toSorted((one, other) => distance(one) - distance(other))[0];
}

export function eventOf(
  code: FoundCode,
  at: number,
  source: Extract<ScanSource, 'camera' | 'file'>,
  confidence: number,
): ScanEvent {
  const { text, symbology, format, quad } = code;
  return { text, symbology, format, position: quad, confidence, source, at };
}
