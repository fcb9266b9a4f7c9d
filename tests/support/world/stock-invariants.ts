import { fromMicros, isNegative, sum, toMicros } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { type Lot, type Stock, holdsAt, stockKey } from '#domain/stock/rows.ts';
import type { OperationRow } from '#domain/stock/view.ts';

export interface LedgerMove {
  readonly id: string;
  readonly operation: string;
  readonly product: string;
  readonly lot: string | null;
  readonly micros: string;
  readonly from_location: string;
  readonly to_location: string;
}

export interface Books {
  readonly rows: readonly { readonly key: string; readonly content: string | null }[];
  readonly moves: readonly LedgerMove[];
  /** Operations that came from a device; the plant opens below zero somewhere on purpose. */
  readonly judged: { has(id: string): boolean };
}

type Broken = (rule: string, what: string) => void;

/** What must be true of goods, whoever did what in which order. */
export function checkStock({ rows, moves, judged }: Books, broken: Broken): void {
  const all = <T>(kind: string): T[] =>
    rows.flatMap(({ key, content }) =>
      key.startsWith(`${kind}/`) && content !== null ? [JSON.parse(content) as T] : [],
    );
  const stocks = all<Stock>('stock');
  const operations = new Map(all<OperationRow>('operation').map((row) => [row.id as string, row]));
  const lots = new Map(all<Lot>('lot').map((lot) => [lot.id, lot]));
  const usages = new Map(all<Location>('location').map(({ id, usage }) => [id as string, usage]));

  checkBalances(stocks, moves, broken);
  checkMoves(moves, operations, broken);
  for (const stock of stocks) {
    for (const { location, package: inside, quantity } of stock.places)
      if (usages.get(location) === 'internal' && isNegative(quantity)) {
        const isSaid = moves.some(
          (move) =>
            move.product === stock.product &&
            move.lot === stock.lot &&
            move.from_location === location &&
            (!judged.has(move.operation) || saysSo(operations.get(move.operation))),
        );
        if (!isSaid)
          broken(
            'STK-5',
            `${stock.product} ${stock.lot} ${inside} is ${quantity} at ${location}, and nobody was told`,
          );
      }
    checkPromises(stock, stock.lot ? lots.get(stock.lot) : undefined, broken);
  }
  const onStock = stocks.flatMap(({ product, lot, reserved }) =>
    reserved.map((each) => [each.order, each.line, product, lot, each.location, each.quantity].join(' ')),
  );
  const onOrders = all<Order>('order').flatMap(({ id, reference, state, reservations }) => {
    if (state !== 'open' && reservations.length > 0)
      broken('STK-6', `${reference} is ${state} and keeps goods`);
    return reservations.map((each) =>
      [id, each.line, each.product, each.lot, each.location, each.quantity].join(' '),
    );
  });
  if (onStock.toSorted().join('\n') !== onOrders.toSorted().join('\n'))
    broken('STK-6', 'orders and goods do not say the same of what is kept');
}

/** I3: stock is the sum of moves, exactly, and every move has two ends. */
function checkBalances(stocks: readonly Stock[], moves: readonly LedgerMove[], broken: Broken): void {
  const balances = new Map<string, bigint>();
  const book = (key: string, by: bigint): void => void balances.set(key, (balances.get(key) ?? 0n) + by);
  for (const { product, lot, micros, from_location: from, to_location: to } of moves) {
    const key = stockKey(product as never, lot as never);
    book(`${key} ${from}`, -BigInt(micros));
    book(`${key} ${to}`, BigInt(micros));
  }
  const told = new Map<string, bigint>();
  for (const { product, lot, places } of stocks) {
    const key = stockKey(product, lot);
    for (const { location, quantity } of places)
      told.set(`${key} ${location}`, (told.get(`${key} ${location}`) ?? 0n) + toMicros(quantity));
    if (sum(places.map(({ quantity }) => quantity)) !== '0')
      broken('STK-1', `${key}: the balances of one thing do not add up to zero`);
    const here = places.filter(({ location }) => location === 'dock');
    if (product === 'motor' && here.some(({ quantity }) => toMicros(quantity) > 1_000_000n))
      broken('STK-2', `${key}: one serial is here more than once`);
  }
  for (const key of new Set([...balances.keys(), ...told.keys()]))
    if ((balances.get(key) ?? 0n) !== (told.get(key) ?? 0n))
      broken(
        'I3',
        `${key}: stock says ${fromMicros(told.get(key) ?? 0n)}, the moves say ${fromMicros(balances.get(key) ?? 0n)}`,
      );
}

/** I1: what is in force did what it says, exactly once; what is not in force did nothing. */
function checkMoves(
  moves: readonly LedgerMove[],
  operations: ReadonlyMap<string, OperationRow>,
  broken: Broken,
): void {
  const said = new Map<string, string>();
  for (const [id, { state, facts }] of operations) {
    const own = facts.flatMap((fact) => (fact.kind === 'moved' ? [fact.move] : []));
    if (own.length > 0 && state !== 'accepted' && state !== 'adjusted')
      broken('I1', `${id} is ${state} and moved something`);
    for (const move of own) said.set(move.id, `${move.product} ${move.lot} ${toMicros(move.quantity)}`);
  }
  const booked = new Set<string>();
  for (const { id, operation, product, lot, micros } of moves) {
    if (booked.has(id)) broken('I1', `move ${id} is in the ledger twice`);
    booked.add(id);
    // The plant's opening stock came by no operation.
    if (operations.has(operation) && said.get(id) !== `${product} ${lot} ${micros}`)
      broken('I1', `move ${id} is in the ledger, and its operation does not say so`);
  }
  for (const id of said.keys()) if (!booked.has(id)) broken('I1', `move ${id} is not in the ledger`);
}

const saysSo = (row: OperationRow | undefined): boolean =>
  row?.flags.some(({ code }) => code === 'negative-stock') === true;

/** [STK-6, QLT-1] Nobody is promised what is not there, or what is on hold. */
function checkPromises(
  { product, lot, places, reserved }: Stock,
  row: Lot | undefined,
  broken: Broken,
): void {
  for (const { location, package: inside } of reserved) {
    const here = places.find((each) => each.location === location && each.package === inside);
    const promised = reserved.filter((each) => each.location === location && each.package === inside);
    const much = sum(promised.map(({ quantity }) => quantity));
    if (toMicros(much) > toMicros(here?.quantity ?? ('0' as never)))
      broken('STK-6', `${product} ${lot}: ${much} promised at ${location} of ${here?.quantity ?? 'nothing'}`);
    if (holdsAt(row, location).length > 0)
      broken('QLT-1', `${product} ${lot} is held at ${location}, and kept`);
  }
}
