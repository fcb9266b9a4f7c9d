import { isPossible } from '../ladder/acceptance.ts';
import { isWeak } from '../ladder/formats.ts';
import type { Reading } from '../ladder/ladder.ts';
import type { ScanEvent } from '../scan-event.ts';
import type { Decoder } from './decoder.ts';
import { eventOf, foundInFrame } from './sightings.ts';
import { readCanvasByJs } from './zxing-js.ts';

export type FileReading =
  | { readonly kind: 'codes'; readonly events: readonly ScanEvent[] }
  | { readonly kind: 'no-code' }
  | { readonly kind: 'no-picture' };

/** Reads a picture from a file, the last resort where no camera can be had. */
export async function readFile(file: Blob, decoder: Decoder, at: number): Promise<FileReading> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return { kind: 'no-picture' };
  if ((await decoder.warm) === 'refused') return readByJs(picture, at);
  const { width, height } = picture;
  const readings = (await decoder.still(picture)).filter(isPossible);
  const events = readings.map((reading) =>
    eventOf(foundInFrame(reading, width, height), at, 'file', confidenceOf(reading)),
  );
  return events.length > 0 ? { kind: 'codes', events } : { kind: 'no-code' };
}

/** A still has no second frame: a weak code that too few lines agree on is offered as unsure, and the screen asks. */
function confidenceOf({ symbology, lines }: Reading): number {
  return isWeak(symbology) && lines < 4 ? 0.5 : 1;
}

async function readByJs(picture: ImageBitmap, at: number): Promise<FileReading> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  const reading = await readCanvasByJs(canvas);
  if (reading === undefined || !isPossible(reading)) return { kind: 'no-code' };
  const { text, symbology, format } = reading;
  return { kind: 'codes', events: [{ text, symbology, format, confidence: 0.5, source: 'file', at }] };
}
