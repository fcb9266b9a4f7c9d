import type { BarcodeFormat, DecodeHintType, Result } from '@zxing/library';
import { hasCheckDigit } from '../typed/check-digit.ts';
import { type CodeFormat, floorFormats } from '../ladder/formats.ts';

/** What the fallback engine in JavaScript can be trusted to say, in the house's terms. */
export interface JsReading {
  readonly text: string;
  /** Undefined where the engine does not tell GS1 from plain: the parser may propose, never assume. */
  readonly symbology: string | undefined;
  readonly format: CodeFormat;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** The part of a result that the rules below need. */
export interface JsResult {
  readonly text: string;
  readonly rawBytes: Uint8Array | undefined;
  readonly format: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const gs = '\u001d';
const formatNames: Readonly<Record<string, CodeFormat>> = {
  CODE_128: 'Code128',
  EAN_13: 'EANUPC',
  UPC_A: 'EANUPC',
  ITF: 'ITF14',
  RSS_14: 'DataBar',
  DATA_MATRIX: 'DataMatrix',
  QR_CODE: 'QRCode',
  CODE_39: 'Code39',
  PDF_417: 'PDF417',
  AZTEC: 'Aztec',
};

/**
 * Maps a zxing-js result (with ASSUME_GS1) by what was measured of it: GS1-128 begins `]C1`, GS1 DataMatrix with 0x1D or byte 232,
 * GS1 QR has mode 5 in its first nibble. DataBar Expanded loses its separators there and is not read at all.
 */
export function readingOfJs({ text, rawBytes, format, points }: JsResult): JsReading | undefined {
  const name = formatNames[format];
  if (name === undefined) return undefined;
  const reading = (symbology: string | undefined, data = text): JsReading => ({
    text: data,
    symbology,
    format: name,
    points,
  });
  switch (format) {
    case 'CODE_128':
      return text.startsWith(']C1') ? reading(']C1', text.slice(3)) : reading(']C0');
    case 'DATA_MATRIX':
      if (rawBytes === undefined && !text.startsWith(gs)) return reading(undefined);
      return text.startsWith(gs) || rawBytes?.[0] === 232
        ? reading(']d2', text.replace(/^\u001d/, ''))
        : reading(']d1');
    case 'QR_CODE':
      if (rawBytes?.[0] === undefined) return reading(undefined);
      return rawBytes[0] >> 4 === 5 ? reading(']Q3') : reading(']Q1');
    case 'EAN_13':
      return reading(']E0');
    case 'UPC_A':
      return reading(']E0', text.length === 12 ? `0${text}` : text);
    case 'ITF':
      return text.length === 14 && hasCheckDigit(text) ? reading(']I1') : undefined;
    case 'RSS_14':
      return reading(']e0', text.length === 14 ? `01${text}` : text);
    case 'CODE_39':
      return reading(']A0');
    case 'PDF_417':
      return reading(']L2');
    default:
      return reading(']z0');
  }
}

export interface JsEngine {
  readonly stop: () => void;
}

/** The reader of @zxing/browser on a playing video: every 50 ms, without TRY_HARDER, which stalls the page for half a second. */
export async function startJsEngine(
  video: HTMLVideoElement,
  formats: readonly CodeFormat[],
  onFrame: (reading: JsReading | undefined) => void,
): Promise<JsEngine> {
  const [{ BrowserMultiFormatReader }, library] = await Promise.all([
    import('@zxing/browser'),
    import('@zxing/library'),
  ]);
  const reader = new BrowserMultiFormatReader(hintsOf(formats, library), {
    delayBetweenScanAttempts: 50,
    delayBetweenScanSuccess: 50,
  });
  const controls = reader.scan(video, (result) =>
    onFrame(result === undefined ? undefined : readingOfJs(jsResultOf(result, library.BarcodeFormat))),
  );
  return { stop: () => controls.stop() };
}

/** Reads one canvas with the same engine and the same rules: a picture from a file where WebAssembly is refused. */
export async function readCanvasByJs(canvas: HTMLCanvasElement): Promise<JsReading | undefined> {
  const [{ BrowserMultiFormatReader }, library] = await Promise.all([
    import('@zxing/browser'),
    import('@zxing/library'),
  ]);
  const reader = new BrowserMultiFormatReader(hintsOf(floorFormats, library));
  try {
    return readingOfJs(jsResultOf(reader.decodeFromCanvas(canvas), library.BarcodeFormat));
  } catch {
    return undefined;
  }
}

interface ZxingLibrary {
  readonly BarcodeFormat: typeof BarcodeFormat;
  readonly DecodeHintType: typeof DecodeHintType;
}

function hintsOf(
  formats: readonly CodeFormat[],
  { BarcodeFormat: known, DecodeHintType: hint }: ZxingLibrary,
): Map<DecodeHintType, unknown> {
  const wanted = Object.entries(formatNames).filter(([, format]) => formats.includes(format));
  // Named one by one: the default list has a MicroQR reader that finds codes in gravel (measured).
  return new Map<DecodeHintType, unknown>([
    [hint.POSSIBLE_FORMATS, wanted.map(([name]) => known[name as keyof typeof known])],
    [hint.ASSUME_GS1, true],
  ]);
}

function jsResultOf(result: Result, known: typeof BarcodeFormat): JsResult {
  return {
    text: result.getText(),
    rawBytes: result.getRawBytes() ?? undefined,
    format: known[result.getBarcodeFormat()],
    points: (result.getResultPoints() ?? []).map((point) => ({ x: point.getX(), y: point.getY() })),
  };
}
