import type { Luma } from '../../../src/scan/ladder/luma.ts';
import { renderScene } from './render.ts';
import { type Scene, plainScene } from './scene.ts';

/** Every kind of code that one pallet may bear, large enough to be read at once. */
export const sixLabels: readonly Partial<Scene>[] = [
  { symbol: 'ean13', pixels: 6 },
  { symbol: 'gs1datamatrix', pixels: 10 },
  { symbol: 'code128', pixels: 5 },
  { symbol: 'itf14', pixels: 5, angle: 8 },
  { symbol: 'gs1qrcode', pixels: 9 },
  { symbol: 'databaromni', pixels: 7, angle: -6 },
];

/** Several labels in one frame: each scene gives the tile that it stands in, three in a row. */
export function montage(scenes: readonly Partial<Scene>[]): { luma: Luma; texts: string[] } {
  const [columns, width, height] = [3, 1280, 720];
  const data = new Uint8Array(width * height).fill(150);
  const texts: string[] = [];
  for (const [index, scene] of scenes.entries()) {
    const { luma, symbol } = renderScene({
      ...plainScene,
      ...scene,
      name: `camera/tile/${index}`,
      width: 420,
      height: 350,
    });
    if (symbol !== undefined) texts.push(symbol.text);
    const [left, top] = [(index % columns) * 426, Math.floor(index / columns) * 360];
    for (let y = 0; y < luma.height; y += 1)
      data.set(luma.data.subarray(y * luma.width, (y + 1) * luma.width), (top + y) * width + left);
  }
  return { luma: { width, height, data }, texts };
}
