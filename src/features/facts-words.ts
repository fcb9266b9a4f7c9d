import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { LotId, OrderId } from '#domain/base/ids.ts';
import { sum } from '#domain/base/quantity.ts';
import type { Move } from '#domain/stock/facts.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { Replica } from '../data/contract.ts';
import type { Format } from './format.ts';

interface FactsWords {
  /** Empty when there is nothing to say beyond its kind. */
  readonly text: string;
  readonly order: OrderId | undefined;
}

/** What an operation did, in one line: the goods, how much of them, and from where to where. */
export async function factsWords(
  world: Replica,
  { facts }: Pick<OperationRow, 'facts'>,
  format: Format,
): Promise<FactsWords> {
  const made = facts.flatMap((fact) => (fact.kind === 'made' ? [fact] : []));
  const moves = facts.flatMap((fact) => (fact.kind === 'moved' ? [fact.move] : []));
  const order = orderOf(facts);
  const [first] = made;
  if (first) {
    const product = (await world.get('order', first.order))?.making?.product;
    const row = product && (await world.get('product', product));
    const amount = format.amount(sum(made.map(({ quantity }) => quantity)), row?.unit ?? '');
    const numbers = await lotNames(
      world,
      made.flatMap(({ lot }) => lot ?? []),
    );
    return { text: [row?.name ?? '', numbers, amount].filter(Boolean).join(' · '), order };
  }
  if (moves.length > 0) return { text: await movesWords(world, moves, format), order };
  const lot = facts.flatMap((fact) =>
    fact.kind === 'lot-changed' ? [fact.lot] : fact.kind === 'lot-registered' ? [fact.lot.id] : [],
  );
  if (lot.length > 0) return { text: await lotNames(world, lot), order };
  const assigned = facts.flatMap((fact) =>
    fact.kind === 'number-assigned' && fact.number !== null ? [fact.number] : [],
  );
  return { text: assigned[0] ?? '', order };
}

async function movesWords(world: Replica, moves: readonly Move[], format: Format): Promise<string> {
  const products = [...new Set(moves.map(({ product }) => product))];
  const [only] = products;
  const lots = await lotNames(
    world,
    moves.flatMap(({ lot }) => lot ?? []),
  );
  const way = await wayWords(world, moves);
  if (only === undefined || products.length > 1) {
    const count = products.length;
    return [i18n._(msg`${plural(count, { one: '# product', other: '# products' })}`), way]
      .filter(Boolean)
      .join(' · ');
  }
  const product = await world.get('product', only);
  const amount = format.amount(sum(moves.map(({ quantity }) => quantity)), product?.unit ?? '');
  const name = product?.name ?? i18n._(msg`A product that this device does not know`);
  return [name, lots, amount, way].filter(Boolean).join(' · ');
}

/** "L-2611", or how many there are. */
async function lotNames(world: Replica, lots: readonly LotId[]): Promise<string> {
  const ids = [...new Set(lots)];
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return '';
  const name = (await world.get('lot', first))?.name ?? '';
  if (ids.length === 1) return name;
  const end = (await world.get('lot', last))?.name ?? '';
  return i18n._(msg`${name} … ${end} (${ids.length})`);
}

/** From where to where, when all of it went the same way. */
async function wayWords(world: Replica, moves: readonly Move[]): Promise<string> {
  const ways = new Set(moves.map(({ from, to }) => `${from} ${to}`));
  const [move] = moves;
  if (!move || ways.size > 1) return '';
  const from = (await world.get('location', move.from))?.name;
  const to = (await world.get('location', move.to))?.name;
  return from === undefined || to === undefined ? '' : `${from} → ${to}`;
}

function orderOf(facts: OperationRow['facts']): OrderId | undefined {
  for (const fact of facts) {
    if (fact.kind === 'moved' && fact.move.order) return fact.move.order;
    if ('order' in fact && typeof fact.order === 'string') return fact.order;
  }
  return undefined;
}
