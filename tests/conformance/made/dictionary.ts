import { readFileSync } from 'node:fs';

/** The dictionary as the makers of test messages read it, apart from the generator of the table and from its parser. */
export type Row = {
  readonly ais: readonly string[];
  readonly fixed: boolean;
  readonly attribute: boolean;
  readonly parts: readonly Part[];
  readonly needs: readonly (readonly (readonly string[])[])[];
  readonly excludes: readonly string[];
  readonly isKey: boolean;
  readonly runs: readonly (readonly string[])[];
};

export type Part = {
  readonly type: string;
  readonly least: number;
  readonly most: number;
  readonly optional: boolean;
  readonly checks: readonly string[];
};

const folder = new URL('../../../src/domain/barcode/gs1/dictionary/', import.meta.url);

export const rows: readonly Row[] = readFileSync(new URL('gs1-syntax-dictionary.txt', folder), 'utf8')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map((line) => rowOf(line.replace(/#.*$/, '').trim().split(/\s+/)));

/** The codes that a check accepts. */
export function codesOf(check: string): readonly string[] {
  const text = readFileSync(new URL('code-lists.txt', folder), 'utf8');
  const found = new RegExp(`^${check}:\\n((?:.+\\n)+)`, 'm').exec(text);
  return (found?.[1] ?? '').trim().split(/\s+/);
}

export const rowOfAi = (ai: string): Row | undefined => rows.find(({ ais }) => ais.includes(ai));

/** Whether an identifier is one of "31nn". */
export const matches = (ai: string, pattern: string): boolean =>
  ai.length === pattern.length && [...pattern].every((sign, at) => sign === 'n' || sign === ai[at]);

function rowOf([range = '', ...words]: string[]): Row {
  const [first = '', last = first] = range.split('-');
  const values = (name: string): string[] =>
    words.filter((word) => word.startsWith(`${name}=`)).map((word) => word.slice(name.length + 1));
  const flags = words.find((word) => /^[*?]+$/.test(word)) ?? '';
  const ais: string[] = [];
  for (let number = Number(first); number <= Number(last); number++)
    ais.push(String(number).padStart(first.length, '0'));
  return {
    ais,
    fixed: flags.includes('*'),
    attribute: flags.includes('?'),
    parts: words.filter((word) => /^\[?[NXYZ][.\d]/.test(word)).map(partOf),
    needs: values('req').map((value) => value.split(',').map((group) => group.split('+'))),
    excludes: values('ex').flatMap((value) => value.split(',')),
    isKey: words.some((word) => word.startsWith('dlpkey')),
    runs: values('dlpkey').flatMap((value) => value.split('|').map((run) => run.split(','))),
  };
}

function partOf(word: string): Part {
  const [spec = '', ...checks] = word.replace(/[[\]]/g, '').split(',');
  const most = Number(spec.replace(/\D/g, ''));
  return {
    type: spec.charAt(0),
    least: spec.includes('..') ? 1 : most,
    most,
    optional: word.startsWith('['),
    checks,
  };
}
