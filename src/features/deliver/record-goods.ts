import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { compare, one } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { entryOf } from '../goods/draft.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { type Refused, type Telling, recordAndTell, recordAnyway } from '../goods/record.ts';
import { scansOf } from '../goods/scans-of.ts';
import type { FlowContext } from './flow-context.ts';
import type { PackageContent } from './package-content.ts';
import { type Spot, type Taking, deliverIntent } from './taking.ts';

/** Records goods that miss nothing, or asks why first. A refusal opens its question. */
export async function recordTaking(
  context: FlowContext,
  order: Order,
  taking: Taking,
  at: Spot,
): Promise<boolean> {
  const { draft, lot, reason } = taking;
  const { floor, why } = context;
  const known = lot ? await floor.world.get('lot', lot.id) : undefined;
  const intent = deliverIntent(order, taking, at, draft.quantity ?? one);
  const text = goodsWords(draft, known?.dates ?? null, floor.preferences.format.get());
  return why.record(intent, { scans: scansOf(draft.scans), reason }, text);
}

/** [X16] All that is in it leaves by one scan. */
export async function recordPackage(
  { why }: FlowContext,
  order: Order,
  { id, sscc, location }: PackageContent,
  scan: ScanEvent,
): Promise<boolean> {
  const intent: Intent = {
    kind: 'deliver',
    payload: {
      order: order.id,
      line: null,
      operationType: order.operationType,
      goods: { whole: id },
      from: location ?? order.from,
      to: order.to,
      entry: entryOf(scan),
    },
  };
  return why.record(intent, { scans: scansOf([scan]) }, i18n._(msg`Whole pallet ${sscc}`));
}

/** A refusal opens its question. */
export async function recordTold(
  context: FlowContext,
  intent: Intent,
  given: Given,
  text: string,
): Promise<Recorded | null> {
  const recorded = await recordAndTell(intent, given, { ...(await telling(context)), text });
  if (recorded) context.labels.add(recorded.entry);
  return recorded;
}

/** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
export async function recordRefused(context: FlowContext, refused: Refused): Promise<void> {
  const recorded = await recordAnyway(refused, await telling(context));
  for (const { entry } of recorded ?? []) context.labels.add(entry);
}

async function telling({ floor, orderId, question, turns }: FlowContext): Promise<Telling> {
  const before = await floor.world.get('order', orderId);
  return {
    floor,
    onRefused: (refused) => question.set({ kind: 'refused', ...refused }),
    onNotKept: turns.notKept,
    signal: async () => {
      const now = await floor.world.get('order', orderId);
      return openLines(now) < openLines(before) ? 'line-done' : 'ok';
    },
  };
}

const openLines = (order: Order | undefined): number =>
  (order?.lines ?? []).filter(({ done, expected }) => compare(done, expected) < 0).length;
