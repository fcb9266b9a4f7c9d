import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { OrderId } from '#domain/base/ids.ts';
import { mayDo } from '#domain/catalogue/rights.ts';
import { type Intent, definitionOf } from '#domain/operations/registry.ts';
import type { QueueEntry } from '../../data/contract.ts';
import { factsWords } from '../facts-words.ts';
import type { Floor } from '../floor.tsx';
import type { Format } from '../format.ts';
import { stockWords } from '../goods/stock-words.ts';
import { operationWords } from '../operation-words.ts';
import { workerOf } from '../worker.ts';

export interface Summary {
  readonly text: string;
  readonly order: string | undefined;
  /** Whoever works here may end what is refused, held or parked. */
  readonly mayDecide: boolean;
}

/** One line of words for an operation. */
export async function entrySummary(floor: Floor, entry: QueueEntry, format: Format): Promise<Summary> {
  const person = await floor.world.get('person', workerOf(floor.status.get()) ?? '');
  const { text, order } = await wordsOf(floor, entry, format);
  const row = order === undefined ? undefined : await floor.world.get('order', order);
  return { text, order: row?.reference, mayDecide: person !== undefined && mayDo(person, 'decide') };
}

async function wordsOf(
  floor: Floor,
  { body }: QueueEntry,
  format: Format,
): Promise<{ text: string; order?: OrderId }> {
  // Our own append checked it against the schema of its kind; a kind of a newer program has no words here.
  const act = { kind: body.kind, payload: body.payload } as Intent;
  switch (act.kind) {
    case 'receive': {
      const { payload } = act;
      const product = await floor.world.get('product', payload.product);
      const parts = [product?.name ?? i18n._(msg`A product that this device does not know`)];
      if (payload.lot) parts.push(payload.lot.name);
      parts.push(format.amount(payload.quantity, product?.unit ?? ''));
      if (payload.weight !== null && product?.catchWeight)
        parts.push(format.amount(payload.weight, product.catchWeight.unit));
      if (payload.unidentified?.note) parts.push(payload.unidentified.note);
      return { text: parts.join(' · '), order: payload.order };
    }
    case 'open-order':
      return { text: act.payload.reference };
    case 'amend-making': {
      const { order: id, quantity, scheduled, note } = act.payload;
      const order = await floor.world.get('order', id);
      const product = order?.making && (await floor.world.get('product', order.making.product));
      const parts = [
        product?.name,
        quantity && format.amount(quantity, product?.unit ?? ''),
        scheduled && format.day(scheduled),
        note,
      ];
      return { text: parts.filter((part) => part).join(' · '), order: id };
    }
    case 'unprepare': {
      const { order, parts } = act.payload;
      const { length } = parts;
      const text = i18n._(
        msg`${plural(length, { one: '# order is without a number again', other: '# orders are one again' })}`,
      );
      return { text, order };
    }
    case 'close-order': {
      const { backorder, order } = act.payload;
      const text =
        backorder === null ? i18n._(msg`Without a backorder`) : i18n._(msg`The rest is on ${backorder}`);
      return { text, order };
    }
    case 'undo':
    case 'waive': {
      const target = await floor.queue.get(act.payload.target);
      if (!target) return { text: i18n._(msg`An earlier entry`) };
      const about = await wordsOf(floor, target, format);
      const kind = i18n._(operationWords(target.body.kind));
      return { ...about, text: `${kind}: ${about.text}` };
    }
    case 'set-record':
      return { text: 'name' in act.payload.row ? act.payload.row.name : act.payload.of };
    case 'set-profile':
      return { text: i18n._(msg`Language, sizes, sound`) };
    case 'tell-alerts': {
      const count = act.payload.lots.length;
      return { text: i18n._(msg`${plural(count, { one: '# lot', other: '# lots' })}`) };
    }
    case 'transfer':
      return {
        text: (await stockWords(floor, act, format)) ?? '',
        ...(act.payload.order && { order: act.payload.order.id }),
      };
    case 'scrap':
    case 'count':
    case 'adopt':
    case 'pack':
    case 'unpack':
      return { text: (await stockWords(floor, act, format)) ?? '' };
    default: {
      if (!definitionOf(body.kind)) return { text: i18n._(msg`Recorded by a newer version of the app`) };
      const row = await floor.world.get('operation', body.id);
      const { text, order } = row
        ? await factsWords(floor.world, row, format)
        : { text: '', order: undefined };
      return { text: text || i18n._(operationWords(body.kind)), ...(order ? { order } : {}) };
    }
  }
}
