import { createAcceptance } from '../../../src/scan/ladder/acceptance.ts';
import type { Engine } from '../../../src/scan/ladder/engine.ts';
import { floorFormats } from '../../../src/scan/ladder/formats.ts';
import { type Reading, climb } from '../../../src/scan/ladder/ladder.ts';
import { randomOf } from '../../reader/scenes/random.ts';
import { renderScene } from '../../reader/scenes/render.ts';
import { warehouseSet } from '../../reader/scenes/sets.ts';
import { type Timing, timing } from './timing.ts';

/** The processor's own milliseconds: what else the machine does must not decide how far the ladder gets in a frame. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
/** Frames that a device of 60 ms a frame sees in a second. */
const frames = 16;

/** One second of a hand that does not hold still, over warehouse labels: read and accepted within it, and never as another. */
export function jitterVideo(
  engine: Engine,
  seed: number,
  videos: number,
): {
  videos: number;
  read: number;
  wrong: string[];
  missed: string[];
  framesToRead: number[];
  cpuMsPerFrame: Timing;
} {
  const frameMs: number[] = [];
  const missed: string[] = [];
  const wrong: string[] = [];
  const framesToRead: number[] = [];
  for (const scene of warehouseSet(
    Array.from({ length: 6 }, (_, at) => seed + at),
    'hd',
  ).slice(0, videos)) {
    const random = randomOf(`${scene.name}/jitter`);
    const acceptance = createAcceptance<Reading & { centre: { x: number; y: number } }>();
    let done = false;
    for (let frame = 0; frame < frames && !done; frame += 1) {
      const moved = {
        ...scene,
        at: { x: scene.at.x + random.between(-0.02, 0.02), y: scene.at.y + random.between(-0.03, 0.03) },
        angle: scene.angle + random.between(-4, 4),
        tilt: Math.max(0, scene.tilt + random.between(-6, 6)),
        defocus: scene.defocus * random.between(0.5, 1.5),
        motion: { length: random.between(0, 1.6), angle: random.between(0, 180) },
      };
      const { luma, symbol } = renderScene(moved);
      const begun = now();
      const { readings } = climb(engine, luma, {
        formats: floorFormats,
        many: false,
        budget: 55,
        turn: frame,
        now,
      });
      frameMs.push(now() - begun);
      const sightings = readings.map((reading) => ({
        ...reading,
        centre: { x: reading.quad[0].x / 1280, y: reading.quad[0].y / 720 },
      }));
      for (const { text, symbology } of acceptance.see(sightings, frame * 60).fresh) {
        if (text === symbol?.text && symbology === symbol.symbology) done = true;
        else wrong.push(`${scene.name}: ${symbology} ${text}`);
      }
      if (done) framesToRead.push(frame + 1);
    }
    if (!done) missed.push(scene.name);
  }
  return { videos, read: framesToRead.length, wrong, missed, framesToRead, cpuMsPerFrame: timing(frameMs) };
}
