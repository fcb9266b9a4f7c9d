import type { UnitId } from '../../base/ids.ts';
import { one } from '../../base/quantity.ts';
import { optional, positive, text, whole, yesOrNo } from './cells.ts';
import { firstsOnly, lazily } from './firsts-only.ts';
import { idOf } from './references.ts';
import { type PlannedIntent, defineTable } from './table.ts';

const mostDecimals = 6;

/** [UOM-1] What goods are measured in. A unit's size stays once it is made: a line that would change it is refused by the rule. */
export const units = defineTable(
  'units',
  {
    name: { title: 'Name', example: 'g', read: text },
    precision: { title: 'Decimals', example: '0', read: whole },
    base: { title: 'Base unit', example: 'kg', read: optional(text), optional: true },
    factor: { title: 'Factor', example: '0.001', read: optional(positive), optional: true },
    archived: { title: 'Archived', example: 'no', read: yesOrNo, optional: true },
  },
  (lines, known, fault) => {
    const firsts = firstsOnly(
      lines,
      ({ name }) => name,
      (line, what) => fault(line, 'name', what),
    );
    const here = new Set(firsts.map(({ values }) => values.name));
    const [bases, multiples] = [
      firsts.filter(({ values }) => values.base === null),
      firsts.filter(({ values }) => values.base !== null),
    ];
    // What others are multiples of comes first, wherever it stands in the list.
    return lazily([...bases, ...multiples], ({ line, values }): PlannedIntent => {
      const { name, precision, base, archived } = values;
      const factor = values.factor ?? one;
      if (precision > mostDecimals)
        fault(line, 'precision', { code: 'not-one-of', text: String(precision), allowed: '0-6' });
      if (base !== null && !here.has(base) && !known.find('unit', base))
        fault(line, 'base', { code: 'unknown-reference', kind: 'unit', text: base });
      if (base === null && factor !== one)
        fault(line, 'factor', { code: 'not-one-of', text: factor, allowed: one });
      if (base !== null && values.factor === null) fault(line, 'factor', { code: 'empty' });
      const row = {
        id: idOf(known, 'unit', name) as UnitId,
        name,
        precision,
        base: base === null ? null : (idOf(known, 'unit', base) as UnitId),
        factor,
        archived,
      };
      return { intent: { kind: 'set-record', payload: { of: 'unit', row } }, lines: [line] };
    });
  },
);
