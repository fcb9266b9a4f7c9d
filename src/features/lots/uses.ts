import type { LotId, OperationId, ProductId } from '#domain/base/ids.ts';
import { type Quantity, isPositive } from '#domain/base/quantity.ts';
import type { Instant } from '#domain/base/calendar.ts';
import { standing } from '#domain/trace/standing.ts';
import type { TracedMove } from '#domain/trace/port.ts';
import type { Floor } from '../floor.tsx';

/** [COR-1] Where a lot was recorded and may be wrong: in a unit that was made, or on a move out of the house. */
export type Use =
  | {
      readonly of: 'input';
      readonly key: string;
      readonly made: {
        readonly lot: { readonly id: LotId; readonly name: string };
        readonly operation: OperationId;
      };
      readonly product: ProductId;
      /** Of what was made. */
      readonly title: string;
      readonly quantity: Quantity;
      readonly at: Instant;
    }
  | {
      readonly of: 'move';
      readonly key: string;
      readonly operation: OperationId;
      readonly move: string;
      readonly act: string;
      readonly title: string;
      readonly quantity: Quantity;
      readonly at: Instant;
    };

const most = 200;

/** What still stands of it: nothing that was undone, corrected or taken out again. Newest first. */
export async function usesOf({ world }: Floor, lot: LotId): Promise<readonly Use[]> {
  const [pedigrees, rows] = await Promise.all([
    world.find('pedigree', `input:${lot}`, most),
    world.find('operation', `lot:${lot}`, most),
  ]);
  const uses: Use[] = [];
  for (const { lot: made, product, operation, at, inputs } of pedigrees)
    for (const input of inputs) {
      if (input.lot !== lot || input.corrected !== null || input.removed !== null) continue;
      const [row, name] = await Promise.all([world.get('lot', made), world.get('product', product)]);
      if (!row) continue;
      uses.push({
        of: 'input',
        key: `${made} ${operation}`,
        made: { lot: { id: made, name: row.name }, operation },
        product: input.product,
        title: [row.name, name?.name].filter(Boolean).join(' · '),
        quantity: input.quantity,
        at,
      });
    }
  const moves = rows.flatMap(({ kind: act, actor: by, facts }) =>
    facts.flatMap((fact): TracedMove[] =>
      fact.kind === 'moved' && fact.move.lot === lot ? [{ ...fact.move, act, by }] : [],
    ),
  );
  for (const { move, stands } of standing(moves)) {
    const to = await world.get('location', move.to);
    if (!isPositive(stands) || to?.usage !== 'customer') continue;
    const order = move.order === null ? undefined : await world.get('order', move.order);
    uses.push({
      of: 'move',
      key: move.id,
      operation: move.operation,
      move: move.id,
      act: move.act,
      title: order?.reference ?? to.name,
      quantity: stands,
      at: move.at,
    });
  }
  return uses.toSorted((a, b) => b.at - a.at);
}
