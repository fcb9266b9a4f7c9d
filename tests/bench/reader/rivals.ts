import { createRequire } from 'node:module';
import type * as ZxingLibrary from '@zxing/library';
import { type Engine, fastPass, fullPass } from '../../../src/scan/ladder/engine.ts';
import { floorFormats } from '../../../src/scan/ladder/formats.ts';
import type { Luma } from '../../../src/scan/ladder/luma.ts';
import { readStill } from '../../../src/scan/ladder/still.ts';

export interface Read {
  readonly text: string;
  readonly symbology: string | undefined;
  readonly stage: string;
}

export interface Rival {
  readonly name: string;
  /** Whether it says identifiers and keeps separators; the one that does not is compared without them. */
  readonly exact: boolean;
  readonly read: (luma: Luma) => readonly Read[];
}

/** Our ladder, the plain engine with all options off and on, and the decoder of @zxing/browser at its hardest. */
export function rivalsOf(engine: Engine): readonly Rival[] {
  const plain = (name: string, pass: typeof fastPass | typeof fullPass): Rival => ({
    name,
    exact: true,
    read: (luma) =>
      engine
        .read(luma, { ...pass, formats: floorFormats })
        .map(({ text, symbology }) => ({ text, symbology, stage: name })),
  });
  return [
    { name: 'ladder', exact: true, read: (luma) => readStill(engine, luma, floorFormats, () => 0).readings },
    plain('zxing-wasm-fast', fastPass),
    plain('zxing-wasm-full', fullPass),
    { name: 'zxing-js-harder', exact: false, read: readByJs },
  ];
}

const zxing = createRequire(import.meta.url)('@zxing/library') as typeof ZxingLibrary;
const { BarcodeFormat, DecodeHintType } = zxing;
const hints = new Map<number, unknown>([
  [
    DecodeHintType.POSSIBLE_FORMATS,
    [
      BarcodeFormat.CODE_128,
      BarcodeFormat.EAN_13,
      BarcodeFormat.UPC_A,
      BarcodeFormat.ITF,
      BarcodeFormat.RSS_14,
      BarcodeFormat.RSS_EXPANDED,
      BarcodeFormat.DATA_MATRIX,
      BarcodeFormat.QR_CODE,
    ],
  ],
  [DecodeHintType.ASSUME_GS1, true],
  [DecodeHintType.TRY_HARDER, true],
]);

function readByJs({ data, width, height }: Luma): Read[] {
  const warn = console.warn;
  // The library warns at every miss of some of its readers.
  console.warn = () => undefined;
  try {
    const source = new zxing.RGBLuminanceSource(new Uint8ClampedArray(data), width, height);
    const bitmap = new zxing.BinaryBitmap(new zxing.HybridBinarizer(source));
    const result = new zxing.MultiFormatReader().decode(
      bitmap,
      hints as Map<ZxingLibrary.DecodeHintType, unknown>,
    );
    return [{ text: result.getText(), symbology: undefined, stage: 'zxing-js-harder' }];
  } catch {
    return [];
  } finally {
    console.warn = warn;
  }
}

/** Only what a person would compare: prefixes, brackets and separators taken away. */
export function barely(text: string): string {
  return text.replace(/^\]C1/, '').replace(/[()\u001d]/g, '');
}
