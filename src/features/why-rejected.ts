import type { Output } from '#domain/catalogue/order.ts';
import type { Replica } from '../data/contract.ts';

/** [APR-2] The supervisor's words, from the operation that said no. */
export async function whyRejected(
  world: Replica,
  { operation }: Pick<Output, 'operation'>,
): Promise<string | null> {
  const rows = await world.find('operation', 'kind:reject', 200);
  const said = rows.findLast(
    ({ settled, facts }) =>
      settled === null &&
      facts.some((fact) => fact.kind === 'approval-changed' && fact.production === operation),
  );
  return said?.reason ?? null;
}
