import { IconMapPin, IconPackage, IconTag } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type PackageId, packageIdOf } from '#domain/base/ids.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { type Floor, useAsked, useFloor } from '../floor.tsx';
import type { Changing } from '../live.ts';
import { isThere, numbersAt, thingsAt } from '../goods/at-hand.ts';
import type { Draft } from '../goods/draft.ts';
import type { GoodsFlow } from '../goods/goods-flow.ts';
import { GoodsSheet } from '../goods/goods-sheet.tsx';
import { goodsWords } from '../goods/goods-words.ts';
import { companyOf } from '../goods/house.ts';
import { looseGoods } from '../goods/loose.ts';
import { PlaceSheet } from '../goods/place-sheet.tsx';
import { scansOf } from '../goods/scans-of.ts';
import { ThingSheet, pickedDraft } from '../goods/thing-sheet.tsx';
import { choiceOf } from '../goods/choices.ts';
import { useChoices } from '../goods/use-choices.ts';
import { useGoodsFlow } from '../goods/use-goods-flow.ts';
import { hasOwnNumbers, newPackageNumber } from './new-number.ts';

interface Choices {
  readonly place: Location | null;
  /** A label that is printed already; else the next number of ours. */
  readonly label: string | null;
}

/** [X16] A package is built: the place, then the first goods. It has a number with the first thing in it, and not before. */
export function NewPackageScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [{ place, label }, choices] = useChoices<Choices>('/packages/new', {
    place: null,
    label: query.get('sscc'),
  });
  const [placeNow, labelNow] = [choiceOf(choices, 'place'), choiceOf(choices, 'label')];
  const [picking, setPicking] = useState<'place' | 'goods' | null>(null);
  const asked = useAsked(() => hasOwnNumbers(floor), []);
  const needsLabel = asked.state === 'here' && !asked.value && label === null;

  const flow = useGoodsFlow(
    (get) => ({
      ready: choices.ready,
      async near() {
        const at = placeNow.get();
        return at ? (await thingsAt(floor.world, at.id)).map(({ product }) => product.id) : [];
      },
      here: async () => placeNow.get()?.id ?? null,
      async proposals({ source }) {
        return source && isThere(source)
          ? [{ what: i18n._(msg`All of it here`), quantity: source.quantity }]
          : [];
      },
      expected: ({ product }) => numbersAt(floor, product.id, placeNow.get()?.id ?? null),
      async complete(draft) {
        const built = await build(floor, get(), labelNow, draft);
        if (built) void navigate(`/packages/${built}`, { replace: true });
      },
      place(location) {
        if (location.usage !== 'internal') return get().say('wait', msg`Not a place of ours`, location.name);
        placeNow.set(location);
        get().say('plain', msg`Place`, i18n._(msg`Built at ${location.name}. Now scan what goes in.`));
      },
      package({ sscc, row }) {
        if (row && row.contents.length > 0) return void navigate(`/packages/${row.id}`, { replace: true });
        labelNow.set(sscc);
        get().say('plain', msg`New package`, sscc);
      },
    }),
    true,
  );

  return (
    <Screen
      title={t`New package`}
      note={place ? t`What goes in?` : t`At which place?`}
      back="/packages"
      primary={
        <BigButton onPress={() => setPicking(place ? 'goods' : 'place')}>
          {place ? t`Goods without a label` : t`Choose the place`}
        </BigButton>
      }
    >
      {needsLabel && (
        <Notice
          tone="wait"
          icon={<IconTag size={28} aria-hidden="true" />}
          title={t`This plant has no pallet numbers of its own.`}
        >
          <p>{t`Scan a label that is printed already. An administrator can enter the company prefix.`}</p>
        </Notice>
      )}
      {label !== null && (
        <Notice tone="plain" icon={<IconPackage size={28} aria-hidden="true" />} title={t`Its number`}>
          <CodeText large>{label}</CodeText>
        </Notice>
      )}
      {place && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Built at ${place.name}`}
        />
      )}
      {!place && (
        <Empty icon={<IconPackage size={56} aria-hidden="true" />} title={t`Where is it built?`}>
          <p>{t`Scan the place, then everything that goes in. A label that is printed already can be scanned too.`}</p>
        </Empty>
      )}
      <GoodsSheet flow={flow} action={t`Put in`} />
      {picking === 'place' && (
        <PlaceSheet
          title={t`Where is it built?`}
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

/** Its number is spent with the first thing in it, and kept in case that is refused: no number is wasted. */
async function build(
  floor: Floor,
  flow: GoodsFlow,
  label: Changing<string | null>,
  draft: Draft,
): Promise<PackageId | null> {
  const { source, scans } = draft;
  if (!source) return null;
  const sscc = label.get() ?? (await newPackageNumber(floor));
  if (sscc === null) {
    flow.say('error', msg`No number`, i18n._(msg`Scan a label with a pallet number first.`));
    return null;
  }
  label.set(sscc);
  const goods = await looseGoods(floor, draft, source.package);
  const recorded = await flow.record(
    { kind: 'pack', payload: { sscc, location: source.location, goods: [goods] } },
    { scans: scansOf(scans) },
    `${goodsWords(draft, null, floor.preferences.format.get())} → ${sscc}`,
  );
  return recorded && packageIdOf(companyOf(floor), sscc);
}
