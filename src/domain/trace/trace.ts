import type { Instant } from '../base/calendar.ts';
import type { LocationId, LotId, OrderId, ProductId } from '../base/ids.ts';
import { type Quantity, isPositive, sum } from '../base/quantity.ts';
import type { Usage } from '../catalogue/place.ts';
import type { Input, Pedigree } from '../stock/rows.ts';
import type { TracePort } from './port.ts';
import { type Standing, isListed, standing } from './standing.ts';

export type Direction = 'forward' | 'backward';

interface Entry {
  readonly quantity: Quantity;
  /** [COR-1] Found to be wrong later; listed all the same. */
  readonly corrected: boolean;
}

/** One line of a trace, with what stands under it. */
export type TraceNode =
  /** A lot or serial. `again`: it stands above already, with what follows from it. `unknown`: this place does not hold it. */
  | (Entry & {
      readonly is: 'lot';
      readonly lot: LotId;
      readonly name: string | null;
      readonly product: ProductId;
      readonly how: Pedigree['how'] | 'start';
      readonly grade: Input['grade'] | null;
      /** [PRD-9] Taken out again in rework. */
      readonly removed: boolean;
      readonly again: boolean;
      readonly unknown: boolean;
      readonly children: readonly TraceNode[];
    })
  /** Where it came from or went to: supplier, customer, scrap, an adjustment. */
  | (Entry & {
      readonly is: 'end';
      readonly usage: Usage;
      readonly location: LocationId;
      readonly order: OrderId | null;
      readonly reference: string | null;
      readonly at: Instant;
      readonly children: readonly [];
    })
  /** A component without numbers. */
  | (Entry & { readonly is: 'untracked'; readonly product: ProductId; readonly children: readonly [] })
  /** [PRD-7, G06] Something that should be known and is not. */
  | {
      readonly is: 'gap';
      readonly product: ProductId | null;
      readonly expected: Quantity;
      readonly found: Quantity;
      readonly children: readonly [];
    };

export interface Trace {
  readonly direction: Direction;
  readonly root: Extract<TraceNode, { is: 'lot' }>;
  /** [T34] How far it reaches: lots that this place does not hold, and since when it knows anything. */
  readonly reach: TracePort['reach'];
  readonly unknown: readonly LotId[];
  /** It was cut off; there is more. */
  readonly cut: boolean;
}

/** Beyond this a trace is cut off, and says so. */
export const mostLots = 20_000;

/**
 * [T34, G03, G05] Everything that a lot went into, down to the customers, or everything that went into it, up to the
 * suppliers. A lot that is reached twice is opened once, so that a circle comes to an end.
 */
export async function trace(
  port: TracePort,
  start: LotId,
  direction: Direction,
  most: number = mostLots,
): Promise<Trace> {
  const opened = new Set<LotId>();
  const unknown = new Set<LotId>();
  let cut = false;

  async function open(link: Link): Promise<Extract<TraceNode, { is: 'lot' }>> {
    const row = await port.lot(link.lot);
    if (!row) unknown.add(link.lot);
    const node = { is: 'lot', ...link, name: row?.name ?? null, unknown: row === undefined } as const;
    if (opened.has(link.lot)) return { ...node, again: true, children: [] };
    if (opened.size >= most) {
      cut = true;
      return { ...node, again: false, children: [] };
    }
    opened.add(link.lot);
    const children: TraceNode[] = await endsOf(port, link.lot, direction);
    const links = direction === 'forward' ? await usesOf(port, link.lot) : await inputsOf(port, link.lot);
    for (const next of links) children.push('lot' in next ? await open(next) : next);
    return { ...node, again: false, children };
  }

  const row = await port.lot(start);
  const moves = standing(await port.movesOf(start));
  const root = await open({
    lot: start,
    product: row?.product ?? moves[0]?.move.product ?? ('' as ProductId),
    quantity: await cameIn(port, moves),
    corrected: false,
    how: 'start',
    grade: null,
    removed: false,
  });
  return { direction, root, reach: port.reach, unknown: [...unknown], cut };
}

interface Link extends Entry {
  readonly lot: LotId;
  readonly product: ProductId;
  readonly how: Pedigree['how'] | 'start';
  readonly grade: Input['grade'] | null;
  readonly removed: boolean;
}

/** How much of the start there ever was: what came from outside, or was made. */
async function cameIn(port: TracePort, moves: readonly Standing[]): Promise<Quantity> {
  const came: Quantity[] = [];
  for (const { move, stands } of moves)
    if (!isInside(await port.usageOf(move.from)) && isInside(await port.usageOf(move.to))) came.push(stands);
  return sum(came);
}

const isInside = (usage: Usage | undefined): boolean => usage === 'internal' || usage === 'transit';

const endUsages: Record<Direction, readonly Usage[]> = {
  forward: ['customer', 'supplier', 'scrap', 'inventory-loss'],
  backward: ['supplier', 'customer', 'inventory-loss'],
};

/** The moves across the company's border, in the direction of the trace. */
async function endsOf(port: TracePort, lot: LotId, direction: Direction): Promise<TraceNode[]> {
  const ends: TraceNode[] = [];
  for (const each of standing(await port.movesOf(lot))) {
    const { move, stands, corrected } = each;
    const location = direction === 'forward' ? move.to : move.from;
    const usage = await port.usageOf(location);
    if (!isListed(each) || usage === undefined || !endUsages[direction].includes(usage)) continue;
    const reference = move.order ? ((await port.referenceOf(move.order)) ?? null) : null;
    const end = {
      is: 'end',
      usage,
      location,
      order: move.order,
      reference,
      at: move.at,
      children: [],
    } as const;
    if (isPositive(stands)) ends.push({ ...end, quantity: stands, corrected: false });
    if (isPositive(corrected)) ends.push({ ...end, quantity: corrected, corrected: true });
  }
  return ends;
}

async function usesOf(port: TracePort, lot: LotId): Promise<Link[]> {
  const links: Link[] = [];
  for (const { lot: made, product, how, inputs } of await port.pedigreesUsing(lot))
    for (const { lot: used, quantity, grade, corrected, removed } of inputs)
      if (used === lot) {
        const marks = { corrected: corrected !== null, removed: removed !== null };
        links.push({ lot: made, product, how, quantity, grade, ...marks });
      }
  return links;
}

async function inputsOf(port: TracePort, made: LotId): Promise<(Link | TraceNode)[]> {
  const links: (Link | TraceNode)[] = [];
  for (const { how, inputs, gaps } of await port.pedigreesOf(made)) {
    for (const { lot, product, quantity, grade, corrected, removed } of inputs) {
      const entry = { product, quantity, corrected: corrected !== null };
      const link = { lot, how, grade, removed: removed !== null };
      links.push(lot ? { ...entry, ...link, lot } : { ...entry, is: 'untracked', children: [] });
    }
    for (const gap of gaps) links.push({ is: 'gap', ...gap, children: [] });
  }
  return links;
}

type Flat<Node> = Node extends unknown ? Omit<Node, 'children'> : never;

export interface TraceLine {
  readonly depth: number;
  readonly node: Flat<TraceNode>;
}

/** [T34] The tree as an indented list, in the order in which it reads. */
export function indented(root: TraceNode): TraceLine[] {
  const lines: TraceLine[] = [];
  const open: { depth: number; node: TraceNode }[] = [{ depth: 0, node: root }];
  for (let line = open.pop(); line; line = open.pop()) {
    const { children, ...node } = line.node;
    lines.push({ depth: line.depth, node });
    const depth = line.depth + 1;
    for (const child of children.toReversed()) open.push({ depth, node: child });
  }
  return lines;
}
