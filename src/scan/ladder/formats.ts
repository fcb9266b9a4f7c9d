/** The symbologies that a step may ask for, by the names that zxing and the rest of the house use. */
export type CodeFormat =
  | 'Code128'
  | 'EANUPC'
  | 'ITF14'
  | 'DataBar'
  | 'DataBarExp'
  | 'DataMatrix'
  | 'QRCode'
  | 'Code39'
  | 'PDF417'
  | 'Aztec';

/** What a floor label bears; Code 39, PDF417 and Aztec are asked for by sites that have them, each costs time a frame. */
export const floorFormats: readonly CodeFormat[] = [
  'Code128',
  'EANUPC',
  'ITF14',
  'DataBar',
  'DataBarExp',
  'DataMatrix',
  'QRCode',
];

export const everyFormat: readonly CodeFormat[] = [...floorFormats, 'Code39', 'PDF417', 'Aztec'];

const matrix = new Set<CodeFormat>(['DataMatrix', 'QRCode', 'PDF417', 'Aztec']);

export const linearOf = (formats: readonly CodeFormat[]): CodeFormat[] =>
  formats.filter((format) => !matrix.has(format));

export const matrixOf = (formats: readonly CodeFormat[]): CodeFormat[] =>
  formats.filter((format) => matrix.has(format));

/** Symbologies whose check is so weak that a blurred picture now and then reads as another number (measured). */
export function isWeak(symbology: string | undefined): boolean {
  // EAN and UPC, ITF, Code 39 by their AIM code characters.
  return symbology === undefined || /^\][EIA]/.test(symbology);
}
