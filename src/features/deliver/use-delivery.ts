import { useLayoutEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { LocationId, OrderId } from '#domain/base/ids.ts';
import { useFloor } from '../floor.tsx';
import { createSeenLabels } from '../goods/seen-labels.ts';
import { createWhy } from '../goods/why.ts';
import { createLive } from '../live.ts';
import { orderPath } from '../order-path.ts';
import { todayAt } from '../use-today.ts';
import { createAnswers } from './answers.ts';
import { takeScan } from './delivery-flow.ts';
import type { FlowContext } from './flow-context.ts';
import type { Question } from './question.ts';
import { recordTold } from './record-goods.ts';

/** One open delivery: it hears every scan, asks its questions one at a time, and records. */
export function useDelivery(orderId: OrderId) {
  const floor = useFloor();
  const navigate = useNavigate();
  const delivery = useMemo(() => {
    const { enrolment } = floor.status.get();
    if (!enrolment) throw new Error('A delivery is open on a device that is not enrolled');
    const context: FlowContext = {
      floor,
      orderId,
      company: enrolment.company,
      question: createLive<Question | null>(null),
      place: createLive<LocationId | null>(null),
      labels: createSeenLabels(floor, orderId, 'deliver'),
      why: createWhy({ floor, record: (intent, given, text) => recordTold(context, intent, given, text) }),
      today: () => todayAt(floor),
      openOrder: (order) => void navigate(orderPath(order)),
    };
    return { context, answers: createAnswers(context) };
  }, [floor, orderId, navigate]);
  useLayoutEffect(
    () =>
      floor.desk.listen(async (scan) => {
        await takeScan(delivery.context, scan);
        return true;
      }),
    [floor, delivery],
  );
  return delivery;
}
