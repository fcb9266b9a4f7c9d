import { Type, type Static } from 'typebox';
import type { LocationId, OperationId, ProductId } from '../../base/ids.ts';
import { type Quantity, compare, isPositive, subtract } from '../../base/quantity.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, NameSchema, QuantitySchema, strict } from '../../base/schema.ts';
import { type Move, arrivesIn } from '../../stock/facts.ts';
import { type Input, type Pedigree, pedigreeKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Decision, defineOperation, refuse } from '../define.ts';
import { LotRefSchema } from '../goods.ts';
import { type Outgoing, outgoingKeys, takeOut } from '../outgoing-rules.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { siteKeys, siteOf } from '../site-rules.ts';

const exchange = {
  wrong: LotRefSchema,
  right: LotRefSchema,
  quantity: QuantitySchema,
  /** Where the right lot was taken from, and where the wrong one lies, because nobody took it. */
  location: Id<LocationId>(),
};

const CorrectSchema = Type.Union([
  Type.Object(
    {
      of: Type.Literal('input'),
      /** The finished lot or unit, and the operation that made it. */
      made: Type.Object({ lot: LotRefSchema, operation: Id<OperationId>() }, strict),
      product: Id<ProductId>(),
      ...exchange,
    },
    strict,
  ),
  Type.Object(
    { of: Type.Literal('move'), operation: Id<OperationId>(), move: NameSchema, ...exchange },
    strict,
  ),
]);
type Correct = Static<typeof CorrectSchema>;

/**
 * [COR-1] A wrong lot is found later, on a unit or on an order, and exchanged for the right one. Nothing is forgotten: the
 * unit lists both, the wrong one marked corrected, and the moves of both stand in the ledger.
 */
export const correct = defineOperation({
  kind: 'correct',
  version: 1,
  payload: CorrectSchema,
  right: 'decide',
  targets: (payload) => [payload.of === 'input' ? payload.made.operation : payload.operation],
  cites: ({ wrong, right }) => [rowKey('lot', wrong.id), rowKey('lot', right.id)],

  reads(payload, circumstances, view) {
    const keys: RowKey[] = [
      rowKey('lot', payload.wrong.id),
      ...siteKeys(circumstances, view),
      payload.of === 'input'
        ? rowKey('pedigree', pedigreeKey(payload.made.lot.id, payload.made.operation))
        : rowKey('operation', payload.operation),
    ];
    const subject = subjectOf(payload, circumstances, view);
    if (!subject) return keys;
    keys.push(...outgoingKeys(outgoing(payload, subject.product), circumstances, view));
    keys.push(rowKey('stock', `${subject.product}/${payload.wrong.id}`), rowKey('location', subject.to));
    if (subject.order) keys.push(rowKey('order', subject.order));
    if (subject.package) keys.push(rowKey('package', subject.package));
    return keys;
  },

  decide(payload, circumstances, view) {
    const { wrong, right, quantity } = payload;
    if (wrong.id === right.id) return refuse(refusal('same-number', { number: right.name }));
    if (!isPositive(quantity)) return refuse(refusal('quantity-not-positive', { quantity }));
    const sheet = openSheet(circumstances, view);
    const isUnknown =
      payload.of === 'input'
        ? view.get('pedigree', pedigreeKey(payload.made.lot.id, payload.made.operation)).state === 'unknown'
        : view.get('operation', payload.operation).state === 'unknown';
    // The device does not hold what is to be corrected: the server will look at it.
    if (isUnknown) return sheet.accept();
    const subject = subjectOf(payload, circumstances, view);
    if (!subject || compare(subject.quantity, quantity) < 0)
      return refuse(refusal('nothing-to-correct', { number: wrong.name }));
    const stopped = takeOut(outgoing(payload, subject.product), circumstances, sheet);
    if (stopped) return stopped;
    if (subject.pedigree)
      sheet.add({
        kind: 'pedigree-recorded',
        pedigree: exchanged(subject.pedigree, payload, circumstances),
        before: subject.pedigree,
      });
    return exchangeGoods(payload, subject, sheet);
  },
});

/** What the wrong lot is said of, and where its goods went by the books. */
interface Subject {
  readonly product: ProductId;
  readonly quantity: Quantity;
  readonly to: LocationId;
  readonly package: Move['package'];
  readonly order: Move['order'];
  readonly reverses: string | null;
  readonly pedigree: Pedigree | null;
}

function subjectOf(payload: Correct, circumstances: Circumstances, view: View): Subject | null {
  if (payload.of === 'input') {
    const pedigree = found(view, 'pedigree', pedigreeKey(payload.made.lot.id, payload.made.operation));
    const input = pedigree?.inputs.find((each) => isWrong(each, payload));
    const to = siteOf(circumstances, view)?.production;
    if (!pedigree || !input || !to) return null;
    const { product, quantity } = input;
    return { product, quantity, to, package: null, order: pedigree.order, reverses: null, pedigree };
  }
  const fact = found(view, 'operation', payload.operation)?.facts.find(
    (each) => each.kind === 'moved' && each.move.id === payload.move,
  );
  if (fact?.kind !== 'moved' || fact.move.lot !== payload.wrong.id) return null;
  const { product, quantity, to, order, id } = fact.move;
  return { product, quantity, to, package: arrivesIn(fact.move), order, reverses: id, pedigree: null };
}

const isWrong = (input: Input, { wrong }: Correct): boolean =>
  input.lot === wrong.id && input.corrected === null && input.removed === null;

const outgoing = ({ right, quantity, location }: Correct, product: ProductId): Outgoing => ({
  goods: { product, lot: right, quantity, weight: null, packaging: null, package: null },
  from: location,
  purpose: 'move',
  order: null,
  within: location,
  type: null,
});

function exchanged(pedigree: Pedigree, payload: Correct, { operation }: Circumstances): Pedigree {
  const { right, quantity } = payload;
  let isDone = false;
  const inputs = pedigree.inputs.flatMap((input): Input[] => {
    if (isDone || !isWrong(input, payload)) return [input];
    isDone = true;
    const rest = subtract(input.quantity, quantity);
    return [
      ...(isPositive(rest) ? [{ ...input, quantity: rest }] : []),
      { ...input, quantity, corrected: operation },
      { ...input, lot: right.id, quantity, grade: 'typed' },
    ];
  });
  return { ...pedigree, inputs };
}

function exchangeGoods(payload: Correct, subject: Subject, sheet: Sheet): Decision {
  const { wrong, right, quantity, location } = payload;
  const { product, to, package: inside, order, reverses } = subject;
  // Without a line: one lot for another is not less and not more of the order.
  sheet.move({
    product,
    lot: wrong.id,
    package: inside,
    into: null,
    quantity,
    from: to,
    to: location,
    order,
    reverses,
  });
  sheet.move({
    product,
    lot: right.id,
    package: null,
    into: inside,
    quantity,
    from: location,
    to,
    order,
  });
  return sheet.accept();
}
