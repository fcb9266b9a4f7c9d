import {
  BINARIZERS,
  CHARACTER_SETS,
  EAN_ADD_ON_SYMBOLS,
  TEXT_MODES,
  type ZXingReaderOptions,
  encodeFormats,
  prepareZXingModule,
} from 'zxing-wasm/reader';
import type { Engine, EngineOptions, Found } from './engine.ts';
import type { CodeFormat } from './formats.ts';
import type { Luma } from './luma.ts';

/** Where the wasm comes from: our own origin in the browser, bytes in Node. Never the package's default, a public CDN. */
export type WasmSource = { readonly url: string } | { readonly binary: ArrayBuffer };

/** Compiles zxing-cpp once; about 75 ms, so it is called at idle before the first scan. */
export async function loadZxingEngine(source: WasmSource): Promise<Engine> {
  const overrides = 'url' in source ? { locateFile: () => source.url } : { wasmBinary: source.binary };
  const module: object = await prepareZXingModule({ overrides, fireImmediately: true });
  if (!isZxingModule(module))
    throw new Error('zxing-wasm no longer has the entry points that the engine calls');
  return engineOf(module);
}

function isZxingModule(module: object): module is ZxingModule {
  return 'HEAPU8' in module && '_malloc' in module && '_free' in module && 'readBarcodesFromPixmap' in module;
}

/** The part of the emscripten module that is used: grey pixels go in as they are, without the package's RGBA detour. */
interface ZxingModule {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (pointer: number) => void;
  readonly readBarcodesFromPixmap: (
    pointer: number,
    width: number,
    height: number,
    options: ZXingReaderOptions,
  ) => ZxingVector;
}

interface ZxingVector {
  readonly size: () => number;
  readonly get: (index: number) => ZxingFound | undefined;
  /** Present at run time though the package's types leave it out; without it the vector waits for a finalizer. */
  readonly delete?: () => void;
}

interface ZxingFound {
  readonly isValid: boolean;
  readonly text: string;
  readonly format: string;
  readonly symbologyIdentifier: string;
  readonly lineCount: number;
  readonly position: Record<'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft', { x: number; y: number }>;
}

function engineOf(module: ZxingModule): Engine {
  // One buffer for the life of the engine; it only grows.
  let pointer = 0;
  let capacity = 0;
  return {
    read(luma: Luma, options: EngineOptions): Found[] {
      const size = luma.width * luma.height;
      if (size > capacity) {
        if (pointer !== 0) module._free(pointer);
        pointer = module._malloc(size);
        capacity = size;
      }
      module.HEAPU8.set(luma.data.length === size ? luma.data : luma.data.subarray(0, size), pointer);
      const vector = module.readBarcodesFromPixmap(pointer, luma.width, luma.height, optionsOf(options));
      const found: Found[] = [];
      for (let index = 0; index < vector.size(); index += 1) {
        const result = vector.get(index);
        if (result?.isValid === true && result.text !== '') found.push(foundOf(result));
      }
      vector.delete?.();
      return found;
    },
  };
}

function foundOf(result: ZxingFound): Found {
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  return {
    text: result.text,
    symbology: result.symbologyIdentifier,
    format: result.format,
    quad: [topLeft, topRight, bottomRight, bottomLeft],
    lines: result.lineCount,
  };
}

/** Fixed: plain text (the default would be brackets without 0x1D), no ECI texts (they change the identifier). */
const fixed = {
  tryDenoise: false,
  binarizer: BINARIZERS.indexOf('LocalAverage'),
  isPure: false,
  downscaleThreshold: 500,
  downscaleFactor: 3,
  // Without it a diagonal through an ITF reads as a shorter number (measured: 4 of 4 wrong reads).
  validateOptionalChecksum: true,
  returnErrors: false,
  eanAddOnSymbol: EAN_ADD_ON_SYMBOLS.indexOf('Ignore'),
  textMode: TEXT_MODES.indexOf('Plain'),
  characterSet: CHARACTER_SETS.indexOf('Unknown'),
  tryCode39ExtendedMode: true,
} as const;

function optionsOf(options: EngineOptions): ZXingReaderOptions {
  return {
    ...fixed,
    formats: encodedFormats(options.formats),
    tryHarder: options.harder,
    tryRotate: options.rotate,
    tryInvert: options.invert,
    tryDownscale: options.downscale,
    minLineCount: options.minLines,
    maxNumberOfSymbols: options.symbols,
  };
}

const encodedByFormats = new WeakMap<readonly CodeFormat[], string>();

function encodedFormats(formats: readonly CodeFormat[]): string {
  const known = encodedByFormats.get(formats);
  if (known !== undefined) return known;
  const encoded = encodeFormats([...formats]);
  encodedByFormats.set(formats, encoded);
  return encoded;
}
