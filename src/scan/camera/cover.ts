import type { Point } from '../scan-event.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a point of the box on the page lies in the picture that covers it (`object-fit: cover`), each coordinate between 0 and 1.
 * What does not fit is cut off evenly on both sides.
 */
export function pointInPicture(at: Point, box: Size, picture: Size): Point {
  if (picture.width === 0 || picture.height === 0 || box.width === 0 || box.height === 0)
    return { x: 0.5, y: 0.5 };
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  const within = (value: number, side: number, full: number): number =>
    Math.min(1, Math.max(0, (value + (full * scale - side) / 2) / (full * scale)));
  return { x: within(at.x, box.width, picture.width), y: within(at.y, box.height, picture.height) };
}
