import type { Instant } from '#domain/base/calendar.ts';
import type { OperationId, OrderId } from '#domain/base/ids.ts';
import { type Quantity, compare, one } from '#domain/base/quantity.ts';
import type { OrderLine, Output } from '#domain/catalogue/order.ts';
import type { OperationType } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { type MakingOrder, isMaking } from '#domain/making/booking.ts';
import { type Proposed, proposalKeys, proposeFor } from '#domain/making/proposal.ts';
import { type Stage, remaining } from '#domain/making/stage.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { type Input, type Lot, pedigreeKey } from '#domain/stock/rows.ts';
import type { QueueEntry } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { loadView } from '../goods/load-view.ts';
import { unsettledOn } from '../goods/unsettled-on.ts';
import { familyOf, isStanding } from '../making-family.ts';
import { stageOf } from '../stage-of.ts';
import { todayAt } from '../use-today.ts';
import { whyRejected } from '../why-rejected.ts';
import { type TakingBack, takingBack } from './taking-back.ts';

/** Something that went in. */
export interface Used {
  readonly key: string;
  readonly name: string | null;
  readonly quantity: Quantity;
  readonly grade: Input['grade'];
  /** The scan that brought it in; null when it is built in, or came with a batch. */
  readonly operation: OperationId | null;
  readonly at: Instant | null;
  /** Kept on this device; null: in force on the server. */
  readonly entry: QueueEntry | null;
  readonly removed: boolean;
}

export interface ComponentLine {
  readonly line: OrderLine;
  readonly product: Product | undefined;
  /** At which step it is used (PRD-12); empty: any. */
  readonly step: string;
  readonly used: readonly Used[];
  readonly proposed: readonly (Proposed & { readonly place: string })[];
}

export interface FinishedOutput {
  readonly output: Output;
  readonly lot: Lot | null;
  readonly inputs: readonly Input[];
  /** What is not accounted for (PRD-7). */
  readonly gaps: number;
  /** Why a supervisor kept it. */
  readonly reason: string | null;
}

export interface MakingPage {
  readonly order: MakingOrder;
  readonly stage: Stage | 'prepared';
  readonly product: Product | undefined;
  readonly type: OperationType | undefined;
  readonly left: Quantity;
  readonly lines: readonly ComponentLine[];
  readonly outputs: readonly FinishedOutput[];
  /** How many parts of it stand that the order was split into, this one included; 1: never split. */
  readonly parts: number;
  /** Every other part is a single one. */
  readonly areUnits: boolean;
  /** [PRD-3] What of its preparation can be taken back; null: nothing. */
  readonly taking: TakingBack | null;
  /** [ORD-1] The order that goes on with what was to be made here. */
  readonly wentInto: MakingOrder | null;
  readonly backorder: OrderId | null;
  readonly ready: boolean;
}

/** Everything the screen of one order shows; nothing when this device does not have it. */
export async function loadOrder(floor: Floor, id: OrderId): Promise<MakingPage | null> {
  const { world } = floor;
  const order = await world.get('order', id);
  if (!order || !isMaking(order)) return null;
  const { making } = order;
  const [product, type, bom, family, view, today, pending] = await Promise.all([
    world.get('product', making.product),
    world.get('operation-type', order.operationType),
    making.bom === null ? undefined : world.get('bom', making.bom),
    familyOf(world, making.root),
    loadView(world, (each) => proposalKeys(order, each)),
    todayAt(floor),
    unsettledOn(floor.queue, id),
  ]);
  const left = remaining(making);
  const after =
    order.state === 'cancelled' && order.backorder ? await world.get('order', order.backorder) : null;
  const proposals = making.finished ? [] : proposeFor(view, order, left, today);
  const outputs = await Promise.all(making.outputs.map((output) => loadOutput(floor, output)));
  const builtIn = outputs.flatMap(({ inputs }) => inputs);
  const seen = new Set<string>(making.consumed.map(({ move }) => operationOf(move)));
  const lines = await Promise.all(
    order.lines.map(async (line): Promise<ComponentLine> => {
      const mine = making.consumed.filter((each) => isOn(each.line, each.product, line, order));
      const scanned = await Promise.all(mine.map((each) => loadUsed(floor, each)));
      const inside = await Promise.all(
        builtIn
          .filter((input) => input.product === line.product && isFirst(line, order))
          .map((input, at) => builtInUsed(floor, input, at)),
      );
      const waiting = await Promise.all(
        pending
          .filter(({ id: operation }) => !seen.has(operation))
          .flatMap((entry) => notInForce(entry, line, order)),
      );
      const proposal = proposals.find((each) => each.line === line.id);
      const places = await Promise.all(
        (proposal?.takes ?? []).map(({ location }) => world.get('location', location)),
      );
      return {
        line,
        product: await world.get('product', line.product),
        step: bom?.components.find((each) => each.id === line.id)?.step ?? '',
        used: [...waiting, ...scanned.toReversed(), ...inside],
        proposed: (proposal?.takes ?? []).map((take, at) => ({ ...take, place: places[at]?.name ?? '' })),
      };
    }),
  );
  return {
    order,
    stage: stageOf(order),
    product,
    type,
    left,
    lines,
    outputs,
    parts: Math.max(1, family.filter((part) => isStanding(part) || part.id === id).length),
    areUnits: family.every(
      (part) => !isStanding(part) || part.id === id || compare(part.making.quantity, one) === 0,
    ),
    taking: takingBack(family),
    wentInto: after && isMaking(after) ? after : null,
    backorder: order.backorder,
    ready: proposals.length === 0,
  };
}

/** The operation that made a move. */
const operationOf = (move: string): OperationId => (move.split('/')[0] ?? move) as OperationId;

function isOn(
  on: OrderLine['id'] | null,
  product: Product['id'],
  line: OrderLine,
  order: MakingOrder,
): boolean {
  if (product !== line.product) return false;
  const own = order.lines.find(({ id }) => id === on);
  return own ? own.id === line.id : isFirst(line, order);
}

const isFirst = ({ id, product }: OrderLine, { lines }: MakingOrder): boolean =>
  lines.find((each) => each.product === product)?.id === id;

async function loadUsed(
  { world, queue }: Floor,
  each: MakingOrder['making']['consumed'][number],
): Promise<Used> {
  const operation = operationOf(each.move);
  const [lot, entry, row] = await Promise.all([
    each.lot === null ? undefined : world.get('lot', each.lot),
    queue.get(operation),
    world.get('operation', operation),
  ]);
  const kind = entry?.body.kind ?? row?.kind;
  return {
    key: each.move,
    name: lot?.name ?? null,
    quantity: each.quantity,
    grade: each.grade,
    operation: kind === 'consume' ? operation : null,
    at: entry?.at ?? row?.at ?? null,
    entry: entry ?? null,
    removed: false,
  };
}

async function builtInUsed({ world }: Floor, input: Input, at: number): Promise<Used> {
  const lot = input.lot === null ? undefined : await world.get('lot', input.lot);
  return {
    key: `in ${at} ${input.lot ?? input.product} ${input.grade}`,
    name: lot?.name ?? null,
    quantity: input.quantity,
    grade: input.grade,
    operation: null,
    at: null,
    entry: null,
    removed: input.removed !== null,
  };
}

/** Recorded here and not in force: held for a supervisor, or refused. It lies in the machine all the same. */
function notInForce(entry: QueueEntry, line: OrderLine, order: MakingOrder): Used[] {
  const act = { kind: entry.body.kind, payload: entry.body.payload } as Intent;
  if (act.kind !== 'consume' || entry.state === 'saved' || entry.outcome?.settled) return [];
  const { payload } = act;
  if (!isOn(payload.line, payload.product, line, order)) return [];
  const name = typeof payload.lot === 'string' ? payload.lot : (payload.lot?.name ?? null);
  return [
    {
      key: entry.id,
      name,
      quantity: payload.quantity,
      grade: payload.grade,
      operation: entry.id,
      at: entry.at,
      entry,
      removed: false,
    },
  ];
}

async function loadOutput({ world }: Floor, output: Output): Promise<FinishedOutput> {
  const [lot, pedigree, reason] = await Promise.all([
    output.lot === null ? undefined : world.get('lot', output.lot),
    output.lot === null ? undefined : world.get('pedigree', pedigreeKey(output.lot, output.operation)),
    output.approval === 'rejected' ? whyRejected(world, output) : null,
  ]);
  return {
    output,
    lot: lot ?? null,
    inputs: pedigree?.inputs ?? [],
    gaps: pedigree?.gaps.length ?? 0,
    reason,
  };
}
