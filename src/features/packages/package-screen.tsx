import { IconArrowRight, IconBoxOff, IconHandGrab, IconPackage, IconTag } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import type { PackageId } from '#domain/base/ids.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { keyOf } from '../goods/at-hand.ts';
import { Answering } from '../goods/answering.tsx';
import { GoodsSheet } from '../goods/goods-sheet.tsx';
import { PlaceSheet } from '../goods/place-sheet.tsx';
import { RecentWork } from '../goods/recent-work.tsx';
import { shortName } from '../goods/places.ts';
import { ThingRow } from '../goods/thing-row.tsx';
import { useChanging } from '../goods/use-changing.ts';
import { ThingSheet, pickedDraft } from '../goods/thing-sheet.tsx';
import styles from './package-screen.module.css';
import { usePackage } from './use-package.ts';

type Picking = 'place' | 'goods' | 'unpack' | null;

/** [X16] A pallet or case: what is in it, where it stands, and what can be done with it. */
export function PackageScreen() {
  const { t } = useLingui();
  const { package: id = '' } = useParams();
  const own = usePackage(id as PackageId);
  const { contents, place, flow, mode } = own;
  const [picking, pickingNow] = useChanging<Picking>(null);
  if (contents === null)
    return (
      <Screen title={t`Package`} back="/packages">
        <Empty
          icon={<IconPackage size={56} aria-hidden="true" />}
          title={t`This package is not on this device`}
        />
      </Screen>
    );
  const things = contents?.things ?? [];
  const isEmpty = contents !== undefined && things.length === 0;
  const sscc = contents?.row.sscc ?? '';
  return (
    <Screen
      title={sscc === '' ? t`Package` : `…${sscc.slice(-6)}`}
      note={place ? t`at ${shortName(place.name)}` : t`Where does it stand?`}
      back="/packages"
      primary={
        isEmpty ? (
          <BigButton onPress={() => pickingNow.set('place')}>{t`Say where it stands`}</BigButton>
        ) : (
          <BigButton
            icon={<IconArrowRight size={32} aria-hidden="true" />}
            onPress={() => pickingNow.set('place')}
          >
            {t`Move it whole`}
          </BigButton>
        )
      }
    >
      {isEmpty && (
        <Empty icon={<IconPackage size={56} aria-hidden="true" />} title={t`By the books it is empty`}>
          <p>{place ? t`Scan what goes in.` : t`Scan the place where it stands, then what goes in.`}</p>
        </Empty>
      )}
      <p>
        <CodeText large>{sscc}</CodeText>
      </p>
      <Segmented
        label={t`A scan of goods`}
        value={mode}
        choices={[
          { value: 'in', word: t`Puts in` },
          { value: 'out', word: t`Takes out` },
        ]}
        onChange={own.setMode}
      />
      {things.length > 0 && (
        <Rows label={t`What is in it`}>
          {things.map((thing) => (
            <ThingRow
              key={keyOf(thing)}
              // It is in this package: that needs no saying here.
              thing={{ ...thing, package: null }}
              action={
                <Button
                  icon={<IconHandGrab size={28} aria-hidden="true" />}
                  onPress={() => void own.take(thing)}
                >
                  {t`Take out`}
                  <span className="hidden-text"> {thing.lot?.name ?? thing.product.name}</span>
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      <div className={styles['actions']}>
        {place && (
          <Button
            icon={<IconTag size={28} aria-hidden="true" />}
            onPress={() => {
              own.setMode('in');
              pickingNow.set('goods');
            }}
          >
            {t`Goods without a label`}
          </Button>
        )}
        {things.length > 0 && (
          <Button icon={<IconBoxOff size={28} aria-hidden="true" />} onPress={() => pickingNow.set('unpack')}>
            {t`Open it: all lies loose`}
          </Button>
        )}
      </div>
      <RecentWork
        label={t`Done just now`}
        kinds={['pack', 'unpack', 'transfer']}
        about={sscc}
        fits={(act) =>
          (act.kind === 'pack' && act.payload.sscc === sscc) ||
          (act.kind === 'unpack' && act.payload.package === id) ||
          (act.kind === 'transfer' &&
            ('whole' in act.payload.goods
              ? act.payload.goods.whole === id
              : act.payload.goods.package === id))
        }
      />
      <GoodsSheet flow={flow} action={mode === 'in' ? t`Put in` : t`Take out`} />
      <Answering turns={flow.turns}>
        {picking === 'place' && (
          <PlaceSheet
            title={isEmpty ? t`Where does it stand?` : t`Where does it go?`}
            note={<bdi dir="ltr">{sscc}</bdi>}
            onPlace={(location) => void flow.turns.press(pickingNow, () => own.moveTo(location))}
            onClose={() => pickingNow.set(null)}
          />
        )}
        {picking === 'goods' && place && (
          <ThingSheet
            place={place.id}
            placeName={place.name}
            outside={id as PackageId}
            onThing={(thing) => {
              pickingNow.set(null);
              void flow.begin(pickedDraft(thing));
            }}
            onClose={() => pickingNow.set(null)}
          />
        )}
        {picking === 'unpack' && (
          <Sheet
            title={t`Open this package?`}
            note={<bdi dir="ltr">{sscc}</bdi>}
            onClose={() => pickingNow.set(null)}
            primary={
              <BigButton onPress={() => void flow.turns.press(pickingNow, own.unpack)}>
                {t`Open it`}
              </BigButton>
            }
          >
            <p>
              <Plural
                value={things.length}
                one="# thing will lie loose where it stands."
                other="# things will lie loose where it stands."
              />
            </p>
          </Sheet>
        )}
      </Answering>
    </Screen>
  );
}
