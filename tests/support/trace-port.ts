import type { LotId } from '../../src/domain/base/ids.ts';
import type { Pedigree } from '../../src/domain/stock/rows.ts';
import type { OperationRow } from '../../src/domain/stock/view.ts';
import type { TracePort, TracedMove } from '../../src/domain/trace/port.ts';
import type { RuleBook } from './rule-book.ts';

/** A trace over what a rule book holds: the moves stand in its operations. */
export function tracePort(book: RuleBook, reach: TracePort['reach'] = { is: 'whole' }): TracePort {
  const rows = <T>(prefix: string): T[] =>
    [...book.rows].filter(([key]) => key.startsWith(prefix)).map(([, row]) => row as T);
  const moves = (lot: LotId): TracedMove[] =>
    rows<OperationRow>('operation/').flatMap(({ kind: act, actor: by, facts }) =>
      facts.flatMap((fact) =>
        fact.kind === 'moved' && fact.move.lot === lot ? [{ ...fact.move, act, by }] : [],
      ),
    );
  const pedigrees = rows<Pedigree>('pedigree/');
  return {
    reach,
    lot: async (id) => book.get('lot', id),
    movesOf: async (lot) => moves(lot),
    pedigreesOf: async (lot) => pedigrees.filter((each) => each.lot === lot),
    pedigreesUsing: async (lot) => pedigrees.filter(({ inputs }) => inputs.some((each) => each.lot === lot)),
    usageOf: async (location) => book.get('location', location)?.usage,
    referenceOf: async (order) => book.get('order', order)?.reference,
  };
}
