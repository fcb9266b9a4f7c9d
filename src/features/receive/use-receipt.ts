import { useLayoutEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { useFloor } from '../floor.tsx';
import { orderPath } from '../order-path.ts';
import { todayAt } from '../use-today.ts';
import { createAnswers } from './answers.ts';
import type { FlowContext } from './flow-context.ts';
import { noChoices } from './receipt-choices.ts';
import { type Question, about } from './question.ts';
import { choiceOf, createChoices } from '../goods/choices.ts';
import { keptQuestion } from '../goods/kept-question.ts';
import { createSeenLabels } from '../goods/seen-labels.ts';
import { createTurns } from '../goods/turns.ts';
import { orderIn } from '../goods/unsettled-on.ts';
import { createWhy } from '../goods/why.ts';
import { recordAllTold, recordTold } from './record-goods.ts';
import { takeScan } from './receipt-flow.ts';

/** One open receipt: it hears every scan, asks its questions one at a time, and records. */
export function useReceipt(orderId: OrderId) {
  const floor = useFloor();
  const navigate = useNavigate();
  const receipt = useMemo(() => {
    const path = `/receive/${orderId}`;
    const turns = createTurns(floor);
    const choices = createChoices(floor, path, noChoices);
    const context: FlowContext = {
      floor,
      orderId,
      company: companyOf(floor.status.get().enrolment),
      turns,
      question: keptQuestion<Question>({
        floor,
        path,
        about,
        isMine: ({ kind, payload }) => kind === 'receive' && orderIn(payload) === orderId,
      }),
      pallet: choiceOf(choices, 'pallet'),
      place: choiceOf(choices, 'place'),
      ownNumbers: choiceOf(choices, 'ownNumbers'),
      labels: createSeenLabels(floor, orderId, 'receive'),
      today: () => todayAt(floor),
      openOrder: (order) => void navigate(orderPath(order)),
      why: createWhy({
        floor,
        path,
        turns,
        record: (intent, given, text) => recordTold(context, intent, given, text),
        recordAll: (things, text) => recordAllTold(context, things, text),
        isRefused: () => context.question.get()?.kind === 'refused',
      }),
    };
    return { context, choices, answers: createAnswers(context) };
  }, [floor, orderId, navigate]);
  useLayoutEffect(() => {
    const { question, turns, why } = receipt.context;
    const { choices } = receipt;
    const leave = [question.attach(), why.attach(), choices.attach()];
    const stop = floor.desk.listen(async (scan) => {
      await Promise.all([question.ready(), why.ready(), choices.ready()]);
      await turns.take(() => takeScan(receipt.context, scan));
      return true;
    });
    return () => {
      stop();
      for (const each of leave) each();
    };
  }, [floor, receipt]);
  return receipt;
}

function companyOf(enrolment: { readonly company: FlowContext['company'] } | null): FlowContext['company'] {
  if (!enrolment) throw new Error('A receipt is open on a device that is not enrolled');
  return enrolment.company;
}
