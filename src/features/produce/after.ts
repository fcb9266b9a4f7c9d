import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LocationId } from '#domain/base/ids.ts';
import { one } from '#domain/base/quantity.ts';
import { lotRefOf } from '#domain/making/lot-ref.ts';
import type { TakenOut } from '#domain/making/taken-out.ts';
import type { Takes } from '#domain/making/takes.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { isOurs } from '#domain/catalogue/place.ts';
import { type Input, type Lot, stockKey } from '#domain/stock/rows.ts';
import { isPositive } from '#domain/base/quantity.ts';
import type { Output } from '#domain/catalogue/order.ts';
import { siteOf } from '../goods/house.ts';
import { type FlowContext, finishedOf, orderOf } from './flow-context.ts';
import { fromOf, gradeOf, lotOf } from './intents.ts';

/** Where finished goods lie now, so that something can be done to them. */
async function goodsOf(context: FlowContext, lot: Lot) {
  const { world } = context.floor;
  const stock = await world.get('stock', stockKey(lot.product, lot.id));
  for (const place of stock?.places ?? []) {
    const location = await world.get('location', place.location);
    if (location && isOurs(location.usage) && isPositive(place.quantity)) return place;
  }
  return undefined;
}

interface Leaving {
  readonly input: Input;
  readonly to: LocationId;
}

async function outOf(context: FlowContext, leaving: readonly Leaving[]): Promise<TakenOut> {
  const { world } = context.floor;
  const lots = await Promise.all(leaving.map(({ input: { lot } }) => lot && world.get('lot', lot)));
  return leaving.map(({ input: { product, quantity }, to }, at) => {
    const lot = lots[at];
    return { product, lot: lot ? lotRefOf(context.company, product, lot.id, lot.name) : null, quantity, to };
  });
}

interface Finished {
  readonly output: Output;
  readonly lot: Lot;
}

/** Taken apart: what comes out whole goes back to where the order took it from, under its own lot. */
export async function apartIntent(
  context: FlowContext,
  { output, lot }: Finished,
  back: readonly Input[],
): Promise<{ readonly intent: Intent; readonly text: string } | null> {
  const order = await orderOf(context);
  const place = await goodsOf(context, lot);
  if (!order || !place) return null;
  return {
    intent: {
      kind: 'unbuild',
      payload: {
        product: lot.product,
        lot: lotRefOf(context.company, lot.product, lot.id, lot.name),
        quantity: output.quantity,
        from: place.location,
        package: place.package,
        returns: await outOf(
          context,
          back.map((input) => ({ input, to: order.from })),
        ),
      },
    },
    text: i18n._(msg`${lot.name} taken apart`),
  };
}

/** [PRD-9] Repaired under the same number: what came out is scrap or goes back, what goes in was scanned. */
export async function reworkIntent(
  context: FlowContext,
  { output, lot }: Finished,
): Promise<{ readonly intent: Intent; readonly text: string } | null> {
  const order = await orderOf(context);
  const place = await goodsOf(context, lot);
  const site = await siteOf(context.floor);
  const repair = context.repair.get();
  if (!order || !place || !site || !repair) return null;
  const { removed, added } = repair;
  const takes: Takes[] = [];
  for (const draft of added) {
    const from = await fromOf(context, order, draft);
    const known = await lotOf(context, draft);
    const { product, number, quantity } = draft;
    const ref = known ? lotRefOf(context.company, product.id, known.id, known.name) : number;
    takes.push({
      line: null,
      product: product.id,
      from: from.location,
      package: from.package,
      grade: gradeOf(draft),
      goods: [[ref, quantity ?? one, null]],
    });
  }
  return {
    intent: {
      kind: 'rework',
      payload: {
        product: lot.product,
        lot: lotRefOf(context.company, lot.product, lot.id, lot.name),
        quantity: output.quantity,
        from: place.location,
        package: place.package,
        removed: await outOf(
          context,
          removed.map(({ input, goes }) => ({ input, to: goes === 'scrap' ? site.scrap : order.from })),
        ),
        added: takes,
      },
    },
    text: i18n._(msg`${lot.name} reworked`),
  };
}

export async function scrapFinished(
  context: FlowContext,
  { output, lot }: Finished,
): Promise<{ readonly intent: Intent; readonly text: string } | null> {
  const place = await goodsOf(context, lot);
  const product = await finishedOf(context);
  if (!place || !product) return null;
  return {
    intent: {
      kind: 'scrap',
      payload: {
        goods: {
          product: lot.product,
          lot: { id: lot.id, name: lot.name },
          quantity: output.quantity,
          weight: null,
          packaging: null,
          package: place.package,
        },
        from: place.location,
        entry: 'picked',
      },
    },
    text: i18n._(msg`${product.name} · ${lot.name} scrapped`),
  };
}
