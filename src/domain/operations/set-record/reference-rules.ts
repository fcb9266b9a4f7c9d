import { type Refusal, refusal } from '../../base/refusal.ts';
import type { AnyRecord } from '../../records/records.ts';
import { type RowKey, type RowKind, type View, found, rowKey, splitKey } from '../../stock/view.ts';

/** The records that a record leans on. */
export function cited(record: AnyRecord): RowKey[] {
  const key = (kind: RowKind, id: string | null): RowKey[] => (id === null ? [] : [rowKey(kind, id)]);
  switch (record.of) {
    case 'product': {
      const { category, responsible, sequence, supplierCodes } = record.row;
      return [
        ...key('category', category),
        ...key('person', responsible),
        ...key('sequence', sequence),
        ...supplierCodes.map(({ partner }) => rowKey('partner', partner)),
      ];
    }
    case 'location':
      return key('location', record.row.parent);
    case 'unit':
      return key('unit', record.row.base);
    case 'operation-type': {
      const { from, to, sequence } = record.row;
      return [rowKey('location', from), rowKey('location', to), rowKey('sequence', sequence)];
    }
    case 'bom': {
      const { product, components, byProducts } = record.row;
      return [
        product,
        ...components.map((each) => each.product),
        ...byProducts.map((each) => each.product),
      ].map((id) => rowKey('product', id));
    }
    case 'site': {
      const { inventoryLoss, scrap, production, unidentifiedProduct, sharedSequence, packageSequence } =
        record.row;
      return [
        ...[inventoryLoss, scrap, production].map((id) => rowKey('location', id)),
        rowKey('product', unidentifiedProduct),
        rowKey('sequence', sharedSequence),
        rowKey('sequence', packageSequence),
      ];
    }
    case 'category':
    case 'partner':
    case 'sequence':
      return [];
  }
}

/** What is cited, and for places the line of parents above them. */
export function citedKeys(record: AnyRecord, view: View): RowKey[] {
  const keys = cited(record);
  if (record.of === 'location')
    for (const parent of parentsOf(record.row.parent, view)) keys.push(rowKey('location', parent));
  return keys;
}

export function brokenReference(record: AnyRecord, view: View): Refusal | null {
  for (const key of cited(record)) {
    const { kind, id } = splitKey(key);
    if (view.get(kind, id).state === 'absent') return refusal('unknown-record', { kind, id });
  }
  return null;
}

/** A place inside itself, or a product that is made of itself. */
export function goesInCircles(record: AnyRecord, view: View): Refusal | null {
  if (record.of === 'location') {
    const { id, name, parent } = record.row;
    return parent === id || parentsOf(parent, view).includes(id)
      ? refusal('goes-in-circles', { name })
      : null;
  }
  // A multiple is of a base unit, never of another multiple.
  if (record.of === 'unit') {
    const { id, name, base } = record.row;
    const under = base === null ? undefined : found(view, 'unit', base);
    return base === id || (under !== undefined && under.base !== null)
      ? refusal('goes-in-circles', { name })
      : null;
  }
  if (record.of === 'bom') {
    const { product, components } = record.row;
    const name = found(view, 'product', product)?.name ?? product;
    return components.some((each) => each.product === product) ? refusal('goes-in-circles', { name }) : null;
  }
  return null;
}

const deepest = 50;

function parentsOf(first: string | null, view: View): string[] {
  const parents: string[] = [];
  for (let next = first; next !== null && parents.length < deepest && !parents.includes(next);) {
    parents.push(next);
    next = found(view, 'location', next)?.parent ?? null;
  }
  return parents;
}
