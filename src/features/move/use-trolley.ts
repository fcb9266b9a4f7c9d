import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { LocationId } from '#domain/base/ids.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { useAsked, useFloor } from '../floor.tsx';
import { isThere, numbersAt, thingsAt, thingsIn, thingsOfProduct } from '../goods/at-hand.ts';
import type { Draft } from '../goods/draft.ts';
import type { GoodsFlow } from '../goods/goods-flow.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { lotRefOf } from '../goods/house.ts';
import { looseGoods } from '../goods/loose.ts';
import { scansOf } from '../goods/scans-of.ts';
import { useChanging } from '../goods/use-changing.ts';
import { useGoodsFlow } from '../goods/use-goods-flow.ts';
import { clearTrolley, intentOf, onTrolley, putDown, take, takeFrom, takenFrom } from './trolley.ts';

/** Scan the place, scan the goods, scan the place where they go. */
export function useTrolley() {
  const floor = useFloor();
  const navigate = useNavigate();
  /** The next place that is scanned is one to take from, although there is something on the trolley. */
  const [isTaking, takingNow] = useChanging(false);

  const loaded = useAsked(async () => {
    const from = await takenFrom(floor);
    const items = await Promise.all(
      (await onTrolley(floor)).map(async (note) => ({
        ...note,
        place: (await floor.world.get('location', note.value.from))?.name ?? '',
      })),
    );
    const location = from === null ? undefined : await floor.world.get('location', from);
    return { from: location ?? null, items };
  }, []);
  const here = loaded.state === 'here' ? loaded.value : null;

  const flow = useGoodsFlow(
    (get) => ({
      async near() {
        const from = await takenFrom(floor);
        return from === null ? [] : (await thingsAt(floor.world, from)).map(({ product }) => product.id);
      },
      here: () => takenFrom(floor),
      complete: (draft) => noteDown(get(), draft),
      async proposals({ source }) {
        return source && isThere(source)
          ? [{ what: i18n._(msg`All of it here`), quantity: source.quantity }]
          : [];
      },
      expected: async ({ product }) => numbersAt(floor, product.id, await takenFrom(floor)),
      async cameBefore(draft) {
        const items = await onTrolley(floor);
        const lot = draft.number === null ? null : await lotRefOf(floor, draft.product.id, draft.number);
        return items.some(
          ({ value: { goods, from } }) =>
            'product' in goods &&
            goods.product === draft.product.id &&
            goods.lot?.id === lot?.id &&
            (draft.product.tracking === 'serial' || from === draft.source?.location),
        );
      },
      place: (location) => atPlace(get(), location),
      package: ({ row, sscc }) => wholePackage(get(), row?.id ?? null, sscc),
      order: (order) => void navigate(order.kind === 'transfer' ? `/move/${order.id}` : '/move'),
    }),
    true,
  );

  async function noteDown(own: GoodsFlow, draft: Draft): Promise<void> {
    const { source } = draft;
    if (!source) return;
    const goods = await looseGoods(floor, draft, source.package);
    const text = goodsWords(draft, null, floor.preferences.format.get());
    await take(floor, {
      goods,
      from: source.location,
      text,
      entry: draft.entry,
      scans: scansOf(draft.scans),
    });
    const elsewhere = await bookedElsewhere(draft);
    if (elsewhere === null) own.say('plain', msg`On the trolley`, text);
    else own.say('wait', msg`On the trolley`, i18n._(msg`${text} · by the books it is at ${elsewhere}`));
  }

  /** [STK-2] Said at once, and corrected by the books when it is put down. */
  async function bookedElsewhere({ product, number, source }: Draft): Promise<string | null> {
    const lot = number === null ? null : (await lotRefOf(floor, product.id, number)).id;
    const stands = (await thingsOfProduct(floor.world, product.id, lot)).filter(isThere);
    const isHere = stands.some(({ location }) => location.id === source?.location);
    return isHere ? null : (stands[0]?.location.name ?? null);
  }

  /** [X16] One scan takes a package with all that is in it. */
  async function wholePackage(
    own: GoodsFlow,
    id: Parameters<typeof thingsIn>[1] | null,
    sscc: string,
  ): Promise<void> {
    const [first] = id === null ? [] : (await thingsIn(floor.world, id)).filter(isThere);
    if (id === null) return own.say('error', msg`Not known`, i18n._(msg`Package ${sscc}`));
    if (!first) return own.say('wait', msg`Empty`, i18n._(msg`By the books nothing is in package ${sscc}.`));
    const items = await onTrolley(floor);
    if (items.some(({ value: { goods } }) => 'whole' in goods && goods.whole === id))
      return own.say('wait', msg`Already scanned`, i18n._(msg`Package ${sscc}`));
    const from = (await takenFrom(floor)) ?? first.location.id;
    const text = i18n._(msg`Package ${sscc}`);
    await take(floor, { goods: { whole: id }, from, text, entry: 'scanned', scans: [] });
    const { name } = first.location;
    if (from === first.location.id) own.say('plain', msg`On the trolley`, text);
    else own.say('wait', msg`On the trolley`, i18n._(msg`${text} · by the books it is at ${name}`));
  }

  async function atPlace(own: GoodsFlow, location: Location): Promise<void> {
    const { name, usage, id } = location;
    if (usage !== 'internal' && usage !== 'transit')
      return own.say('wait', msg`Not a place of ours`, i18n._(msg`Goods cannot be moved to ${name}.`));
    const items = await onTrolley(floor);
    if (items.length === 0 || takingNow.get()) return takeAt(own, location);
    if (items.every(({ value }) => value.from === id))
      return own.say(
        'wait',
        msg`Same place`,
        i18n._(msg`They come from ${name}. Scan the place where they go.`),
      );
    return putDownAt(own, id);
  }

  async function takeAt(own: GoodsFlow, { id, name }: Location): Promise<void> {
    takingNow.set(false);
    await takeFrom(floor, id);
    own.say('plain', msg`Place`, i18n._(msg`Taken from ${name}. Now scan the goods.`));
  }

  async function putDownAt(own: GoodsFlow, to: LocationId): Promise<void> {
    const format = floor.preferences.format.get();
    const place = (await floor.world.get('location', to))?.name ?? '';
    return putDown(floor, to, async (items) => {
      const things = items.map((item) => ({
        intent: intentOf(item, to),
        given: { scans: item.scans },
        text: `${item.text} → ${place}`,
      }));
      const count = format.quantity(String(things.length) as never);
      return (await own.recordAll(things, i18n._(msg`${count} things → ${place}`))) !== null;
    });
  }

  /** What is refused may go to a supervisor, all of it together: then the trolley is empty as well. */
  const whole = useMemo(
    () => ({
      ...flow,
      async anyway(refused: Parameters<GoodsFlow['anyway']>[0]): Promise<void> {
        await flow.anyway(refused);
        if ((await onTrolley(floor)).length === 0) await clearTrolley(floor);
      },
    }),
    [floor, flow],
  );

  return {
    flow: whole,
    here,
    isTaking,
    takeFromAnother: () => takingNow.set(true),
    takeAt: (location: Location) => takeAt(flow, location),
    putDownAt: (location: Location) => atPlace(flow, location),
    async remove(key: string, text: string): Promise<void> {
      await floor.notes.remove(key);
      flow.say('plain', msg`Off the trolley`, i18n._(msg`${text}: nothing was moved.`));
    },
    forgetPlace: () => takeFrom(floor, null),
  };
}
