import type { LocationId, OperationTypeId, SequenceId } from '../../base/ids.ts';
import { err, ok } from '../../base/result.ts';
import type { OperationType } from '../../catalogue/place.ts';
import { type Read, decimal, oneOf, optional, text, whole, yesOrNo } from './cells.ts';
import { firstsOnly, lazily } from './firsts-only.ts';
import { idOf, reference } from './references.ts';
import { defineTable } from './table.ts';

const upTo =
  (most: number): Read<string> =>
  (cell) => {
    const read = optional(text)(cell);
    if (!read.ok) return read;
    const value = read.value ?? '';
    return value.length > most ? err({ code: 'too-long', most }) : ok(value);
  };

export const sequences = defineTable(
  'sequences',
  {
    name: { title: 'Name', example: 'Muesli lots', read: text },
    prefix: { title: 'Prefix', example: 'MU-{YY}', read: upTo(12), optional: true },
    suffix: { title: 'Suffix', example: '', read: upTo(8), optional: true },
    padding: { title: 'Digits', example: '4', read: whole },
  },
  (lines, known, fault) =>
    lazily(
      firstsOnly(
        lines,
        ({ name }) => name,
        (line, what) => fault(line, 'name', what),
      ),
      ({ line, values }) => {
        if (values.padding < 1 || values.padding > 12)
          fault(line, 'padding', { code: 'not-one-of', text: String(values.padding), allowed: '1-12' });
        const id = idOf(known, 'sequence', values.name) as SequenceId;
        // What the list does not speak of stays as it is.
        const row = { ...known.find('sequence', values.name), ...values, id };
        return { intent: { kind: 'set-record', payload: { of: 'sequence', row } }, lines: [line] };
      },
    ),
);

/** never, always, or above which number of serials what was made waits for a supervisor; "1/500": other goods above a quantity. */
const approval: Read<OperationType['approval']> = (cell) => {
  const word = cell.trim().toLowerCase();
  if (word === '' || word === 'never') return ok({ when: 'never' });
  if (word === 'always') return ok({ when: 'always' });
  const [serials = '', much] = cell.split('/');
  const units = decimal(serials);
  const quantity = much === undefined ? null : decimal(much);
  return units.ok && quantity?.ok !== false
    ? ok({ when: 'above', units: units.value, ...(quantity?.ok ? { quantity: quantity.value } : {}) })
    : err({ code: 'not-one-of', text: cell.trim(), allowed: 'never, always, 1, 2 …, 1/500' });
};

export const operationTypes = defineTable(
  'operation-types',
  {
    name: { title: 'Name', example: 'Receipts', read: text },
    kind: {
      title: 'Kind',
      example: 'receipt',
      read: oneOf('receipt', 'delivery', 'transfer', 'manufacture'),
    },
    createNew: { title: 'Create new numbers', example: 'yes', read: yesOrNo },
    useExisting: { title: 'Use existing numbers', example: 'no', read: yesOrNo },
    from: { title: 'From', example: 'Suppliers', read: text },
    to: { title: 'To', example: 'Warehouse / Dock', read: text },
    backorder: {
      title: 'Backorder',
      example: 'ask',
      read: optional(oneOf('ask', 'always', 'never')),
      optional: true,
    },
    sequence: { title: 'Reference sequence', example: 'Receipts', read: text },
    approval: { title: 'Approval above', example: 'never', read: approval, optional: true },
  },
  (lines, known, fault) =>
    lazily(
      firstsOnly(
        lines,
        ({ name }) => name,
        (line, what) => fault(line, 'name', what),
      ),
      ({ line, values }) => {
        const cited = (kind: 'location' | 'sequence', column: 'from' | 'to' | 'sequence'): string => {
          const row = reference(known, kind, values[column]);
          if (!row.ok) fault(line, column, row.error);
          return row.ok ? row.value.id : '';
        };
        const row: OperationType = {
          // What the list does not speak of stays as it is.
          ...known.find('operation-type', values.name),
          id: idOf(known, 'operation-type', values.name) as OperationTypeId,
          name: values.name,
          kind: values.kind,
          createNew: values.createNew,
          useExisting: values.useExisting,
          from: cited('location', 'from') as LocationId,
          to: cited('location', 'to') as LocationId,
          backorder: values.backorder ?? 'ask',
          sequence: cited('sequence', 'sequence') as SequenceId,
          approval: values.approval,
        };
        return { intent: { kind: 'set-record', payload: { of: 'operation-type', row } }, lines: [line] };
      },
    ),
);
