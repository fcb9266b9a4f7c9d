import { isNegative } from '#domain/base/quantity.ts';
import type { Fact, Move } from '#domain/stock/facts.ts';
import { pedigreeKey, stockKey } from '#domain/stock/keys.ts';
import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import type { ReplicaRow } from './database.ts';

/**
 * What a row can be found by, as `name:value`. Names, references and codes are folded (case, width); barcodes, ids and
 * exact lot names are not.
 */
export function replicaTerms<Kind extends StoredKind>(kind: Kind, row: StoredRowOf[Kind]): readonly string[] {
  const known = remembered.get(row);
  if (known) return known;
  const writers: { [Each in StoredKind]: (row: StoredRowOf[Each]) => string[] } = termsByKind;
  const terms = [...new Set(writers[kind](row))];
  remembered.set(row, terms);
  return terms;
}

/** As it is kept row by row. */
export const withTerms = (row: Omit<ReplicaRow, 'terms'>): ReplicaRow => ({
  ...row,
  terms: replicaTerms(row.kind, row.row).map((term) => `${row.kind}|${term}`),
});

/** Rows are never changed, and those of pending operations are looked through again and again. */
const remembered = new WeakMap<object, readonly string[]>();

/** NFKC and lower case: what a person types finds what another person wrote. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const folded = new Set(['name', 'reference', 'code', 'origin', 'find']);

/** A term as a screen spells it, in the spelling of the index. */
export function normalTerm(term: string): string {
  const at = term.indexOf(':');
  const name = term.slice(0, at);
  return folded.has(name) ? `${name}:${fold(term.slice(at + 1))}` : term;
}

/** The id under which a row is kept. */
export function idOf<Kind extends StoredKind>(kind: Kind, row: StoredRowOf[Kind]): string {
  if (kind === 'stock') {
    const { product, lot } = row as StoredRowOf['stock'];
    return stockKey(product, lot);
  }
  if (kind === 'pedigree') {
    const { lot, operation } = row as StoredRowOf['pedigree'];
    return pedigreeKey(lot, operation);
  }
  if (kind === 'code') return (row as StoredRowOf['code']).code;
  return (row as { id: string }).id;
}

/** The whole name and each of its words, so that "rolled oats" is found by "oats". */
const names = (name: string): string[] => {
  const whole = fold(name);
  return [whole, ...whole.split(/\s+/)].filter(Boolean).map((word) => `name:${word}`);
};
const some = (name: string, value: string | null): string[] =>
  value ? [`${name}:${folded.has(name) ? fold(value) : value}`] : [];
const each = (name: string, values: readonly string[]): string[] =>
  values.flatMap((value) => some(name, value));

/** "of-0915" -> "of-0915", "0915"; "mt240001" -> "mt240001", "240001": a label is read from its digits as often as from its letters. */
function beginnings(text: string): string[] {
  const whole = fold(text);
  const starts = [...whole.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]|(?<=\p{L})\p{N}/gu)].map(
    ({ index }) => index,
  );
  return [...new Set([0, ...starts.slice(0, mostBeginnings)])].map((at) => whole.slice(at)).filter(Boolean);
}
const mostBeginnings = 5;

/** [EXP-6] The first day on which a lot stands out: its alert, its removal or its expiration, whichever it has. */
function dueOf({ dates: { alert, removal, expiration } }: StoredRowOf['lot']): string[] {
  const [first] = [alert, removal, expiration].filter((day) => day !== null).toSorted();
  return first === undefined ? [] : [`due:${first}`];
}
/** Long lists in the order of their names: scan `list:active:`. */
const listed = ({ name, archived }: { readonly name: string; readonly archived: boolean }): string[] => [
  `list:${archived ? 'archived' : 'active'}:${fold(name)}`,
];

const termsByKind: { [Kind in StoredKind]: (row: StoredRowOf[Kind]) => string[] } = {
  product: (row) => [
    ...each('barcode', [...row.barcodes, ...row.packagings.flatMap(({ barcodes }) => barcodes)]),
    ...some('code', row.code),
    ...names(row.name),
    ...row.supplierCodes.map(({ code }) => `supplier-code:${code}`),
    ...listed(row),
    ...some('tracking', row.tracking),
    `sorted:${row.tracking === 'none' ? 'untracked' : 'tracked'}:${fold(row.name)}`,
    ...some('sequence', row.sequence),
  ],
  category: (row) => [...names(row.name), ...listed(row)],
  unit: (row) => [...names(row.name), ...listed(row)],
  // Read by its key alone: what is scanned is the key.
  code: () => [],
  bom: (row) => [
    ...some('product', row.product),
    ...(row.archived ? ['list:archived:'] : ['list:active:']),
    ...each(
      'component',
      row.components.map(({ product }) => product),
    ),
  ],
  pedigree: (row) => [
    ...some('lot', row.lot),
    ...some('product', row.product),
    ...some('order', row.order),
    ...row.inputs.flatMap(({ lot }) => some('input', lot)),
  ],
  location: (row) => [
    ...some('barcode', row.barcode),
    ...names(row.name),
    ...listed(row),
    ...some('parent', row.parent),
    ...some('usage', row.usage),
    `sorted:${row.usage}:${fold(row.name)}`,
  ],
  partner: (row) => [
    ...some('barcode', row.barcode),
    ...some('code', row.code),
    ...names(row.name),
    ...listed(row),
  ],
  'operation-type': (row) => [...names(row.name), ...some('kind', row.kind)],
  site: (row) => names(row.name),
  sequence: (row) => names(row.name),
  person: (row) => names(row.name),
  order: (row) => [
    ...some('reference', row.reference),
    ...some('origin', row.origin),
    ...some('partner', row.partner),
    ...some('kind', row.kind),
    ...some('state', row.state),
    // Lists of orders in the order of their days: scan `list:receipt:open:`.
    `list:${row.kind}:${row.state}:${row.scheduled}:${fold(row.reference)}`,
    ...some('scheduled', row.scheduled),
    // What a supervisor has to decide about: find `approval:waiting`.
    ...(row.making && row.making.approval !== 'none' ? [`approval:${row.making.approval}`] : []),
    ...each(
      'product',
      row.lines.map(({ product }) => product),
    ),
    ...each(
      'announced',
      row.announced.map(({ lot }) => lot),
    ),
    ...some('backorder-of', row.backorderOf),
    // What one order was split into (PRD-3), and the order of a unit by its number.
    ...some('root', row.making?.root?.order ?? null),
    ...some('number', row.making?.number ?? null),
  ],
  lot: (row) => [
    ...some('exact', row.name),
    ...some('name', row.name),
    ...some('reference', row.reference),
    ...some('product', row.product),
    // Lots of one product by the beginning of their name: scan `of:<product>:or`.
    `of:${row.product}:${fold(row.name)}`,
    ...(row.dates.removal ? [`removal:${row.product}:${row.dates.removal}`] : []),
    ...(row.archived ? [] : dueOf(row)),
    ...row.holds.map(({ why }) => `hold:${why}`),
    ...row.formerNames.flatMap((name) => [`exact:${name}`, `name:${fold(name)}`]),
    // All there are, in the order of their names: scan `sorted:live:`.
    `sorted:${row.archived ? 'archived' : 'live'}:${fold(row.name)}`,
    `made:${new Date(row.registered.at).toISOString().slice(0, 10)}:${fold(row.name)}`,
    // What a person types of a number: its beginning, or the beginning of any group in it, of old names too.
    ...each('find', [row.name, ...row.formerNames, row.reference ?? ''].flatMap(beginnings)),
  ],
  stock: (row) => [
    ...some('product', row.product),
    ...some('lot', row.lot),
    ...each(
      'location',
      row.places.map(({ location }) => location),
    ),
    ...row.places.flatMap((place) => some('package', place.package)),
    // [STK-5] Less than nothing: to be received or counted. Outside of the company that is as it should be.
    ...row.places
      .filter(({ quantity }) => isNegative(quantity))
      .map(({ location }) => `below-zero:${location}`),
    // What stands at one place, product by product: scan `at:<place>:`.
    ...row.places.map(({ location }) => `at:${location}:${row.product}:${row.lot ?? ''}`),
  ],
  package: (row) => [...some('sscc', row.sscc), ...some('order', row.order)],
  operation: (row) => [
    ...some('kind', row.kind),
    ...some('state', row.state),
    ...(row.settled ? [] : [`open-state:${row.state}`]),
    // The newest first: scan `flagged:`. Times count down from the last one of thirteen digits.
    ...(row.flags.length > 0 && !row.settled ? [`flagged:${String(9_999_999_999_999 - row.at)}`] : []),
    ...some('device', row.device),
    ...some('actor', row.actor),
    ...row.facts.flatMap(factTerms),
    ...row.facts.flatMap((fact) => (fact.kind === 'moved' ? movedTerms(fact.move, row.at) : [])),
  ],
};

/** [T33] What happened at a place, newest first: scan `moved:<place>:`. */
const movedTerms = ({ from, to }: Move, at: number): string[] =>
  [from, to].map((place) => `moved:${place}:${String(latest - at).padStart(16, '0')}`);
/** The last instant that there is. */
const latest = 8.64e15;

/** What an operation touched: its rows are found by the order, the product and the lot. */
function factTerms(fact: Fact): string[] {
  switch (fact.kind) {
    case 'moved':
      return [
        ...some('order', fact.move.order),
        ...some('product', fact.move.product),
        ...some('lot', fact.move.lot),
      ];
    case 'order-opened':
      return some('order', fact.order.id);
    case 'lot-registered':
    case 'lot-deleted':
      return some('lot', fact.lot.id);
    case 'lot-changed':
      return some('lot', fact.lot);
    case 'pedigree-recorded':
      return some('lot', fact.pedigree.lot);
    case 'reserved':
    case 'order-changed':
    case 'line-added':
    case 'made':
    case 'number-assigned':
    case 'approval-changed':
    case 'step-changed':
    case 'ordinals-given':
      return some('order', fact.order);
    case 'record-set':
    case 'profile-set':
    case 'package-registered':
    case 'operation-settled':
      return [];
  }
}
