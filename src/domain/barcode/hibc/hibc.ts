import { type Day, parseDay } from '../../base/calendar.ts';
import type { RecogniseContext } from '../context.ts';
import type { Fields } from '../fields.ts';
import type { Arrived } from '../gate.ts';
import { quantityFrom } from '../gs1/measures.ts';
import { ambiguousReading, commonOf, invalidReading, plainReading } from '../readings.ts';
import type { HibcReading, InvalidReading, Recognised } from '../recognised.ts';
import { hasCheckCharacter } from './check-character.ts';
import { readSecondary } from './secondary.ts';

/** "+", labeler (four), product (one to eighteen), unit of measure (one digit). */
const primary = /^\+([A-Z][A-Z0-9]{3})([A-Z0-9]{1,18})(\d)$/;

/**
 * Health Industry Bar Code. A primary code, a secondary code (whose last but one character is the check
 * character of its primary), or both in one symbol with "/" between them.
 */
export function readHibc(arrived: Arrived, { today }: RecogniseContext): Recognised | undefined {
  const { text } = arrived;
  if (text[0] !== '+') return undefined;
  if (!hasCheckCharacter(text))
    return /^\+[A-Z][A-Z0-9]{5,22}\/\$/.test(text)
      ? invalidReading(arrived, 'hibc', { error: 'check-digit', at: text.length - 1 })
      : undefined;
  const body = text.slice(0, -1);
  const product = readPrimary(arrived, body, today);
  if (product) return product;
  const secondary = readSupplements(body.slice(1, -1), today);
  if (!secondary) return undefined;
  const reading: HibcReading = {
    ...commonOf(arrived),
    kind: 'hibc',
    link: body.slice(-1),
    fields: secondary,
  };
  // Five digits and a lot look like a telephone number, too, and one in 43 of those passes the check.
  return body[1] === '$'
    ? reading
    : ambiguousReading(arrived, 'plain-or-hibc', [plainReading(arrived), reading]);
}

function readPrimary(arrived: Arrived, body: string, today: Day): HibcReading | InvalidReading | undefined {
  const slash = body.indexOf('/');
  const found = primary.exec(slash < 0 ? body : body.slice(0, slash));
  if (!found) return undefined;
  const [, lic = '', pcn = '', unitOfMeasure = ''] = found;
  const fields = slash < 0 ? {} : readSupplements(body.slice(slash + 1), today);
  // A real product code with data behind it that no calendar and no format knows.
  if (!fields) return invalidReading(arrived, 'hibc', { error: 'content', at: slash + 1 });
  return {
    ...commonOf(arrived),
    kind: 'hibc',
    lic,
    pcn,
    unitOfMeasure,
    ...(slash < 0 && { check: arrived.text.slice(-1) }),
    fields: { partNumber: pcn, ...fields },
  };
}

/** The secondary data and what follows it behind slashes: /S serial, /14D expiry, /16D made on, /Q quantity. */
function readSupplements(data: string, today: Day): Fields | undefined {
  const [first = '', ...more] = data.split('/');
  let fields = readSupplement(first) ?? readSecondary(first, today);
  for (const part of more) {
    const next = fields && readSupplement(part);
    fields = next && { ...fields, ...next };
  }
  return fields;
}

function readSupplement(part: string): Fields | undefined {
  const [, name, value = ''] = /^(S|14D|16D|Q)(.+)$/s.exec(part) ?? [];
  switch (name) {
    case 'S':
      return { serial: value };
    case 'Q':
      return /^\d{1,9}$/.test(value) ? { count: quantityFrom(value, 0) } : undefined;
    case '14D':
    case '16D': {
      const day = parseDay(value.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
      return day && (name === '14D' ? { expiry: day } : { productionDate: day });
    }
    default:
      return undefined;
  }
}
