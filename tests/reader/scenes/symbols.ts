import bwipjs from 'bwip-js/node';
import type { Random } from './random.ts';

/** A printed symbol: modules on a grid, one unit a module, quiet zone not included. */
export interface PrintedSymbol {
  readonly kind: SymbolKind;
  /** What a perfect reader says. */
  readonly text: string;
  readonly symbology: string;
  readonly width: number;
  readonly height: number;
  readonly quiet: number;
  readonly linear: boolean;
  /** Whether the point is dark; coordinates in modules from the top left corner. */
  readonly isDark: (x: number, y: number) => boolean;
}

const makers = {
  'gs1-128': (random: Random) => {
    const [gtin, lot, serial] = [gtin14(random), lotName(random), random.digits(4)];
    return linear(
      'gs1-128',
      `(01)${gtin}(10)${lot}(21)${serial}`,
      `01${gtin}10${lot}\u001d21${serial}`,
      ']C1',
      50,
    );
  },
  code128: (random: Random) => {
    const text = `${lotName(random)}-${random.digits(4)}`;
    return linear('code128', text, text, ']C0', 45);
  },
  ean13: (random: Random) => {
    const text = withCheckDigit(random.digits(12));
    return linear('ean13', text, text, ']E0', 65);
  },
  itf14: (random: Random) => {
    const text = gtin14(random);
    return linear('itf14', text, text, ']I1', 50);
  },
  databarexpanded: (random: Random) => {
    const [gtin, lot] = [gtin14(random), random.digits(5)];
    return linear('databarexpanded', `(01)${gtin}(10)${lot}`, `01${gtin}10${lot}`, ']e0', 34);
  },
  databaromni: (random: Random) => {
    const gtin = gtin14(random);
    return linear('databaromni', `(01)${gtin}`, `01${gtin}`, ']e0', 33);
  },
  sscc18: (random: Random) => {
    const sscc = withCheckDigit(random.digits(17));
    return linear('sscc18', `(00)${sscc}`, `00${sscc}`, ']C1', 50);
  },
  gs1datamatrix: (random: Random) => {
    const [gtin, lot, serial, date] = [gtin14(random), lotName(random), random.digits(6), '270630'];
    const plain = `01${gtin}10${lot}\u001d17${date}21${serial}`;
    return matrix('gs1datamatrix', `(01)${gtin}(10)${lot}(17)${date}(21)${serial}`, plain, ']d2', 1);
  },
  gs1qrcode: (random: Random) => {
    const [gtin, lot, serial] = [gtin14(random), lotName(random), random.digits(6)];
    return matrix(
      'gs1qrcode',
      `(01)${gtin}(10)${lot}(21)${serial}`,
      `01${gtin}10${lot}\u001d21${serial}`,
      ']Q3',
      4,
    );
  },
  datamatrix: (random: Random) => {
    const text = `${lotName(random)}-${random.digits(6)}`;
    return matrix('datamatrix', text, text, ']d1', 1);
  },
  qrcode: (random: Random) => {
    const text = `https://id.gs1.org/01/${gtin14(random)}/10/${lotName(random)}`;
    return matrix('qrcode', text, text, ']Q1', 4);
  },
} as const;

export type SymbolKind = keyof typeof makers;

/** The seven of the matrix set. */
export const matrixSymbols = [
  'gs1-128',
  'code128',
  'ean13',
  'itf14',
  'databarexpanded',
  'gs1datamatrix',
  'gs1qrcode',
] as const;
/** The eleven of the warehouse set. */
export const warehouseSymbols = Object.keys(makers) as SymbolKind[];

/** A symbol with random contents. */
export function printSymbol(kind: SymbolKind, random: Random): PrintedSymbol {
  return { ...makers[kind](random), kind };
}

type Made = Omit<PrintedSymbol, 'kind'>;

function linear(bcid: string, label: string, text: string, symbology: string, height: number): Made {
  const [first] = bwipjs.raw({ bcid, text: label }) as { sbs?: number[] }[];
  const runs = first?.sbs ?? [];
  // Which of the two colours a place has, by the run that it stands in: bars first.
  const width = runs.reduce((sum, run) => sum + run, 0);
  const dark = new Uint8Array(width);
  let at = 0;
  for (const [index, run] of runs.entries()) {
    if (index % 2 === 0) dark.fill(1, at, at + run);
    at += run;
  }
  return {
    text,
    symbology,
    width,
    height,
    quiet: 10,
    linear: true,
    isDark: (x) => dark[Math.floor(x)] === 1,
  };
}

function matrix(bcid: string, label: string, text: string, symbology: string, quiet: number): Made {
  const [first] = bwipjs.raw({ bcid, text: label }) as { pixs?: number[]; pixx?: number; pixy?: number }[];
  const { pixs = [], pixx: width = 0, pixy: height = 0 } = first ?? {};
  const isDark = (x: number, y: number) => pixs[Math.floor(y) * width + Math.floor(x)] === 1;
  return { text, symbology, width, height, quiet, linear: false, isDark };
}

function gtin14(random: Random): string {
  return withCheckDigit(`${random.pick(['0', '1', '9'])}${random.digits(12)}`);
}

function lotName(random: Random): string {
  return `${random.pick(['L', 'LOT', 'B', 'AX'])}${random.pick(['', '-', '/'])}${random.digits(3)}`;
}

function withCheckDigit(body: string): string {
  let sum = 0;
  for (let place = 0; place < body.length; place += 1)
    sum += Number(body.at(-1 - place)) * (place % 2 === 0 ? 3 : 1);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
