import type { Day } from '#domain/base/calendar.ts';
import type { Format } from './format.ts';

/** A day from a refusal or a flag, written out. */
export const dayWords = (text: string, format: Format): string => format.day(text as Day);
