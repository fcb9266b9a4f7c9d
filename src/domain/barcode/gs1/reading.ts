import type { RecogniseContext } from '../context.ts';
import type { Arrived } from '../gate.ts';
import type { Associations, Gs1Reading, Warning } from '../recognised.ts';
import { violationsOf } from './associations.ts';
import type { Elements } from './element-string.ts';
import { fieldsOf } from './meaning.ts';

/** A GS1 message with its meaning and its associations. */
export function gs1Reading(
  arrived: Pick<Arrived, 'text' | 'symbology' | 'warnings'>,
  read: Elements,
  carrier: Gs1Reading['carrier'],
  context: RecogniseContext,
  syntax: Gs1Reading['syntax'] = 'valid',
): Gs1Reading {
  const { text, symbology } = arrived;
  const fields = fieldsOf(read, context.today);
  const unweighed = fields.gtin?.startsWith('9') && !fields.measures && !fields.count;
  return {
    kind: 'gs1',
    carrier,
    text,
    symbology,
    ais: read.ais,
    fields,
    syntax,
    associations: associationsOf(read, context),
    warnings: unweighed ? [...arrived.warnings, measureMissing] : arrived.warnings,
    alternatives: none,
  };
}

const none: readonly never[] = [];
const fulfilled: Associations = { state: 'ok' };
const deferred: Associations = { state: 'deferred' };
/** GenSpecs, variable measure: indicator 9 marks a variable measure item, whose measure belongs on the label. */
const measureMissing: Warning = { code: 'measure-missing', args: [] };

function associationsOf(read: Elements, context: RecogniseContext): Associations {
  if (context.session === 'open') return deferred;
  const violations = violationsOf(read);
  return violations.length === 0 ? fulfilled : { state: 'violated', violations };
}
