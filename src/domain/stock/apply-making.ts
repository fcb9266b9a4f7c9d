import { add, compare, subtract } from '../base/quantity.ts';
import type { Making, Order } from '../catalogue/order.ts';
import { takeOff } from './apply-move.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './facts.ts';
import { found } from './view.ts';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** What came out, and what it took of the components that lay ready. */
export function make(draft: Draft, fact: FactOf<'made'>): void {
  change(draft, fact.order, (making) => {
    const { lot, quantity, uses, by } = fact;
    // Taken back: the consumptions were taken back by moves of their own before.
    if (fact.reverses)
      return { made: subtract(making.made, quantity), outputs: withoutOutput(making, lot, quantity) };
    const consumed = uses.reduce((rest, use) => takeOff(rest, use.move, use.quantity), [...making.consumed]);
    const producers = making.producers.includes(by) ? making.producers : [...making.producers, by];
    return {
      made: add(making.made, quantity),
      outputs: [...making.outputs, { lot, quantity }],
      consumed,
      producers,
    };
  });
}

export const assignNumber = (draft: Draft, { order, number }: FactOf<'number-assigned'>): void =>
  change(draft, order, () => ({ number }));

export const changeApproval = (draft: Draft, { order, approval }: FactOf<'approval-changed'>): void =>
  change(draft, order, () => ({ approval }));

export function changeStep(draft: Draft, { order, step, state, by }: FactOf<'step-changed'>): void {
  change(draft, order, ({ steps }) => {
    const others = steps.filter(({ name }) => name !== step);
    return { steps: state === 'waiting' ? others : [...others, { name: step, state, by }] };
  });
}

function change(draft: Draft, id: Order['id'], by: (making: Making) => Partial<Making>): void {
  const order = found(draft, 'order', id);
  if (order?.making) draft.put('order', id, { ...order, making: { ...order.making, ...by(order.making) } });
}

function withoutOutput(
  { outputs }: Making,
  lot: Making['outputs'][number]['lot'],
  quantity: Making['made'],
): Making['outputs'] {
  const at = outputs.findIndex((each) => each.lot === lot && compare(each.quantity, quantity) === 0);
  return outputs.filter((_, index) => index !== at);
}
