import { IconMapPin, IconMessage, IconTrash } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { LotId, PackageId, ProductId } from '#domain/base/ids.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor } from '../floor.tsx';
import { isThere, numbersAt, thingsAt, thingsIn } from '../goods/at-hand.ts';
import { choiceOf } from '../goods/choices.ts';
import type { Draft } from '../goods/draft.ts';
import { draftOf } from '../goods/draft-of.ts';
import type { GoodsFlow } from '../goods/goods-flow.ts';
import { GoodsSheet } from '../goods/goods-sheet.tsx';
import { goodsWords } from '../goods/goods-words.ts';
import { looseGoods } from '../goods/loose.ts';
import { PlaceSheet } from '../goods/place-sheet.tsx';
import { ReasonedSheet } from '../goods/reasoned-sheet.tsx';
import { RecentWork } from '../goods/recent-work.tsx';
import { scansOf } from '../goods/scans-of.ts';
import { ThingSheet, pickedDraft } from '../goods/thing-sheet.tsx';
import { useChoices } from '../goods/use-choices.ts';
import { useGoodsFlow } from '../goods/use-goods-flow.ts';
import { useReasoned } from '../goods/use-reasoned.ts';
import { useReasons } from '../reasons.ts';
import { useErrand } from '../use-errand.ts';

interface Choices {
  readonly place: Location | null;
}
const noChoices: Choices = { place: null };

/** Goods are thrown away: which, how many, and why. The reason stays for the next ones until it is changed. */
export function ScrapScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const presets = useReasons('scrap');
  const [query] = useSearchParams();
  const [{ place }, choices] = useChoices<Choices>('/scrap', noChoices);
  const placeNow = choiceOf(choices, 'place');
  const [picking, setPicking] = useState<'reason' | 'place' | 'goods' | null>(null);

  const reasoned = useReasoned('/scrap');
  const { reason, waiting } = reasoned;
  async function known(own: GoodsFlow, draft: Draft): Promise<void> {
    const { source, entry, scans } = draft;
    if (!source) return;
    const goods = await looseGoods(floor, draft, source.package);
    const text = goodsWords(draft, null, floor.preferences.format.get());
    await reasoned.take(own, {
      intent: { kind: 'scrap', payload: { goods, from: source.location, entry } },
      given: { scans: scansOf(scans) },
      text,
    });
  }

  /** [X16] A package with all that is in it. */
  async function whole(own: GoodsFlow, id: PackageId | null, sscc: string): Promise<void> {
    const [first] = id === null ? [] : (await thingsIn(floor.world, id)).filter(isThere);
    if (id === null || !first) return own.say('error', msg`Nothing in it`, i18n._(msg`Package ${sscc}`));
    const from = placeNow.get()?.id ?? first.location.id;
    await reasoned.take(own, {
      intent: { kind: 'scrap', payload: { goods: { whole: id }, from, entry: 'scanned' } },
      given: {},
      text: i18n._(msg`Package ${sscc}`),
    });
  }

  const flow = useGoodsFlow(
    (get) => ({
      kind: 'scrap',
      ready: choices.ready,
      async near() {
        const at = placeNow.get();
        return at ? (await thingsAt(floor.world, at.id)).map(({ product: each }) => each.id) : [];
      },
      here: async () => placeNow.get()?.id ?? null,
      async proposals({ source }) {
        return source && isThere(source) ? [{ what: t`All of it here`, quantity: source.quantity }] : [];
      },
      expected: (draft) => numbersAt(floor, draft.product.id, placeNow.get()?.id ?? null),
      complete: (draft) => known(get(), draft),
      place(location) {
        if (location.usage !== 'internal' && location.usage !== 'transit')
          return get().say('wait', msg`Not a place of ours`, location.name);
        placeNow.set(location);
        get().say('plain', msg`Place`, i18n._(msg`Taken from ${location.name}. Now scan the goods.`));
      },
      package: ({ row, sscc }) => whole(get(), row?.id ?? null, sscc),
    }),
    true,
  );

  const [lot, product] = [query.get('lot'), query.get('product')];
  const begun = useRef(false);
  const errand = useErrand();
  useEffect(() => {
    if (begun.current || (lot === null && product === null)) return;
    begun.current = true;
    errand(
      draftOf(floor, { lot: lot as LotId | null, product: product as ProductId | null }).then(
        (draft) => draft && flow.begin(draft),
      ),
    );
  }, [errand, floor, flow, lot, product]);

  return (
    <Screen
      title={t`Scrap`}
      note={t`Which goods?`}
      back="/"
      primary={
        <BigButton onPress={() => setPicking(place ? 'goods' : 'place')}>
          {place ? t`Goods without a label` : t`Choose the place`}
        </BigButton>
      }
    >
      {place && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Taken from ${place.name}`}
        >
          <Button onPress={() => placeNow.set(null)}>{t`From anywhere`}</Button>
        </Notice>
      )}
      {reason === null ? (
        <Empty
          icon={<IconTrash size={56} aria-hidden="true" />}
          title={t`Scan the goods, or their place first`}
        >
          <p>{t`Then say how many, and why. It can be undone.`}</p>
        </Empty>
      ) : (
        <Button icon={<IconMessage size={28} aria-hidden="true" />} onPress={() => setPicking('reason')}>
          {t`Because: ${reason}`}
        </Button>
      )}
      <RecentWork label={t`Scrapped just now`} kinds={['scrap']} />
      <GoodsSheet flow={flow} action={t`Scrap`} />
      {(waiting !== null || picking === 'reason') && (
        <ReasonedSheet
          title={t`Why is it thrown away?`}
          reasoned={reasoned}
          flow={flow}
          reasons={presets}
          onClose={() => setPicking(null)}
        />
      )}
      {picking === 'place' && (
        <PlaceSheet
          title={t`Taken from where?`}
          onPlace={(location) => {
            setPicking(null);
            placeNow.set(location);
          }}
          onClose={() => setPicking(null)}
        />
      )}
      {picking === 'goods' && place && (
        <ThingSheet
          place={place.id}
          placeName={place.name}
          onThing={(thing) => {
            setPicking(null);
            void flow.begin(pickedDraft(thing));
          }}
          onClose={() => setPicking(null)}
        />
      )}
    </Screen>
  );
}
