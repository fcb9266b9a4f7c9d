import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { rolldown } from 'rolldown';
import type { Line } from '../flat.ts';
import type { Read } from './judge.ts';

const entry = new URL('../flat.ts', import.meta.url).pathname;
const root = new URL('../../../src/domain/barcode/', import.meta.url).pathname;

/** A change of one source file, as a person might make it by mistake. */
export type Fault = { readonly file: string; readonly from: string; readonly to: string };

/** The parser and what flattens its readings as one script, with a fault in it or without. */
export async function build(fault?: Fault): Promise<string> {
  const bundle = await rolldown({
    input: entry,
    logLevel: 'silent',
    plugins: [
      {
        name: 'fault',
        load: (id) => (fault && id === root + fault.file ? planted(id, fault) : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return output[0].code;
}

export async function readWith(code: string): Promise<Read> {
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  const { flatReading } = (await import(/* @vite-ignore */ url)) as {
    flatReading: (line: Line, today: string) => Record<string, unknown>;
  };
  return (line) => flatReading(line, '2026-11-21');
}

/** The same reader with other rows in its table. Compiled once: a thousand tables are tried. */
export function readerOfRows(code: string): (rows: string) => Read {
  const body = code
    .replace(/\brows\.split\(/, 'planted.split(')
    .replace(/export \{ flatReading \};?\s*$/, 'return flatReading;');
  const make = compileFunction(body, ['planted']) as (
    rows: string,
  ) => (line: Line, today: string) => Record<string, unknown>;
  return (rows) => {
    const flatReading = make(rows);
    return (line) => flatReading(line, '2026-11-21');
  };
}

function planted(id: string, { file, from, to }: Fault): string {
  const source = readFileSync(id, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`Not once in ${file}: ${from}`);
  return source.replace(from, () => to);
}
