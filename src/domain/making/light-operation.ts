import type { Fact } from '../stock/facts.ts';
import type { OperationRow } from '../stock/view.ts';

/**
 * A batch of a thousand units is some six megabytes of facts. What it did stands in the rows that it wrote, and a handheld
 * has those; of the facts it needs only which goods came to be, to sign for them (APR-5). Taking the batch back is then
 * left to the server, which has it whole.
 */
export const lightOperation = (row: OperationRow): OperationRow => ({
  ...row,
  light: true,
  facts: row.facts.flatMap(lightFact),
});

function lightFact(fact: Fact): Fact[] {
  if (fact.kind === 'made') return [fact.lot === null ? fact : { ...fact, uses: [] }];
  if (fact.kind !== 'pedigree-recorded' || fact.before !== null) return [];
  return [{ ...fact, pedigree: { ...fact.pedigree, inputs: [], gaps: [] } }];
}
