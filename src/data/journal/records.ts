import type { JournalRecord, RecordedOperation } from './sound.ts';

export type { JournalRecord, RecordedOperation };

/**
 * Nothing for a text that no version of this program wrote. Records are looked at lightly here, because a start reads
 * thousands that the database has anyway and shows nothing before; `isSound` looks at the few that it takes over.
 */
export function parseRecord(text: string): JournalRecord | null {
  try {
    const value: unknown = JSON.parse(text);
    return looksWritten(value) ? value : null;
  } catch {
    return null;
  }
}

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

function looksWritten(value: unknown): value is JournalRecord {
  if (!isLoose(value)) return false;
  const { t } = value;
  return isSort(t) && looksOf[t](value);
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const member = (value: unknown, name: string): unknown => (isLoose(value) ? value[name] : undefined);

const looksOf: Readonly<Record<JournalRecord['t'], (value: Loose) => boolean>> = {
  operation: ({ body, frame }) => isText(member(body, 'id')) && isText(member(frame, 'body')),
  generation: ({ generation }) => isText(generation),
  enrolled: ({ enrolment, key }) => isText(member(enrolment, 'device')) && isText(key),
  committed: ({ id }) => isText(id),
  discarded: ({ ids }) => areTexts(ids),
  released: ({ ids }) => areTexts(ids),
  dry: ({ next }) => Number.isInteger(next) && Number(next) >= 1,
};
const isSort = (t: unknown): t is JournalRecord['t'] => typeof t === 'string' && Object.hasOwn(looksOf, t);
