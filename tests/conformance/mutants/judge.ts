import type { Line } from '../flat.ts';
import { type Made, makeMessages } from '../made/messages.ts';
import { disagreement } from '../made/score.ts';
import { type OwnRow, ownRows } from '../own-rows.ts';
import { type Vector, core, floor } from '../vectors.ts';

export type Read = (line: Line) => Record<string, unknown>;

const made = [...makeMessages(1), ...makeMessages(2), ...makeMessages(3)];

/** Whether vectors or made messages tell this reading from the right one. The messages about `ais` are asked first. */
export function isFound(read: Read, ais: readonly string[] = []): boolean {
  const about = made.filter((message) => ais.some((ai) => message.about.startsWith(`(${ai})`)));
  return (
    wrongOn(about, read) ||
    vectors.some((vector) => differs(vector, read)) ||
    wrongOn(made, read) ||
    ownRows.some((row) => rowDiffers(row, read))
  );
}

const wrongOn = (messages: readonly Made[], read: Read): boolean =>
  messages.some((message) => safely(() => disagreement(message, read) !== undefined));

const vectors = [...core, ...floor];
const names = [
  'syntax',
  'ais',
  'associations',
  'gtin14',
  'raw',
  'dates',
  'measure',
  'count',
  'format',
  'baseCode',
  'quantity',
  'price',
  'bracketed',
  'warnings',
  'alternatives',
];

function differs(vector: Vector, read: Read): boolean {
  return safely(() => {
    const got = read(vector);
    const { fields, errorClass, canonicalDigitalLink } = vector.expect;
    const same = (name: string, wanted: unknown): boolean =>
      JSON.stringify(got[name]) === JSON.stringify(wanted);
    return (
      names.some((name) => name in vector.expect && !same(name, vector.expect[name])) ||
      (errorClass !== undefined && !same('error', errorClass)) ||
      (canonicalDigitalLink !== undefined && !same('digitalLink', canonicalDigitalLink)) ||
      (fields !== undefined &&
        Object.entries(fields as object).some(
          ([name, value]) => (got['fields'] as Record<string, unknown>)[name] !== value,
        ))
    );
  });
}

const rowDiffers = ({ expect: wanted, ...line }: OwnRow, read: Read): boolean =>
  safely(() => !contains(read(line), wanted));

const contains = (got: unknown, wanted: unknown): boolean =>
  wanted !== null && typeof wanted === 'object'
    ? Object.entries(wanted).every(([name, value]) => contains((got as Record<string, unknown>)[name], value))
    : got === wanted;

/** A fault that throws is found, too. */
function safely(question: () => boolean): boolean {
  try {
    return question();
  } catch {
    return true;
  }
}
