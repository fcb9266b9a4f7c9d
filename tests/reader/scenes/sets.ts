import { type Random, randomOf } from './random.ts';
import { type Scene, plainScene } from './scene.ts';
import { type SymbolKind, matrixSymbols, printSymbol, warehouseSymbols } from './symbols.ts';

export interface SetScene extends Scene {
  /** The degradation by which results are grouped. */
  readonly kind: string;
  readonly level: number;
}

type Degrade = (level: number, random: Random) => Partial<Scene>;

/** Thirteen kinds, three levels each; the levels are those of the earlier measurements that the aims refer to. */
const kinds: Readonly<Record<string, Degrade>> = {
  clean: (level) => ({ pixels: [4, 3, 2.5][level] ?? 3 }),
  small: (level) => ({ pixels: [2, 1.5, 1.2][level] ?? 2 }),
  rotate: (_, random) => ({ angle: random.between(0, 360) }),
  tilt: (level, random) => ({ tilt: [25, 40, 55][level] ?? 25, tiltAxis: random.pick([0, 90, 180, 270]) }),
  defocus: (level) => ({ defocus: [0.4, 0.6, 0.8][level] ?? 0.4 }),
  motion: (level, random) => ({
    motion: { length: [1, 1.6, 2.4][level] ?? 1, angle: random.between(0, 180) },
  }),
  noise: (level) => ({ noise: [12, 25, 40][level] ?? 12 }),
  contrast: (level) => ({ contrast: [60, 35, 20][level] ?? 60 }),
  glare: (level) => ({ glare: [0.2, 0.35, 0.5][level] ?? 0.2 }),
  inverted: (level) => ({ inverted: true, pixels: [4, 3, 2.5][level] ?? 3 }),
  curved: (level) => ({ curve: [60, 90, 120][level] ?? 60 }),
  dirt: (level) => ({ dirt: [0.03, 0.07, 0.12][level] ?? 0.03 }),
  shadow: (level, random) => ({ shadow: [0.4, 0.55, 0.7][level] ?? 0.4, penumbra: random.between(0.3, 6) }),
};

export const degradations = Object.keys(kinds);

/** 7 symbols x 13 kinds x 3 levels in 1280x720. */
export function matrixSet(
  seed: number,
  pick: { kinds?: readonly string[]; symbols?: readonly SymbolKind[] } = {},
): SetScene[] {
  const scenes: SetScene[] = [];
  for (const symbol of pick.symbols ?? matrixSymbols)
    for (const kind of pick.kinds ?? degradations)
      for (let level = 0; level < 3; level += 1) {
        const name = `matrix/${seed}/${symbol}/${kind}/${level}`;
        const random = randomOf(`${name}/choices`);
        const scene = {
          ...plainScene,
          name,
          symbol,
          angle: random.between(-4, 4),
          at: { x: random.between(0.47, 0.53), y: random.between(0.47, 0.53) },
          ...kinds[kind]?.(level, random),
        };
        scenes.push({ ...fitted(scene), kind, level });
      }
  return scenes;
}

export const resolutions = {
  vga: [640, 480],
  hd: [1280, 720],
  fhd: [1920, 1080],
} as const;

/** Labels as a hand holds a phone to them: any angle, some tilt, blur, motion, noise and shadow at once. */
export function warehouseSet(seeds: readonly number[], resolution: keyof typeof resolutions): SetScene[] {
  const [width, height] = resolutions[resolution];
  return seeds.flatMap((seed) =>
    warehouseSymbols.map((symbol) => {
      const name = `warehouse/${seed}/${symbol}`;
      const random = randomOf(`${name}/choices`);
      const scene: Scene = {
        ...plainScene,
        name,
        symbol,
        width,
        height,
        pixels: random.between(3, 4.8),
        angle: random.between(0, 360),
        tilt: random.between(0, 35),
        tiltAxis: random.between(0, 360),
        at: { x: random.between(0.42, 0.58), y: random.between(0.42, 0.58) },
        defocus: random.between(0.1, 0.35),
        motion: { length: random.between(0, 0.8), angle: random.between(0, 180) },
        noise: random.between(3, 10),
        contrast: random.between(70, 180),
        shadow: random.next() < 0.4 ? random.between(0.2, 0.6) : 0,
        penumbra: random.between(0.5, 6),
        glare: random.next() < 0.2 ? random.between(0.08, 0.2) : 0,
        dirt: random.next() < 0.25 ? random.between(0.005, 0.03) : 0,
        curve: random.next() < 0.2 ? random.between(20, 60) : 0,
      };
      return { ...fitted(scene), kind: 'warehouse', level: 0 };
    }),
  );
}

/** Frames without a symbol: whatever is read in them is a wrong read. */
export function emptySet(seed: number, count: number): SetScene[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `empty/${seed}/${index}`;
    const random = randomOf(`${name}/choices`);
    return { ...plainScene, name, symbol: 'none', noise: random.between(2, 30), kind: 'empty', level: index };
  });
}

/** A long symbol turned upright would leave the frame: the worker steps back until it fits. */
function fitted(scene: Scene): Scene {
  if (scene.symbol === 'none') return scene;
  const { width, height, quiet } = printSymbol(scene.symbol, randomOf(scene.name));
  const turn = (scene.angle * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const across = (width + 2 * quiet) * cos + height * sin;
  const down = (width + 2 * quiet) * sin + height * cos;
  const frame = { width: 1280 * 0.95, height: ((1280 * scene.height) / scene.width) * 0.95 };
  const room = 1 - 2 * Math.max(Math.abs(scene.at.x - 0.5), Math.abs(scene.at.y - 0.5));
  return {
    ...scene,
    pixels: Math.min(scene.pixels, (frame.width * room) / across, (frame.height * room) / down),
  };
}
