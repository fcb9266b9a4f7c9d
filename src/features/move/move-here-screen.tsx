import { IconHandGrab, IconMapPin, IconPackage, IconTag, IconX } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { LocationId, LotId, ProductId } from '#domain/base/ids.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor } from '../floor.tsx';
import { useErrand } from '../use-errand.ts';
import { Answering } from '../goods/answering.tsx';
import { GoodsSheet } from '../goods/goods-sheet.tsx';
import { shortName } from '../goods/places.ts';
import { PlaceSheet } from '../goods/place-sheet.tsx';
import { RecentWork } from '../goods/recent-work.tsx';
import { ThingSheet, pickedDraft } from '../goods/thing-sheet.tsx';
import { draftOf } from '../goods/draft-of.ts';
import { useChanging } from '../goods/use-changing.ts';
import { takeFrom } from './trolley.ts';
import { useTrolley } from './use-trolley.ts';

type Picking = 'from' | 'to' | 'goods' | null;

/** Goods are put elsewhere without a plan: the place, the goods, the place where they go. */
export function MoveHereScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const [query] = useSearchParams();
  const trolley = useTrolley();
  const { flow, here, isTaking } = trolley;
  const [picking, pickingNow] = useChanging<Picking>(null);
  const [lot, product, place] = [query.get('lot'), query.get('product'), query.get('from')];
  const begun = useRef(false);
  const errand = useErrand();
  useEffect(() => {
    // Another screen has said which goods: they are the first on the trolley.
    if (begun.current || (lot === null && product === null && place === null)) return;
    begun.current = true;
    if (place !== null) return errand(takeFrom(floor, place as LocationId));
    errand(
      draftOf(floor, { lot: lot as LotId | null, product: product as ProductId | null }).then(
        (draft) => draft && flow.begin(draft),
      ),
    );
  }, [errand, floor, flow, lot, product, place]);

  const items = here?.items ?? [];
  const from = here?.from ?? null;
  const done = (
    <RecentWork
      label={t`Moved just now`}
      kinds={['transfer']}
      fits={(act) => act.kind === 'transfer' && act.payload.order === null}
    />
  );
  return (
    <Screen
      title={t`Move goods`}
      note={
        items.length > 0 && !isTaking
          ? t`Where to?`
          : from === null || isTaking
            ? t`From where?`
            : t`Which goods?`
      }
      back="/move"
      primary={
        items.length > 0 ? (
          <BigButton onPress={() => pickingNow.set('to')}>{t`Choose where they go`}</BigButton>
        ) : from ? (
          <BigButton onPress={() => pickingNow.set('goods')}>{t`Goods without a label`}</BigButton>
        ) : (
          <BigButton onPress={() => pickingNow.set('from')}>{t`Choose the place`}</BigButton>
        )
      }
    >
      {from && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Taken from ${from.name}`}
        >
          {items.length > 0 && (
            <Button icon={<IconTag size={28} aria-hidden="true" />} onPress={() => pickingNow.set('goods')}>
              {t`Goods without a label`}
            </Button>
          )}
        </Notice>
      )}
      {items.length > 0 && (
        <Rows label={t`On the trolley`}>
          {items.toReversed().map(({ key, value, place }) => (
            <Row
              key={key}
              lead={
                'whole' in value.goods ? (
                  <IconPackage size={32} aria-hidden="true" />
                ) : (
                  <IconHandGrab size={32} aria-hidden="true" />
                )
              }
              title={value.text}
              note={t`on the trolley, from ${shortName(place)}`}
              action={
                <Button
                  kind="danger"
                  iconOnly
                  icon={<IconX size={28} aria-hidden="true" />}
                  onPress={() => void trolley.remove(key, value.text)}
                >
                  {t`Remove ${value.text}`}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {here && !from && items.length === 0 && (
        <Empty
          icon={<IconMapPin size={56} aria-hidden="true" />}
          title={t`Scan the place where the goods are`}
        >
          <p>{t`Then the goods, then the place where they go. A pallet moves whole by its own label.`}</p>
        </Empty>
      )}
      {here && (from || items.length > 0) && (
        <Button
          icon={<IconMapPin size={28} aria-hidden="true" />}
          pressed={isTaking}
          onPress={() => {
            trolley.takeFromAnother();
            pickingNow.set('from');
          }}
        >
          {t`Take from another place`}
        </Button>
      )}
      {done}
      <GoodsSheet flow={flow} action={t`Take`} />
      <Answering turns={flow.turns}>
        {picking === 'from' && (
          <PlaceSheet
            title={t`Taken from where?`}
            onPlace={(location) => void flow.turns.press(pickingNow, () => trolley.takeAt(location))}
            onClose={() => pickingNow.set(null)}
          />
        )}
        {picking === 'to' && (
          <PlaceSheet
            title={t`Where do they go?`}
            note={
              <Plural value={items.length} one="# thing on the trolley" other="# things on the trolley" />
            }
            onPlace={(location) => void flow.turns.press(pickingNow, () => trolley.putDownAt(location))}
            onClose={() => pickingNow.set(null)}
          />
        )}
      </Answering>
      {picking === 'goods' && from && (
        <ThingSheet
          place={from.id}
          placeName={from.name}
          onThing={(thing) => {
            pickingNow.set(null);
            void flow.begin(pickedDraft(thing));
          }}
          onClose={() => pickingNow.set(null)}
        />
      )}
    </Screen>
  );
}
