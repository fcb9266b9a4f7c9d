import type { LotId } from '#domain/base/ids.ts';
import type { LedgerMove, TraceAnswer, TraceKind } from '#domain/protocol/trace-messages.ts';
import { completenessOf } from '#domain/trace/completeness.ts';
import type { TracedMove } from '#domain/trace/port.ts';
import { type Direction, type TraceLine, indented, trace } from '#domain/trace/trace.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { Floor } from '../floor.tsx';
import { devicePort, movesIn, mostRows } from './device-port.ts';

/** A device shows what fits on its screen in a moment; the server has the rest. */
const mostLots = 2000;

/** [T34, G03, G05] The same trace, over what this device holds. */
export async function traceHere(
  floor: Floor,
  kind: 'lot' | 'order',
  id: string,
  direction: Direction,
): Promise<Pick<TraceAnswer, 'lines' | 'cut' | 'completeness'>> {
  const starts = kind === 'lot' ? [id as LotId] : await lotsOn(floor, id);
  const port = devicePort(floor);
  const lines: TraceLine[] = [];
  let cut = false;
  for (const start of starts) {
    const found = await trace(port, start, direction, mostLots - lines.length);
    lines.push(...indented(found.root));
    cut ||= found.cut;
    if (lines.length < mostLots) continue;
    cut = true;
    break;
  }
  return { lines: lines as TraceAnswer['lines'], cut, completeness: completenessOf(direction, lines) };
}

async function lotsOn({ world }: Floor, order: string): Promise<LotId[]> {
  const rows = await world.find('operation', `order:${order}`, mostRows);
  const lots = rows.flatMap((row) => movesIn(row)).filter((move) => move.order === order);
  return [...new Set(lots.flatMap(({ lot }) => lot ?? []))];
}

const operationsOf = ({ world }: Floor, kind: TraceKind, id: string, most: number): Promise<OperationRow[]> =>
  kind === 'place'
    ? world.scan('operation', `moved:${id}:`, most)
    : world.find('operation', `${kind}:${id}`, mostRows);

const isOf: Record<TraceKind, (move: TracedMove, id: string) => boolean> = {
  lot: ({ lot }, id) => lot === id,
  order: ({ order }, id) => order === id,
  place: ({ from, to }, id) => from === id || to === id,
};

/** [T33] The newest moves that this device holds, and whether it holds more. */
export async function movesHere(
  floor: Floor,
  kind: TraceKind,
  id: string,
  most: number,
): Promise<{ readonly moves: readonly LedgerMove[]; readonly more: boolean }> {
  const { world } = floor;
  const rows = await operationsOf(floor, kind, id, most + 1);
  const all = rows
    .flatMap((row) => movesIn(row))
    .filter((move) => isOf[kind](move, id))
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const moves = await Promise.all(
    all.slice(0, most).map(async ({ weight: _weight, line: _line, ...move }): Promise<LedgerMove> => ({
      id: move.id,
      operation: move.operation,
      act: move.act,
      by: move.by,
      at: move.at,
      product: move.product,
      lot: move.lot,
      lotName: move.lot === null ? null : ((await world.get('lot', move.lot))?.name ?? null),
      quantity: move.quantity,
      from: move.from,
      to: move.to,
      order: move.order,
      reference: move.order === null ? null : ((await world.get('order', move.order))?.reference ?? null),
      package: move.package,
      into: move.into ?? null,
      reverses: move.reverses,
    })),
  );
  return { moves, more: all.length > most || rows.length > most };
}
