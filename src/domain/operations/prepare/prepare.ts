import { Type, type Static } from 'typebox';
import type { OrderId } from '../../base/ids.ts';
import { Id, strict } from '../../base/schema.ts';
import { BatchNumbersSchema, batchKeys, batchOrder, flagNumbers, judgeNumbers } from '../../making/batch.ts';
import { openSheet } from '../sheet.ts';
import { dealReservations, splitOrder } from '../../making/split.ts';
import { type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Steps, defineOperation } from '../define.ts';

const PrepareSchema = Type.Object({ order: Id<OrderId>(), numbers: BatchNumbersSchema }, strict);
type Prepare = Static<typeof PrepareSchema>;

/** [M26, M18] Prepare MO: numbers are assigned and the order is split into units, which stay open. */
export const prepare = defineOperation({
  kind: 'prepare',
  version: 1,
  payload: PrepareSchema,
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads: ({ order, numbers }, circumstances, view) => batchKeys(order, numbers, circumstances, view),

  decide: prepared,
});

/** In pieces: a thousand units must not keep a scan waiting. */
function* prepared({ order: id, numbers: said }: Prepare, circumstances: Circumstances, view: View): Steps {
  const sheet = openSheet(circumstances, view);
  const batch = batchOrder(sheet, id);
  if (!batch.ok) return batch.decision;
  const judged = judgeNumbers(sheet, batch.order, batch.product, said);
  if (!judged.ok) return judged.decision;
  yield;
  const names = judged.numbers.map(({ name, taken }) => (taken ? null : name));
  const split = splitOrder(sheet, batch.order, names, [], true);
  yield;
  dealReservations(sheet, batch.order, split);
  yield;
  flagNumbers(sheet, judged.numbers, split.units);
  for (const { order, number } of split.units) {
    const before = found(sheet.view, 'order', order.id)?.making?.number ?? null;
    if (number !== null && before !== number)
      sheet.add({ kind: 'number-assigned', order: order.id, number, before });
  }
  yield;
  return sheet.accept();
}
