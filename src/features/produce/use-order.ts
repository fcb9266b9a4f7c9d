import { useLayoutEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { LocationId, OrderId } from '#domain/base/ids.ts';
import { useFloor } from '../floor.tsx';
import { keptQuestion } from '../goods/kept-question.ts';
import { createSeenLabels } from '../goods/seen-labels.ts';
import { createLive } from '../live.ts';
import { orderPath } from '../order-path.ts';
import { todayAt } from '../use-today.ts';
import { createAnswers } from './answers.ts';
import type { Batch } from './batch-draft.ts';
import type { Drawn, FlowContext, Purpose, Repair } from './flow-context.ts';
import { takeScan } from './order-flow.ts';
import { type Question, about } from './question.ts';
import type { SideGoods } from './side-goods.ts';

/** One open manufacturing order: it hears every scan, asks its questions one at a time, and records. */
export function useOrder(orderId: OrderId) {
  const floor = useFloor();
  const navigate = useNavigate();
  const order = useMemo(() => {
    const { enrolment } = floor.status.get();
    if (!enrolment) throw new Error('An order is open on a device that is not enrolled');
    const context: FlowContext = {
      floor,
      orderId,
      company: enrolment.company,
      question: keptQuestion<Question>({
        floor,
        path: `/produce/${orderId}`,
        about,
        isMine: () => false,
      }),
      purpose: createLive<Purpose>('consume'),
      place: createLive<LocationId | null>(null),
      batch: createLive<Batch | null>(null),
      repair: createLive<Repair>({ removed: [], added: [] }),
      sideGoods: createLive<SideGoods | null>(null),
      drawn: createLive<Drawn | null>(null),
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
    const { question } = order.context;
    const leave = question.attach();
    const stop = floor.desk.listen(async (scan) => {
      await question.ready();
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
