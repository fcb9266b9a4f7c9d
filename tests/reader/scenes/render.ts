import type { Luma } from '../../../src/scan/ladder/luma.ts';
import { blur, smear } from './optics.ts';
import { type Random, randomOf } from './random.ts';
import type { Scene } from './scene.ts';
import { type PrintedSymbol, printSymbol } from './symbols.ts';

export interface Rendered {
  readonly luma: Luma;
  readonly symbol: PrintedSymbol | undefined;
}

/** Casts a ray through every pixel onto the label, flat or round a cylinder, then adds light, optics and sensor. */
export function renderScene(scene: Scene): Rendered {
  const random = randomOf(scene.name);
  const symbol = scene.symbol === 'none' ? undefined : printSymbol(scene.symbol, random);
  const { width, height } = scene;
  const grey = backdrop(width, height, random);
  const scale = (scene.pixels * width) / 1280;
  if (symbol !== undefined) paintLabel(grey, scene, symbol, scale, random);
  const sigma = Math.hypot(scene.defocus * scale, 0.35);
  if (symbol !== undefined || scene.defocus > 0) blur(grey, width, height, sigma);
  smear(grey, width, height, scene.motion.length * scale, scene.motion.angle);
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i += 1) {
    const value = (grey[i] ?? 0) + scene.noise * random.gauss();
    data[i] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
  return { luma: { width, height, data }, symbol };
}

/** Cardboard: a slope of light, soft blotches and a few straight edges such as tape and shelves have. */
function backdrop(width: number, height: number, random: Random): Float32Array {
  const grey = new Float32Array(width * height);
  const [base, slopeX, slopeY] = [random.between(90, 170), random.between(-30, 30), random.between(-30, 30)];
  const waves = Array.from({ length: 4 }, () => ({
    x: random.between(-0.05, 0.05),
    y: random.between(-0.05, 0.05),
    phase: random.between(0, 6.28),
    depth: random.between(1, 6),
  }));
  const edges = Array.from({ length: 3 }, () => ({
    cos: Math.cos(random.between(0, 3.14)),
    sin: Math.sin(random.between(0, 3.14)),
    at: random.between(-0.6, 0.6) * width,
    step: random.between(-25, 25),
  }));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let value = base + (slopeX * x) / width + (slopeY * y) / height;
      for (const wave of waves) value += wave.depth * Math.sin(wave.x * x + wave.y * y + wave.phase);
      for (const edge of edges)
        if ((x - width / 2) * edge.cos + (y - height / 2) * edge.sin > edge.at) value += edge.step;
      grey[y * width + x] = value;
    }
  }
  return grey;
}

type Vector = readonly [number, number, number];

interface Pose {
  /** The label's own right, down and away directions in the camera's space. */
  readonly right: Vector;
  readonly down: Vector;
  readonly away: Vector;
  readonly middle: Vector;
  readonly focal: number;
}

function poseOf(scene: Scene, scale: number): Pose {
  // A phone's main lens: 70 degrees across.
  const focal = scene.width * 0.714;
  const distance = focal / scale;
  const [a, t, x] = [scene.angle, scene.tilt, scene.tiltAxis].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  // Rodrigues about an axis in the label's plane, then a turn in the picture.
  const axis: Vector = [Math.cos(x), Math.sin(x), 0];
  const tilted = (v: Vector): Vector => {
    const [c, s] = [Math.cos(t), Math.sin(t)];
    const dot = v[0] * axis[0] + v[1] * axis[1];
    const cross: Vector = [axis[1] * v[2], -axis[0] * v[2], axis[0] * v[1] - axis[1] * v[0]];
    return [0, 1, 2].map(
      (i) => (v[i] ?? 0) * c + (cross[i] ?? 0) * s + (axis[i] ?? 0) * dot * (1 - c),
    ) as unknown as Vector;
  };
  const turned = ([vx, vy, vz]: Vector): Vector => [
    vx * Math.cos(a) - vy * Math.sin(a),
    vx * Math.sin(a) + vy * Math.cos(a),
    vz,
  ];
  return {
    right: turned(tilted([1, 0, 0])),
    down: turned(tilted([0, 1, 0])),
    away: turned(tilted([0, 0, 1])),
    middle: [
      ((scene.at.x - 0.5) * scene.width * distance) / focal,
      ((scene.at.y - 0.5) * scene.height * distance) / focal,
      distance,
    ],
    focal,
  };
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Where a ray meets the label: modules from its middle, or undefined beside it. */
function meet(pose: Pose, radius: number, ray: Vector): readonly [number, number] | undefined {
  const [rx, ry, rz] = [dot(ray, pose.right), dot(ray, pose.down), dot(ray, pose.away)];
  const [mx, my, mz] = [
    dot(pose.middle, pose.right),
    dot(pose.middle, pose.down),
    dot(pose.middle, pose.away),
  ];
  if (radius === 0) {
    if (rz === 0) return undefined;
    const reach = mz / rz;
    return reach <= 0 ? undefined : [reach * rx - mx, reach * ry - my];
  }
  // The cylinder's axis runs down the label, a radius behind its middle line; the camera sees its near side.
  const [cx, cz] = [mx, mz + radius];
  const a = rx * rx + rz * rz;
  const b = rx * cx + rz * cz;
  const root = b * b - a * (cx * cx + cz * cz - radius * radius);
  if (root < 0) return undefined;
  const reach = (b - Math.sqrt(root)) / a;
  return [radius * Math.asin(Math.max(-1, Math.min(1, (reach * rx - cx) / radius))), reach * ry - my];
}

/** Rays a pixel, each way: bars of one pixel need them. */
const rays = 3;

function paintLabel(
  grey: Float32Array,
  scene: Scene,
  symbol: PrintedSymbol,
  scale: number,
  random: Random,
): void {
  const pose = poseOf(scene, scale);
  const radius = scene.curve === 0 ? 0 : symbol.width / ((scene.curve * Math.PI) / 180);
  const surface = surfaceOf(scene, symbol, random);
  const box = boxOf(scene, pose, symbol, radius);
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      let sum = 0;
      let hits = 0;
      for (let sub = 0; sub < rays * rays; sub += 1) {
        const px = x + ((sub % rays) + 0.5) / rays - scene.width / 2;
        const py = y + (Math.floor(sub / rays) + 0.5) / rays - scene.height / 2;
        const place = meet(pose, radius, [px, py, pose.focal]);
        const value =
          place === undefined
            ? undefined
            : surface(place[0] + symbol.width / 2, place[1] + symbol.height / 2);
        if (value === undefined) continue;
        sum += value;
        hits += 1;
      }
      if (hits === 0) continue;
      const i = y * scene.width + x;
      grey[i] = (sum + (grey[i] ?? 0) * (rays * rays - hits)) / (rays * rays);
    }
  }
}

function boxOf(
  scene: Scene,
  pose: Pose,
  symbol: PrintedSymbol,
  radius: number,
): { left: number; top: number; right: number; bottom: number } {
  const half = Math.hypot(symbol.width, symbol.height) / 2 + symbol.quiet + 12;
  const reach = ((half + radius * 0.2) * pose.focal) / (pose.middle[2] * 0.8);
  const [cx, cy] = [scene.at.x * scene.width, scene.at.y * scene.height];
  return {
    left: Math.max(0, Math.floor(cx - reach)),
    top: Math.max(0, Math.floor(cy - reach)),
    right: Math.min(scene.width, Math.ceil(cx + reach)),
    bottom: Math.min(scene.height, Math.ceil(cy + reach)),
  };
}

/** The grey of the label at a place in modules from the symbol's corner; undefined beside the label. */
function surfaceOf(
  scene: Scene,
  symbol: PrintedSymbol,
  random: Random,
): (x: number, y: number) => number | undefined {
  const paper = Math.min(235, 128 + scene.contrast / 2);
  const ink = paper - scene.contrast;
  const margin = Math.max(symbol.quiet, 2) + 4;
  const speckle = dirtOf(scene, symbol, random);
  const lit = lightOf(scene, symbol, random);
  const [light, dark] = scene.inverted ? [ink, paper] : [paper, ink];
  return (x, y) => {
    if (x < -margin || y < -margin || x >= symbol.width + margin || y >= symbol.height + margin)
      return undefined;
    const inside = x >= 0 && y >= 0 && x < symbol.width && y < symbol.height;
    const printed = inside && symbol.isDark(x, y) ? dark : light;
    return lit(x, y, speckle(x, y) ?? printed);
  };
}

/** Specks of ink and scratches of paper, half a module to three across, till the part is covered. */
function dirtOf(
  scene: Scene,
  symbol: PrintedSymbol,
  random: Random,
): (x: number, y: number) => number | undefined {
  if (scene.dirt === 0) return () => undefined;
  const specks: { x: number; y: number; r: number; grey: number }[] = [];
  let left = scene.dirt * symbol.width * symbol.height;
  while (left > 0) {
    const r = random.between(0.25, symbol.linear ? 1.4 : 0.9);
    specks.push({
      x: random.between(0, symbol.width),
      y: random.between(0, symbol.height),
      r,
      grey: random.next() < 0.5 ? 60 : 215,
    });
    left -= Math.PI * r * r;
  }
  // Buckets of four modules, so that a ray looks at a few specks only.
  const columns = Math.ceil(symbol.width / 4) + 2;
  const buckets = new Map<number, typeof specks>();
  for (const speck of specks)
    for (let by = Math.floor((speck.y - speck.r) / 4); by <= Math.floor((speck.y + speck.r) / 4); by += 1)
      for (let bx = Math.floor((speck.x - speck.r) / 4); bx <= Math.floor((speck.x + speck.r) / 4); bx += 1) {
        const key = (by + 1) * columns + bx + 1;
        buckets.set(key, [...(buckets.get(key) ?? []), speck]);
      }
  return (x, y) =>
    buckets
      .get((Math.floor(y / 4) + 1) * columns + Math.floor(x / 4) + 1)
      ?.find((speck) => (speck.x - x) ** 2 + (speck.y - y) ** 2 < speck.r * speck.r)?.grey;
}

/** A shadow whose edge crosses the symbol, and a highlight on it. */
function lightOf(
  scene: Scene,
  symbol: PrintedSymbol,
  random: Random,
): (x: number, y: number, grey: number) => number {
  const turn = random.between(0, Math.PI * 2);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const shift = random.between(-0.2, 0.2) * Math.min(symbol.width, symbol.height);
  const short = Math.min(symbol.width, symbol.height);
  const spot = {
    x: symbol.width * random.between(0.2, 0.8),
    y: symbol.height * random.between(0.2, 0.8),
    r: Math.max(0.01, scene.glare * short),
  };
  return (x, y, grey) => {
    let value = grey;
    if (scene.shadow > 0) {
      const across = (x - symbol.width / 2) * cos + (y - symbol.height / 2) * sin - shift;
      value *= 1 - scene.shadow / (1 + Math.exp(-across / Math.max(0.1, scene.penumbra)));
    }
    if (scene.glare > 0) {
      const far = ((x - spot.x) ** 2 + (y - spot.y) ** 2) / (spot.r * spot.r);
      value += 320 * Math.exp(-far * 1.5);
    }
    return Math.min(255, value);
  };
}
