import type { CompanyId, LotId } from '#domain/base/ids.ts';
import type { TraceAnswer } from '#domain/protocol/trace-messages.ts';
import { type Completeness, completenessOf } from '#domain/trace/completeness.ts';
import { type Direction, type TraceLine, indented, mostLots, trace } from '#domain/trace/trace.ts';
import { readCounter } from '../authority/counter.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { gatherTrace } from './gather.ts';

export interface TraceQuestion {
  readonly company: CompanyId;
  readonly kind: 'lot' | 'order';
  readonly id: string;
  readonly direction: Direction;
}

interface WholeTrace {
  readonly version: number;
  readonly lines: readonly TraceLine[];
  readonly cut: boolean;
  readonly completeness: Completeness;
}

const linesAtOnce = 500;
/** People page through one trace at a time; a few of them do so at once. */
const mostKept = 8;

/** [T34, G03, G05] Traces, page by page. The last few are kept while nothing has changed, so that a page costs nothing. */
export function createTraceReader(deps: ServerDeps) {
  const kept = new Map<string, WholeTrace>();

  return async (question: TraceQuestion, from: number): Promise<TraceAnswer> => {
    const { company, kind, id, direction } = question;
    const whole = await deps.db.snapshot(async (tx) => {
      const { version, epoch } = await readCounter(tx, company);
      const key = [company, epoch, kind, id, direction].join(' ');
      const before = kept.get(key);
      if (before?.version === version) return before;
      const made = { version, ...(await wholeTrace(tx, question)) };
      kept.delete(key);
      kept.set(key, made);
      for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
      return made;
    });
    const { lines, ...rest } = whole;
    const until = from + linesAtOnce;
    return {
      ...rest,
      lines: lines.slice(from, until) as TraceAnswer['lines'],
      total: lines.length,
      next: until < lines.length ? until : null,
    };
  };
}

async function wholeTrace(
  tx: Queries,
  { company, kind, id, direction }: TraceQuestion,
): Promise<Omit<WholeTrace, 'version'>> {
  const starts = kind === 'lot' ? [id as LotId] : await lotsOn(tx, company, id);
  const port = await gatherTrace(tx, company, starts, direction, mostLots);
  const lines: TraceLine[] = [];
  let cut = false;
  for (const start of starts) {
    const found = await trace(port, start, direction, mostLots - lines.length);
    lines.push(...indented(found.root));
    cut ||= found.cut;
    if (lines.length >= mostLots) {
      cut ||= start !== starts.at(-1);
      break;
    }
  }
  return { lines, cut, completeness: completenessOf(direction, lines) };
}

/** Lots and serials that moved on an order, in the order in which they first did. */
async function lotsOn(tx: Queries, company: string, order: string): Promise<LotId[]> {
  const rows = await tx.many<{ lot: LotId }>(
    `select lot, min(at) as first from move_now where company = $1 and source_order = $2 and lot is not null
     group by lot order by first, lot limit $3`,
    [company, order, mostLots],
  );
  return rows.map(({ lot }) => lot);
}
