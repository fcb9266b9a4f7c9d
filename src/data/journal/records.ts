import type { JournalRecord, RecordedOperation } from './sound.ts';

export type { JournalRecord, RecordedOperation };

/**
 * Nothing for a text that no version of this program wrote. Records are looked at lightly here, because a start reads
 * thousands that the database has anyway and shows nothing before; `isSound` looks at the few that it takes over.
 */
export function parseRecord(text: string): JournalRecord | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    const t = String(value['t']);
    return Object.hasOwn(looksOf, t) && looksOf[t as JournalRecord['t']](value)
      ? (value as unknown as JournalRecord)
      : null;
  } catch {
    return null;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const member = (value: unknown, name: string): unknown => (value as Record<string, unknown> | null)?.[name];

const looksOf: Readonly<Record<JournalRecord['t'], (value: Record<string, unknown>) => boolean>> = {
  operation: ({ body, frame }) => isText(member(body, 'id')) && isText(member(frame, 'body')),
  generation: ({ generation }) => isText(generation),
  enrolled: ({ enrolment, key }) => isText(member(enrolment, 'device')) && isText(key),
  committed: ({ id }) => isText(id),
  discarded: ({ ids }) => areTexts(ids),
  released: ({ ids }) => areTexts(ids),
  dry: ({ next }) => Number.isInteger(next) && Number(next) >= 1,
};
