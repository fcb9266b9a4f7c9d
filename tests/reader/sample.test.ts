import { beforeAll, describe, expect, test } from 'vitest';
import { createAcceptance } from '../../src/scan/ladder/acceptance.ts';
import type { Engine } from '../../src/scan/ladder/engine.ts';
import { floorFormats } from '../../src/scan/ladder/formats.ts';
import { type Reading, climb } from '../../src/scan/ladder/ladder.ts';
import { readStill } from '../../src/scan/ladder/still.ts';
import { loadNodeEngine } from './node-engine.ts';
import { renderScene } from './scenes/render.ts';
import { type SetScene, emptySet, matrixSet, warehouseSet } from './scenes/sets.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadNodeEngine();
});

// Time stands still, so that no load on the machine changes what is read.
const read = (scene: SetScene) => {
  const { luma, symbol } = renderScene(scene);
  const { readings } = readStill(engine, luma, floorFormats, () => 0);
  const isRight = (reading: Reading) =>
    reading.text === symbol?.text && reading.symbology === symbol.symbology;
  return {
    scene: scene.name,
    read: readings.some(isRight),
    wrong: readings
      .filter((reading) => !isRight(reading))
      .map(({ text, symbology }) => `${symbology} ${text}`),
  };
};

const count = (scenes: readonly SetScene[]) => {
  const results = scenes.map(read);
  return {
    read: results.filter((result) => result.read).length,
    wrong: results.flatMap(({ wrong }) => wrong),
  };
};

describe('a fixed sample of scenes, one picture each', () => {
  test('turned and inverted codes are all read, separators and identifiers exact', () => {
    const scenes = matrixSet(7, { kinds: ['rotate', 'inverted'] }).filter(({ level }) => level === 1);
    expect(count(scenes)).toEqual({ read: scenes.length, wrong: [] });
  });

  test('small modules, shadow, noise and motion are read far beyond what the engine alone reads', () => {
    const scenes = matrixSet(7, { kinds: ['small', 'shadow', 'noise', 'motion'] }).filter(
      ({ level }) => level === 1,
    );
    const { read: ours, wrong } = count(scenes);
    expect(wrong).toEqual([]);
    expect(ours).toBeGreaterThanOrEqual(scenes.length - 3);
  });

  test('labels as a hand holds a phone to them', () => {
    const { read: ours, wrong } = count(warehouseSet([7], 'hd'));
    expect(wrong).toEqual([]);
    expect(ours).toBeGreaterThanOrEqual(7);
  });

  test('a code that a shadow cuts in two is found whole', () => {
    const scenes = warehouseSet([23], 'hd').filter(({ symbol }) => symbol === 'ean13');
    expect(scenes.map(({ shadow }) => shadow > 0.5)).toEqual([true]);
    expect(count(scenes)).toEqual({ read: 1, wrong: [] });
  });

  test('nothing is read where nothing is', () => {
    expect(count(emptySet(7, 3))).toEqual({ read: 0, wrong: [] });
  });
});

test('a code of a video is read on some frame and never as something else', () => {
  const [scene] = matrixSet(9, { kinds: ['motion'], symbols: ['ean13'] });
  if (scene === undefined) throw new Error('no scene');
  const acceptance = createAcceptance<Reading & { centre: { x: number; y: number } }>();
  const said: string[] = [];
  let expected: string | undefined;
  for (let frame = 0; frame < 4; frame += 1) {
    const { luma, symbol } = renderScene({ ...scene, angle: scene.angle + 15 * frame });
    expected = symbol?.text;
    const { readings } = climb(engine, luma, {
      formats: floorFormats,
      many: false,
      budget: 50,
      turn: frame,
      now: () => 0,
    });
    const sightings = readings.map((reading) => ({ ...reading, centre: { x: 0.5, y: 0.5 } }));
    said.push(...acceptance.see(sightings, frame * 33).fresh.map(({ text }) => text));
  }
  expect(said).toEqual([expected]);
});
