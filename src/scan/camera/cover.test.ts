import { expect, test } from 'vitest';
import { pointInPicture } from './cover.ts';

const picture = { width: 1280, height: 720 };

test('in a box of the same shape a point keeps its share', () => {
  expect(pointInPicture({ x: 160, y: 45 }, { width: 640, height: 360 }, picture)).toEqual({
    x: 0.25,
    y: 0.125,
  });
});

test('a narrow box shows the middle of a wide picture: its edge lies inside the picture', () => {
  const box = { width: 360, height: 360 };
  expect(pointInPicture({ x: 0, y: 180 }, box, picture)).toEqual({ x: 0.21875, y: 0.5 });
  expect(pointInPicture({ x: 180, y: 0 }, box, picture)).toEqual({ x: 0.5, y: 0 });
});

test('before the first frame every point is the middle', () => {
  expect(pointInPicture({ x: 1, y: 1 }, { width: 10, height: 10 }, { width: 0, height: 0 })).toEqual({
    x: 0.5,
    y: 0.5,
  });
});
