import { useLayoutEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { LocationId, OrderId } from '#domain/base/ids.ts';
import { useFloor } from '../floor.tsx';
import { choiceOf, createChoices } from '../goods/choices.ts';
import { keptQuestion } from '../goods/kept-question.ts';
import { createSeenLabels } from '../goods/seen-labels.ts';
import { createTurns } from '../goods/turns.ts';
import { orderIn } from '../goods/unsettled-on.ts';
import { createWhy } from '../goods/why.ts';
import { orderPath } from '../order-path.ts';
import { todayAt } from '../use-today.ts';
import { createAnswers } from './answers.ts';
import { takeScan } from './delivery-flow.ts';
import type { FlowContext } from './flow-context.ts';
import { type Question, about } from './question.ts';
import { recordTold } from './record-goods.ts';

interface Choices {
  readonly place: LocationId | null;
}

/** One open delivery: it hears every scan, asks its questions one at a time, and records. */
export function useDelivery(orderId: OrderId) {
  const floor = useFloor();
  const navigate = useNavigate();
  const delivery = useMemo(() => {
    const { enrolment } = floor.status.get();
    if (!enrolment) throw new Error('A delivery is open on a device that is not enrolled');
    const path = `/deliver/${orderId}`;
    const turns = createTurns(floor);
    const choices = createChoices<Choices>(floor, path, { place: null });
    const context: FlowContext = {
      floor,
      orderId,
      company: enrolment.company,
      turns,
      question: keptQuestion<Question>({
        floor,
        path,
        about,
        isMine: ({ kind, payload }) => kind === 'deliver' && orderIn(payload) === orderId,
      }),
      place: choiceOf(choices, 'place'),
      labels: createSeenLabels(floor, orderId, 'deliver'),
      why: createWhy({
        floor,
        path,
        turns,
        record: (intent, given, text) => recordTold(context, intent, given, text),
        isRefused: () => context.question.get()?.kind === 'refused',
      }),
      today: () => todayAt(floor),
      openOrder: (order) => void navigate(orderPath(order)),
    };
    return { context, choices, answers: createAnswers(context) };
  }, [floor, orderId, navigate]);
  useLayoutEffect(() => {
    const { question, turns, why } = delivery.context;
    const { choices } = delivery;
    const leave = [question.attach(), why.attach(), choices.attach()];
    const stop = floor.desk.listen(async (scan) => {
      await Promise.all([question.ready(), why.ready(), choices.ready()]);
      await turns.take(() => takeScan(delivery.context, scan));
      return true;
    });
    return () => {
      stop();
      for (const each of leave) each();
    };
  }, [floor, delivery]);
  return delivery;
}
