import { useLayoutEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { dayAt } from '#domain/base/calendar.ts';
import type { OrderId } from '#domain/base/ids.ts';
import { useFloor } from '../floor.tsx';
import { createLive } from '../live.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { createAnswers } from './answers.ts';
import type { FlowContext } from './flow-context.ts';
import type { Question } from './question.ts';
import { createSeenLabels } from '../goods/seen-labels.ts';
import { createWhy } from '../goods/why.ts';
import { recordTold } from './record-goods.ts';
import { takeScan } from './receipt-flow.ts';

/** One open receipt: it hears every scan, asks its questions one at a time, and records. */
export function useReceipt(orderId: OrderId) {
  const floor = useFloor();
  const navigate = useNavigate();
  const receipt = useMemo(() => {
    const context: FlowContext = {
      floor,
      orderId,
      company: companyOf(floor.status.get().enrolment),
      question: createLive<Question | null>(null),
      pallet: createLive<string | null>(null),
      place: createLive<FlowContext['place'] extends { get(): infer T } ? T : never>(null),
      ownNumbers: createLive(false),
      labels: createSeenLabels(floor, orderId, 'receive'),
      async today() {
        const site = floor.status.get().enrolment?.site;
        const row = site === undefined ? undefined : await floor.world.get('site', site);
        return dayAt(floor.now(), row?.timeZone ?? 'UTC');
      },
      openOrder: (order) => void navigate(`/receive/${order}`),
      why: createWhy({
        floor,
        record: (intent, given, text) => recordTold(context, intent, given, text),
      }),
    };
    return { context, answers: createAnswers(context) };
  }, [floor, orderId, navigate]);
  useLayoutEffect(
    () =>
      floor.desk.listen(async (scan: ScanEvent) => {
        await takeScan(receipt.context, scan);
        return true;
      }),
    [floor, receipt],
  );
  return receipt;
}

function companyOf(enrolment: { readonly company: FlowContext['company'] } | null): FlowContext['company'] {
  if (!enrolment) throw new Error('A receipt is open on a device that is not enrolled');
  return enrolment.company;
}
