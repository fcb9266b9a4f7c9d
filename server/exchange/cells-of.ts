import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';

/** How a file was understood. */
export interface Reading {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string;
  readonly separator: string | null;
}

export interface Cells {
  readonly rows: string[][];
  readonly read: Reading;
}

export type UnreadableCode = 'torn-quotes' | 'no-workbook' | 'too-large-unpacked';

/** A file that is no table at all: a code for the screens, a sentence for everybody else. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly code: UnreadableCode;
  constructor(code: UnreadableCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A CSV file of any usual encoding and separator, or the first sheet of a workbook; empty lines stay, so that lines count as in the file. */
export async function cellsOf(file: Uint8Array): Promise<Cells> {
  return isZip(file) ? workbook(file) : separated(file);
}

export const isZip = (file: Uint8Array): boolean => file[0] === 0x50 && file[1] === 0x4b && file[2] === 0x03;

function separated(file: Uint8Array): Cells {
  const { text, encoding } = decode(file);
  const told = /^sep=(.)\r?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const separator = told?.[1] ?? guess(body);
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: separator, skipEmptyLines: false });
  const torn = errors.find(({ type }) => type === 'Quotes');
  if (torn)
    throw new Unreadable(
      'torn-quotes',
      `The quotation marks of line ${(torn.row ?? 0) + 1} do not match: ${torn.message}`,
    );
  // The line that only told the separator counts, as a spreadsheet counts it not.
  return { rows: data, read: { format: 'csv', encoding, separator } };
}

/** UTF-8 and UTF-16, with a mark or without; what is neither is Windows-1252, as spreadsheets still write it. */
function decode(file: Uint8Array): { readonly text: string; readonly encoding: string } {
  const [first, second, third] = file;
  const as = (encoding: string, skip: number) => ({
    text: new TextDecoder(encoding).decode(file.subarray(skip)),
    encoding,
  });
  if (first === 0xff && second === 0xfe) return as('utf-16le', 2);
  if (first === 0xfe && second === 0xff) return as('utf-16be', 2);
  if (first === 0xef && second === 0xbb && third === 0xbf) return as('utf-8', 3);
  const wide = wideness(file);
  if (wide) return as(wide, 0);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), encoding: 'utf-8' };
  } catch {
    return as('windows-1252', 0);
  }
}

/** Text of the West in UTF-16 has a zero in every other byte. */
function wideness(file: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(file.length - (file.length % 2), 2000);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < looked; at += 2) {
    if (file[at] === 0) even += 1;
    if (file[at + 1] === 0) odd += 1;
  }
  const most = looked / 2;
  if (most > 2 && odd > most * 0.6 && even < most * 0.1) return 'utf-16le';
  if (most > 2 && even > most * 0.6 && odd < most * 0.1) return 'utf-16be';
  return null;
}

/** Whatever stands most often between the titles; quoted text does not count. */
function guess(text: string): string {
  const [header = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const counted = [';', ',', '\t'].map((each) => ({ each, count: header.split(each).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).each;
}

const mostUnpacked = 512 * 1024 * 1024;

async function workbook(file: Uint8Array): Promise<Cells> {
  if (unpackedSize(file) > mostUnpacked)
    throw new Unreadable('too-large-unpacked', 'The workbook is larger than 512 MiB when it is unpacked');
  const sheet = await readSheet(Buffer.from(file)).catch((error: unknown) => {
    throw new Unreadable(
      'no-workbook',
      `This is not a workbook that can be read: ${(error as Error).message.slice(0, 120)}`,
    );
  });
  return {
    rows: sheet.map((row) => row.map(asText)),
    read: { format: 'xlsx', encoding: 'utf-8', separator: null },
  };
}

/** What the table of contents of a ZIP file says its files unpack to: a small file may be a very large one in disguise. */
function unpackedSize(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let total = 0;
  for (let at = file.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const entries = view.getUint16(at + 10, true);
    let next = view.getUint32(at + 16, true);
    for (let entry = 0; entry < entries && next + 46 <= file.length; entry += 1) {
      if (view.getUint32(next, true) !== 0x02014b50) break;
      total += view.getUint32(next + 24, true);
      next +=
        46 +
        view.getUint16(next + 28, true) +
        view.getUint16(next + 30, true) +
        view.getUint16(next + 32, true);
    }
    return total;
  }
  throw new Unreadable('no-workbook', 'This is not a workbook that can be read: its end is missing');
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return plainNumber(cell);
  return String(cell);
}

/** A number of a workbook is one number; written as text with three decimals it could be read as thousands. */
function plainNumber(value: number): string {
  const text = String(value);
  return /^-?\d+\.\d{3}$/.test(text) ? `${text}0` : text;
}
