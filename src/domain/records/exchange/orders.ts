import type { LineId, LocationId, OperationTypeId, PartnerId, ProductId } from '../../base/ids.ts';
import { compare, decimalsOf } from '../../base/quantity.ts';
import type { Intent } from '../../operations/registry.ts';
import { calendarDay, optional, positive, text } from './cells.ts';
import { grouped, lazilyAll } from './firsts-only.ts';
import { reference } from './references.ts';
import { type PlannedIntent, defineTable } from './table.ts';

type Opening = Extract<Intent, { kind: 'open-order' }>['payload'];

/**
 * Purchase orders open receipts, sales orders open deliveries (T15, T24): one line of the list for each line of an
 * order. An order that stands already is left as it is; one that stands otherwise is named.
 */
export const orders = defineTable(
  'orders',
  {
    reference: { title: 'Reference', example: 'IN/00101', read: text },
    type: { title: 'Operation type', example: 'Receipts', read: text },
    partner: { title: 'Partner code', example: 'SUP-MILL', read: optional(text), optional: true },
    origin: { title: 'Origin', example: 'PO-4711', read: optional(text), optional: true },
    scheduled: { title: 'Scheduled', example: '2027-06-30', read: optional(calendarDay), optional: true },
    from: { title: 'From', example: '', read: optional(text), optional: true },
    to: { title: 'To', example: '', read: optional(text), optional: true },
    product: { title: 'Product code', example: 'OATS', read: text },
    quantity: { title: 'Quantity', example: '1000', read: positive },
  },
  (lines, known, fault) =>
    lazilyAll(
      grouped(lines, ({ reference: name }) => name),
      ([name, group]): PlannedIntent[] => {
        const [first] = group;
        if (!first) return [];
        const { line: at, values } = first;
        const type = reference(known, 'operation-type', values.type);
        if (!type.ok) fault(at, 'type', type.error);
        const cited = (kind: 'partner' | 'location', column: 'partner' | 'from' | 'to'): string | null => {
          const external = values[column];
          if (external === null) return null;
          const row = reference(known, kind, external);
          if (!row.ok) fault(at, column, row.error);
          return row.ok ? row.value.id : null;
        };
        const partner = cited('partner', 'partner') as PartnerId | null;
        const from = cited('location', 'from') as LocationId | null;
        const to = cited('location', 'to') as LocationId | null;
        const wanted = group.flatMap(({ line, values: { product, quantity } }, index) => {
          const row = reference(known, 'product', product);
          if (!row.ok) fault(line, 'product', row.error);
          else if (decimalsOf(quantity) > row.value.precision)
            fault(line, 'quantity', { code: 'not-a-number', text: quantity });
          return row.ok
            ? [{ id: `${index + 1}` as LineId, product: row.value.id as ProductId, expected: quantity }]
            : [];
        });
        if (!type.ok) return [];
        const opening: Opening = {
          kind: type.value.kind,
          operationType: type.value.id as OperationTypeId,
          reference: name,
          partner,
          origin: values.origin,
          from: from ?? type.value.from,
          to: to ?? type.value.to,
          scheduled: values.scheduled ?? known.today,
          lines: wanted,
        };
        const stands = known.find('order', name);
        if (!stands)
          return [{ intent: { kind: 'open-order', payload: opening }, lines: group.map(({ line }) => line) }];
        const isSame =
          stands.lines.length === wanted.length &&
          stands.lines.every(({ product, expected }, index) => {
            const other = wanted[index];
            return (
              other !== undefined && other.product === product && compare(other.expected, expected) === 0
            );
          });
        if (!isSame) fault(at, 'reference', { code: 'stands-otherwise', text: name });
        return [];
      },
    ),
);
