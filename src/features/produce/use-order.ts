import { useLayoutEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { useFloor } from '../floor.tsx';
import { createSeenLabels } from '../goods/seen-labels.ts';
import { orderPath } from '../order-path.ts';
import { todayAt } from '../use-today.ts';
import { createAnswers } from './answers.ts';
import type { FlowContext } from './flow-context.ts';
import { createHand, partOf } from './hand.ts';
import { takeScan } from './order-flow.ts';

/** One open manufacturing order: it hears every scan, asks its questions one at a time, and records. */
export function useOrder(orderId: OrderId) {
  const floor = useFloor();
  const navigate = useNavigate();
  const order = useMemo(() => {
    const { enrolment } = floor.status.get();
    if (!enrolment) throw new Error('An order is open on a device that is not enrolled');
    const { company } = enrolment;
    const hand = createHand({ floor, orderId, company });
    const context: FlowContext = {
      floor,
      orderId,
      company,
      hand,
      question: partOf(hand, 'question'),
      purpose: partOf(hand, 'purpose'),
      place: partOf(hand, 'place'),
      batch: partOf(hand, 'batch'),
      repair: partOf(hand, 'repair'),
      sideGoods: partOf(hand, 'sideGoods'),
      drawn: partOf(hand, 'drawn'),
      labels: createSeenLabels(floor, orderId, 'consume'),
      today: () => todayAt(floor),
      async openOrder(id) {
        const other = await floor.world.get('order', id);
        if (other) void navigate(orderPath(other));
      },
    };
    return { context, answers: createAnswers(context) };
  }, [floor, orderId, navigate]);
  useLayoutEffect(() => {
    const { hand } = order.context;
    const leave = hand.attach();
    const stop = floor.desk.listen(async (scan) => {
      await hand.ready();
      await takeScan(order.context, scan);
      return true;
    });
    return () => {
      stop();
      leave();
    };
  }, [floor, order]);
  return order;
}
