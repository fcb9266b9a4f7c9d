import type { OrderId } from '#domain/base/ids.ts';
import { type Quantity, add, sum } from '#domain/base/quantity.ts';
import type { Order, OrderLine, Output } from '#domain/catalogue/order.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import { type Input, pedigreeKey } from '#domain/stock/rows.ts';
import type { Replica } from '../../../data/contract.ts';
import { familyOf, isStanding } from '../../making-family.ts';
import { whyRejected } from '../../why-rejected.ts';

/** One lot of a component that went in, and how sure that is. */
export interface WentIn {
  readonly key: string;
  readonly lot: string | null;
  readonly quantity: Quantity;
  readonly grade: Input['grade'];
}

export interface LoadedOutput {
  readonly key: string;
  readonly output: Output;
  readonly number: string | null;
  /** Components that are not accounted for (PRD-7). */
  readonly gaps: number;
  /** Why a supervisor kept it. */
  readonly reason: string | null;
}

export interface LoadedMaking {
  /** What went in, by line: ready on the order or built in. */
  readonly wentIn: ReadonlyMap<OrderLine['id'], readonly WentIn[]>;
  readonly outputs: readonly LoadedOutput[];
  /** [PRD-3] All parts of the split that stand, this one included; nothing where it never was split. */
  readonly units: readonly MakingOrder[];
  readonly producers: readonly string[];
  /** [ORD-1] The order that goes on with what was to be made here. */
  readonly wentInto: Order | null;
  readonly backorderOf: Order | null;
  /** [APR-3] Under what its approval is asked for. */
  readonly root: OrderId;
}

/** What a supervisor expects of a manufacturing order, all of it by name. */
export async function loadMaking(world: Replica, order: MakingOrder): Promise<LoadedMaking> {
  const { making, backorder, backorderOf } = order;
  const [family, outputs, people] = await Promise.all([
    familyOf(world, making.root),
    Promise.all(making.outputs.map((output, at) => loadOutput(world, output, at))),
    Promise.all(making.producers.map((id) => world.get('person', id))),
  ]);
  const builtIn = outputs.flatMap(({ inputs }) => inputs).filter(({ removed }) => removed === null);
  const wentIn = new Map<OrderLine['id'], readonly WentIn[]>();
  for (const line of order.lines) {
    const isFirst = order.lines.find(({ product }) => product === line.product)?.id === line.id;
    const ready = making.consumed.filter((each) => isOn(order, line, each) ?? isFirst);
    const inside = isFirst ? builtIn.filter(({ product }) => product === line.product) : [];
    wentIn.set(line.id, await namedOf(world, [...ready, ...inside]));
  }
  const next = backorder === null ? undefined : await world.get('order', backorder);
  return {
    wentIn,
    outputs,
    units: family.filter((each) => isStanding(each) || each.id === order.id),
    producers: people.flatMap((person) => person?.name ?? []),
    wentInto: order.state === 'cancelled' ? (next ?? null) : null,
    backorderOf: backorderOf === null ? null : ((await world.get('order', backorderOf)) ?? null),
    root: making.root?.order ?? order.id,
  };
}

/** Whether it was taken for this line; undefined: for none that is on the order, so it is the first of its product. */
function isOn(
  { lines }: Order,
  line: OrderLine,
  { line: on, product }: MakingOrder['making']['consumed'][number],
): boolean | undefined {
  if (product !== line.product) return false;
  return lines.some(({ id }) => id === on) ? on === line.id : undefined;
}

/** The same lot in one row, however often it was scanned. */
async function namedOf(
  world: Replica,
  all: readonly Pick<Input, 'product' | 'lot' | 'quantity' | 'grade'>[],
): Promise<WentIn[]> {
  const rows = new Map<string, { lot: Input['lot']; quantity: Quantity; grade: Input['grade'] }>();
  for (const { lot, quantity, grade } of all) {
    const key = `${lot ?? ''} ${grade}`;
    const before = rows.get(key);
    rows.set(key, { lot, grade, quantity: before ? add(before.quantity, quantity) : quantity });
  }
  return Promise.all(
    [...rows].map(async ([key, { lot, quantity, grade }]) => ({
      key,
      quantity,
      grade,
      lot: lot === null ? null : ((await world.get('lot', lot))?.name ?? lot),
    })),
  );
}

async function loadOutput(
  world: Replica,
  output: Output,
  at: number,
): Promise<LoadedOutput & { readonly inputs: readonly Input[] }> {
  const [lot, pedigree, reason] = await Promise.all([
    output.lot === null ? undefined : world.get('lot', output.lot),
    output.lot === null ? undefined : world.get('pedigree', pedigreeKey(output.lot, output.operation)),
    output.approval === 'rejected' ? whyRejected(world, output) : null,
  ]);
  return {
    key: `${at} ${output.operation}`,
    output,
    number: lot?.name ?? null,
    gaps: pedigree?.gaps.length ?? 0,
    inputs: pedigree?.inputs ?? [],
    reason,
  };
}

/** [PRD-3] How much of all that was split off is made. */
export const madeOf = (
  units: readonly MakingOrder[],
): { readonly made: Quantity; readonly of: Quantity } => ({
  made: sum(units.map(({ making }) => making.made)),
  of: sum(units.map(({ making }) => making.quantity)),
});
