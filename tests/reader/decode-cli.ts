import { performance } from 'node:perf_hooks';
import { everyFormat } from '../../src/scan/ladder/formats.ts';
import { readStill } from '../../src/scan/ladder/still.ts';
import { loadNodeEngine, loadPicture } from './node-engine.ts';

// `npm run -s decode -- FILE…`: one JSON line a file, read by the same ladder as the camera's.
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Usage: npm run -s decode -- FILE…   (PNG or JPEG)');
  process.exit(2);
}
const engine = await loadNodeEngine();
for (const file of files) {
  try {
    const picture = await loadPicture(file);
    const start = performance.now();
    const { readings } = readStill(engine, picture, everyFormat, () => performance.now());
    const ms = Math.round((performance.now() - start) * 10) / 10;
    const codes = readings.map(({ text, symbology, format, stage }) => ({ text, symbology, format, stage }));
    console.log(JSON.stringify({ file, codes, ms }));
  } catch (error) {
    console.log(
      JSON.stringify({ file, error: error instanceof Error ? error.message : String(error), codes: [] }),
    );
    process.exitCode = 1;
  }
}
