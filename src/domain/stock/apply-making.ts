import { add, compare, subtract, zero } from '../base/quantity.ts';
import type { Approval, Consumption, Making, Order, Output } from '../catalogue/order.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './facts.ts';
import { found } from './view.ts';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** What came out, and what it took of the components that lay ready. */
export function make(draft: Draft, fact: FactOf<'made'>): void {
  const { quantity, uses, by } = fact;
  const count = (made: Making['made']): Making['made'] =>
    fact.reverses ? subtract(made, quantity) : add(made, quantity);
  change(draft, fact.order, (making) => {
    const outputs = fact.reverses ? withoutOutput(making.outputs, fact) : [...making.outputs, outputOf(fact)];
    return {
      made: count(making.made),
      outputs,
      approval: overall(outputs),
      finished: fact.finishes ? !fact.reverses : making.finished,
      consumed: fact.reverses ? putBack(making.consumed, uses) : builtIn(making.consumed, uses),
      // [APR-4] Who has once produced here stays a producer, whatever is taken back.
      producers: making.producers.includes(by) ? making.producers : [...making.producers, by],
    };
  });
  change(draft, fact.root, ({ under }) => ({ under: { ...under, made: count(under.made) } }));
}

export const assignNumber = (draft: Draft, { order, number }: FactOf<'number-assigned'>): void =>
  change(draft, order, () => ({ number }));

export const giveOrdinals = (draft: Draft, { order, last }: FactOf<'ordinals-given'>): void =>
  change(draft, order, ({ under }) => ({ under: { ...under, ordinals: Math.max(under.ordinals, last) } }));

export const changeApproval = (draft: Draft, fact: FactOf<'approval-changed'>): void =>
  change(draft, fact.order, (making) => {
    const { production, approval, producer } = fact;
    const outputs = making.outputs.map((each) =>
      each.operation === production ? { ...each, approval } : each,
    );
    const isNew = producer !== null && !making.producers.includes(producer);
    const producers = isNew ? [...making.producers, producer] : making.producers;
    return { outputs, approval: overall(outputs), producers };
  });

export const changeStep = (draft: Draft, { order, step, state, by }: FactOf<'step-changed'>): void =>
  change(draft, order, ({ steps }) => ({
    steps: steps.map((each) =>
      each.name === step ? { name: step, state, by: state === 'waiting' ? null : by } : each,
    ),
  }));

function change(draft: Draft, id: Order['id'], by: (making: Making) => Partial<Making>): void {
  const order = found(draft, 'order', id);
  if (order?.making) draft.put('order', id, { ...order, making: { ...order.making, ...by(order.making) } });
}

const outputOf = ({ operation, lot, quantity, approval }: FactOf<'made'>): Output => ({
  operation,
  lot,
  quantity,
  approval,
});

function withoutOutput(outputs: readonly Output[], { operation, lot, quantity }: FactOf<'made'>): Output[] {
  const at = outputs.findIndex(
    (each) => each.operation === operation && each.lot === lot && compare(each.quantity, quantity) === 0,
  );
  return outputs.filter((_, index) => index !== at);
}

/** [APR-2] One word for all outputs: what still waits for somebody comes first. */
function overall(outputs: readonly Output[]): Approval {
  const order: readonly Approval[] = ['waiting', 'rejected', 'approved'];
  return order.find((each) => outputs.some(({ approval }) => approval === each)) ?? 'none';
}

function builtIn(consumed: readonly Consumption[], uses: readonly Consumption[]): Consumption[] {
  if (uses.length === 0) return [...consumed];
  const used = new Map(uses.map(({ move, quantity }) => [move, quantity]));
  return consumed.flatMap((each) => {
    const quantity = used.get(each.move);
    if (quantity === undefined) return [each];
    const rest = subtract(each.quantity, quantity);
    return compare(rest, zero) > 0 ? [{ ...each, quantity: rest }] : [];
  });
}

function putBack(consumed: readonly Consumption[], uses: readonly Consumption[]): Consumption[] {
  const returning = new Map(uses.map((use) => [use.move, use]));
  const added = consumed.map((each) => {
    const use = returning.get(each.move);
    returning.delete(each.move);
    return use ? { ...each, quantity: add(each.quantity, use.quantity) } : each;
  });
  return [...added, ...returning.values()];
}
