import type { RecogniseContext } from '../context.ts';
import type { Arrived } from '../gate.ts';
import { isElements, readElements } from '../gs1/element-string.ts';
import { fieldsOf } from '../gs1/meaning.ts';
import { ambiguousReading, commonOf, invalidReading, plainReading, withWarning } from '../readings.ts';
import type { Iso15434Reading, Recognised } from '../recognised.ts';
import { fieldsOfData, readData, readLinear } from './data-identifiers.ts';
import { type Envelope, openEnvelope } from './envelope.ts';

/** The envelope says what is inside. Of several formats in one message the first that is known counts. */
export function readIso15434(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const envelope = openEnvelope(arrived.text);
  if (!envelope) return undefined;
  if ('error' in envelope) return invalidReading(arrived, 'iso15434', envelope);
  let seen = arrived;
  if (envelope.substituted.length > 0)
    seen = withWarning(seen, 'separator-substituted', ...envelope.substituted);
  if (envelope.unfinished) seen = withWarning(seen, 'trailer-missing');
  const known = envelope.formats.find(({ format }) => format === '05' || format === '06' || format === '12');
  if (!known)
    return { ...commonOf(seen), kind: 'iso15434', format: envelope.formats[0]?.format ?? '', data: [] };
  return known.format === '05' ? readGs1Format(seen, known, context) : readDataFormat(seen, known, context);
}

type Format = Envelope['formats'][number];

function readGs1Format(
  arrived: Arrived,
  { format, body, at }: Format,
  { today }: RecogniseContext,
): Recognised {
  const read = readElements(body);
  if (!isElements(read)) return invalidReading(arrived, 'iso15434', { ...read, at: read.at + at });
  return { ...commonOf(arrived), kind: 'iso15434', format, data: read.ais, fields: fieldsOf(read, today) };
}

function readDataFormat(
  arrived: Arrived,
  { format, body, at }: Format,
  { today }: RecogniseContext,
): Recognised {
  const data = readData(body);
  if (typeof data === 'number')
    return invalidReading(arrived, 'iso15434', { error: 'unknown-ai', at: at + data });
  return { ...commonOf(arrived), kind: 'iso15434', format, data, fields: fieldsOfData(data, today) };
}

/** Linear labels with a data identifier in front, only where the site has them: "PART" may as well be P and "ART". */
export function readLinearData(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const data = context.dataIdentifiers ? readLinear(arrived.text) : undefined;
  if (!data) return undefined;
  const reading: Iso15434Reading = {
    ...commonOf(arrived),
    kind: 'iso15434',
    format: 'linear',
    data,
    fields: fieldsOfData(data, context.today),
  };
  return ambiguousReading(arrived, 'plain-or-di', [plainReading(arrived), reading]);
}
