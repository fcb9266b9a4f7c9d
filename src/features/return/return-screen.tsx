import { IconFileText, IconMapPin, IconMessage, IconTruckReturn } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor, useLive } from '../floor.tsx';
import { isThere, numbersAt, thingsIn } from '../goods/at-hand.ts';
import { Answering } from '../goods/answering.tsx';
import { choiceOf } from '../goods/choices.ts';
import type { Draft } from '../goods/draft.ts';
import type { GoodsFlow } from '../goods/goods-flow.ts';
import { GoodsSheet } from '../goods/goods-sheet.tsx';
import { goodsWords } from '../goods/goods-words.ts';
import { lotRefOf } from '../goods/house.ts';
import { keptQuestion } from '../goods/kept-question.ts';
import { ReasonedSheet } from '../goods/reasoned-sheet.tsx';
import { RecentWork } from '../goods/recent-work.tsx';
import { scansOf } from '../goods/scans-of.ts';
import { useChoices } from '../goods/use-choices.ts';
import { useGoodsFlow } from '../goods/use-goods-flow.ts';
import { useReasoned } from '../goods/use-reasoned.ts';
import { useReasons } from '../reasons.ts';
import { useErrand } from '../use-errand.ts';
import { OrderSheet } from './order-sheet.tsx';
import { type Way, ordersOf, ordersWith } from './orders-of.ts';
import { customerReturn, returnPlaces, supplierReturn } from './return-intent.ts';

/** Goods that are known, and wait for the order that they belong to. */
interface Asking {
  readonly draft: Draft;
  readonly orders: readonly Order[];
}

interface Choices {
  /** Everything that is scanned belongs to it. */
  readonly order: Order | null;
  readonly place: Location | null;
}
const noChoices: Choices = { order: null, place: null };

/** [RET-1] Goods come back from a customer, or go back to a supplier: which, on which order, and why. */
export function ReturnScreen({ way }: { way: Way }) {
  const { t } = useLingui();
  const floor = useFloor();
  const isCustomer = way === 'customer';
  const operation = isCustomer ? 'return-from-customer' : 'return-to-supplier';
  const path = isCustomer ? '/return/customer' : '/return/supplier';
  const presets = useReasons(operation);
  const [query] = useSearchParams();
  const [{ order, place }, choices] = useChoices<Choices>(path, noChoices);
  const [orderNow, placeNow] = [choiceOf(choices, 'order'), choiceOf(choices, 'place')];
  const [kept] = useState(() =>
    keptQuestion<Asking>({
      floor,
      path,
      part: 'order',
      about: ({ draft }) => ({ draft }),
      isMine: ({ kind }) => kind === operation,
    }),
  );
  const asking = useLive(kept);
  useEffect(() => kept.attach(), [kept]);
  const [isChanging, setIsChanging] = useState(false);

  const reasoned = useReasoned(path);
  const { reason, waiting } = reasoned;
  const flow = useGoodsFlow(
    (get) => ({
      kind: operation,
      ready: () => Promise.all([choices.ready(), kept.ready()]).then(() => undefined),
      isAsking: () => kept.get() !== null,
      near: async () => orderNow.get()?.lines.map(({ product }) => product) ?? [],
      ...(!isCustomer && { here: async () => placeNow.get()?.id ?? null }),
      async proposals({ source }) {
        return source && isThere(source) ? [{ what: t`All of it here`, quantity: source.quantity }] : [];
      },
      expected: (draft) =>
        isCustomer ? Promise.resolve([]) : numbersAt(floor, draft.product.id, placeNow.get()?.id ?? null),
      complete: (draft) => known(get(), draft),
      place(location) {
        if (location.usage !== 'internal' && location.usage !== 'transit')
          return get().say('wait', msg`Not a place of ours`, location.name);
        placeNow.set(location);
        get().say(
          'plain',
          msg`Place`,
          isCustomer
            ? i18n._(msg`The next goods go to ${location.name}.`)
            : i18n._(msg`Taken from ${location.name}. Now scan the goods.`),
        );
      },
      order(found) {
        if (found.kind !== (isCustomer ? 'delivery' : 'receipt'))
          return get().say('wait', msg`Another kind of order`, found.reference);
        orderNow.set(found);
        get().say('plain', msg`Order`, i18n._(msg`${found.reference}. Now scan the goods.`));
      },
      package: ({ sscc, row }) =>
        isCustomer || !row
          ? get().say('wait', msg`Scan the goods`, i18n._(msg`What is on ${sscc} is returned one by one.`))
          : whole(get(), row.id, sscc),
    }),
    !isCustomer,
  );

  /** The order is chosen, or the goods tell of it, or somebody is asked. */
  async function known(own: GoodsFlow, draft: Draft): Promise<void> {
    const { product, number } = draft;
    const lot = number === null ? null : await lotRefOf(floor, product.id, number);
    const chosen = orderNow.get();
    if (chosen?.lines.some((line) => line.product === product.id)) return linked(own, draft, chosen);
    const orders = await ordersOf(floor, way, { product: product.id, lot });
    const [last] = orders;
    // A unit was out once, the last time; a lot may have gone to many.
    if (last && (orders.length === 1 || product.tracking === 'serial')) return linked(own, draft, last);
    kept.set({ draft, orders: orders.length > 0 ? orders : await ordersWith(floor, way, product.id) });
    await kept.durable();
    own.say('plain', isCustomer ? msg`Which delivery?` : msg`Which receipt?`, product.name);
  }

  async function linked(own: GoodsFlow, draft: Draft, on: Order | null): Promise<void> {
    const { product, number, scans } = draft;
    const lot = number === null ? null : await lotRefOf(floor, product.id, number);
    const intent = isCustomer
      ? await customerReturn(floor, draft, { lot, delivery: on, to: placeNow.get()?.id ?? null })
      : await supplierReturn(floor, draft, on);
    if (!intent) return;
    const words = goodsWords(draft, null, floor.preferences.format.get());
    await reasoned.take(own, {
      intent,
      given: { scans: scansOf(scans) },
      text: on === null ? words : `${words} · ${on.reference}`,
    });
  }

  /** [X16] A pallet goes back to its supplier with all that is on it. */
  async function whole(own: GoodsFlow, id: Parameters<typeof thingsIn>[1], sscc: string): Promise<void> {
    const first = (await thingsIn(floor.world, id)).find(isThere);
    const places = await returnPlaces(floor);
    if (!first || !places) return own.say('error', msg`Nothing in it`, i18n._(msg`Package ${sscc}`));
    const { product, lot, location } = first;
    const ref = lot && { id: lot.id, name: lot.name };
    const [receipt] = await ordersOf(floor, way, { product: product.id, lot: ref });
    const on = orderNow.get() ?? receipt ?? null;
    await reasoned.take(own, {
      intent: {
        kind: 'return-to-supplier',
        payload: {
          goods: { whole: id },
          receipt: on?.id ?? null,
          from: placeNow.get()?.id ?? location.id,
          to: on?.from ?? places.receipts.from,
          entry: 'scanned',
        },
      },
      given: {},
      text: i18n._(msg`Package ${sscc}`),
    });
  }

  const said = query.get('order');
  const begun = useRef(false);
  const errand = useErrand();
  useEffect(() => {
    if (begun.current || said === null) return;
    begun.current = true;
    errand(floor.world.get('order', said as OrderId).then((found) => found && orderNow.set(found)));
  }, [errand, floor, orderNow, said]);

  return (
    <Screen
      title={isCustomer ? t`From customer` : t`To supplier`}
      note={isCustomer ? t`Scan what comes back` : t`Scan what goes back`}
      back="/return"
    >
      {order && (
        <Notice
          tone="plain"
          icon={<IconFileText size={28} aria-hidden="true" />}
          title={
            <>
              {isCustomer ? t`From delivery` : t`From receipt`} <CodeText>{order.reference}</CodeText>
            </>
          }
        >
          <Button onPress={() => orderNow.set(null)}>{t`Another order`}</Button>
        </Notice>
      )}
      {place && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={isCustomer ? t`Goods go to ${place.name}` : t`Taken from ${place.name}`}
        >
          <Button onPress={() => placeNow.set(null)}>{t`Back to the usual place`}</Button>
        </Notice>
      )}
      {reason === null ? (
        <Empty
          icon={<IconTruckReturn size={56} aria-hidden="true" />}
          title={
            isCustomer ? t`Scan the goods, or their delivery first` : t`Scan the goods, or their place first`
          }
        >
          <p>
            {isCustomer
              ? t`They keep their lot and its dates, and stay on hold until quality has looked at them.`
              : t`Goods on hold and expired ones may go back too.`}
          </p>
        </Empty>
      ) : (
        <Button icon={<IconMessage size={28} aria-hidden="true" />} onPress={() => setIsChanging(true)}>
          {t`Because: ${reason}`}
        </Button>
      )}
      <RecentWork label={t`Returned just now`} kinds={[operation]} />
      <GoodsSheet flow={flow} action={isCustomer ? t`Take back` : t`Send back`} />
      {asking && (
        <Answering turns={flow.turns}>
          <OrderSheet
            way={way}
            note={goodsWords(asking.draft, null, floor.preferences.format.get())}
            orders={asking.orders}
            onOrder={(on) => void flow.turns.press(kept, () => linked(flow, asking.draft, on))}
            onClose={() => kept.set(null)}
          />
        </Answering>
      )}
      {!asking && (waiting !== null || isChanging) && (
        <ReasonedSheet
          title={isCustomer ? t`Why does it come back?` : t`Why does it go back?`}
          reasoned={reasoned}
          flow={flow}
          reasons={presets}
          onClose={() => setIsChanging(false)}
        />
      )}
    </Screen>
  );
}
