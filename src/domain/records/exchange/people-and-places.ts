import type { CategoryId, LocationId, PartnerId } from '../../base/ids.ts';
import type { AnyRecord } from '../records.ts';
import { oneOf, optional, text, yesOrNo } from './cells.ts';
import { firstsOnly, lazily } from './firsts-only.ts';
import { idOf } from './references.ts';
import { type PlannedIntent, defineTable } from './table.ts';

const strategies = ['fifo', 'lifo', 'fefo', 'closest'] as const;

const set = (record: AnyRecord, line: number): PlannedIntent => ({
  intent: { kind: 'set-record', payload: record },
  lines: [line],
});

export const categories = defineTable(
  'categories',
  {
    name: { title: 'Name', example: 'Food', read: text },
    removal: {
      title: 'Removal strategy',
      example: 'fefo',
      read: optional(oneOf(...strategies)),
      optional: true,
    },
    archived: { title: 'Archived', example: 'no', read: yesOrNo, optional: true },
  },
  (lines, known, fault) =>
    lazily(
      firstsOnly(
        lines,
        ({ name }) => name,
        (line, what) => fault(line, 'name', what),
      ),
      ({ line, values }) =>
        set(
          { of: 'category', row: { ...values, id: idOf(known, 'category', values.name) as CategoryId } },
          line,
        ),
    ),
);

export const partners = defineTable(
  'partners',
  {
    code: { title: 'Code', example: 'SUP-MILL', read: text },
    name: { title: 'Name', example: 'Northfield Mill', read: text },
    barcode: { title: 'Barcode', example: '', read: optional(text), optional: true },
    role: {
      title: 'Role',
      example: 'supplier',
      read: optional(oneOf('supplier', 'customer', 'both')),
      optional: true,
    },
    archived: { title: 'Archived', example: 'no', read: yesOrNo, optional: true },
  },
  (lines, known, fault) =>
    lazily(
      firstsOnly(
        lines,
        ({ code }) => code,
        (line, what) => fault(line, 'code', what),
      ),
      ({ line, values: { role: said, ...values } }) => {
        // A list that says nothing of it, as lists of before the column do, leaves it as it stands.
        const before = known.find('partner', values.code)?.role;
        const role = said === 'both' && before === undefined ? undefined : (said ?? before);
        const id = idOf(known, 'partner', values.code) as PartnerId;
        return set({ of: 'partner', row: { ...values, id, ...(role && { role }) } }, line);
      },
    ),
);

export const locations = defineTable(
  'locations',
  {
    name: { title: 'Name', example: 'Warehouse / Dock', read: text },
    usage: {
      title: 'Usage',
      example: 'internal',
      read: oneOf('internal', 'transit', 'supplier', 'customer', 'production', 'inventory-loss', 'scrap'),
    },
    parent: { title: 'Inside', example: 'Warehouse', read: optional(text), optional: true },
    barcode: { title: 'Barcode', example: 'LOC-DOCK', read: optional(text), optional: true },
    removal: { title: 'Removal strategy', example: '', read: optional(oneOf(...strategies)), optional: true },
    archived: { title: 'Archived', example: 'no', read: yesOrNo, optional: true },
  },
  (lines, known, fault) => {
    const firsts = firstsOnly(
      lines,
      ({ name }) => name,
      (line, what) => fault(line, 'name', what),
    );
    const here = new Set(firsts.map(({ values }) => values.name));
    return lazily(firsts, ({ line, values }) => {
      const { parent, ...row } = values;
      if (parent !== null && !here.has(parent) && !known.find('location', parent))
        fault(line, 'parent', { code: 'unknown-reference', kind: 'location', text: parent });
      const inside = parent === null ? null : (idOf(known, 'location', parent) as LocationId);
      return set(
        {
          of: 'location',
          row: { ...row, id: idOf(known, 'location', row.name) as LocationId, parent: inside },
        },
        line,
      );
    });
  },
);
