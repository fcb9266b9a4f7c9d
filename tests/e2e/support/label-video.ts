import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';

/** A GS1 DataMatrix as a label printer makes it, or another kind of code, before a fake camera: a file of JPEG pictures that Chromium plays in a loop. */
export async function labelVideo(elements: string, kind = 'gs1datamatrix'): Promise<string> {
  const symbol = await toBuffer({
    bcid: kind,
    text: elements,
    scale: 7,
    paddingwidth: 20,
    paddingheight: 20,
    backgroundcolor: 'FFFFFF',
  });
  const frame = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#c9cec8' } })
    .composite([{ input: symbol, gravity: 'centre' }])
    .jpeg({ quality: 90 })
    .toBuffer();
  const path = join(mkdtempSync(join(tmpdir(), 'lotline-label-')), 'label.mjpeg');
  writeFileSync(path, Buffer.concat(Array.from({ length: 10 }, () => frame)));
  return path;
}
