import type { CompanyId } from '#domain/base/ids.ts';
import type { MovesAnswer, TraceKind } from '#domain/protocol/trace-messages.ts';
import type { ServerDeps } from '../deps.ts';
import { type MoveRow, loadRows, moveColumns, moveTables, referencesOf, tracedMove } from './gather.ts';

const movesAtOnce = 100;

export interface MovesQuestion {
  readonly company: CompanyId;
  readonly kind: TraceKind;
  readonly id: string;
  /** The last one of the page before. */
  readonly before: { readonly at: number; readonly id: string } | null;
}

const wheres: Record<TraceKind, readonly string[]> = {
  lot: ['m.lot = $2'],
  order: ['m.source_order = $2'],
  // One index each: a plain "or" would read the whole ledger.
  place: ['m.from_location = $2', 'm.to_location = $2'],
};

/** [T33] Moves of a lot, an order or a place, newest first, page by page. */
export async function readMoves(
  deps: ServerDeps,
  { company, kind, id, before }: MovesQuestion,
): Promise<MovesAnswer> {
  return deps.db.snapshot(async (tx) => {
    const found = new Map<string, MoveRow>();
    for (const where of wheres[kind])
      for (const row of await tx.many<MoveRow>(
        `select ${moveColumns} from ${moveTables}
         where m.company = $1 and ${where}${before ? ' and (m.at, m.id) < ($4, $5)' : ''}
         order by m.at desc, m.id desc limit $3`,
        [company, id, movesAtOnce + 1, ...(before ? [before.at, before.id] : [])],
      ))
        found.set(row.id, row);
    const rows = [...found.values()].toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    const page = rows.slice(0, movesAtOnce).map(tracedMove);
    const references = await referencesOf(tx, company, page);
    const lots = await loadRows(tx, company, 'lot', [...new Set(page.flatMap(({ lot }) => lot ?? []))]);
    const names = new Map<string, string>(lots.map((lot) => [lot.id, lot.name]));
    const last = page.at(-1);
    return {
      moves: page.map(({ weight: _weight, line: _line, ...move }) => ({
        ...move,
        into: move.into ?? null,
        lotName: move.lot === null ? null : (names.get(move.lot) ?? null),
        reference: move.order === null ? null : (references.get(move.order) ?? null),
      })),
      next: rows.length > movesAtOnce && last ? `${last.at} ${last.id}` : null,
    };
  });
}

/** Undefined: not one of ours. */
export function parsePlace(text: string): MovesQuestion['before'] | undefined {
  const [, at, id] = /^(\d{1,15}) ([\x21-\x7e]{1,200})$/.exec(text) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}
