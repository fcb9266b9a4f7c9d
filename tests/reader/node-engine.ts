import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Engine } from '../../src/scan/ladder/engine.ts';
import type { Luma } from '../../src/scan/ladder/luma.ts';
import { loadZxingEngine } from '../../src/scan/ladder/zxing-engine.ts';

const wasmFile = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));

/** The engine of the browser, in Node. */
export async function loadNodeEngine(): Promise<Engine> {
  const bytes = await readFile(wasmFile);
  return loadZxingEngine({
    binary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  });
}

/** A PNG or JPEG, by its path or its bytes, as grey pixels, turned as its EXIF says. */
export async function loadPicture(file: string | Uint8Array): Promise<Luma> {
  const { data, info } = await sharp(file)
    .rotate()
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 1) return { width, height, data: new Uint8Array(data) };
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i += 1) grey[i] = data[i * channels] ?? 0;
  return { width, height, data: grey };
}
