import { IconArrowRight, IconMapPin, IconPackage, IconTag } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { LocationId } from '#domain/base/ids.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { says } from '../goods/thing-sheet.tsx';
import { shortName } from '../goods/places.ts';
import { ThingRow } from '../goods/thing-row.tsx';
import { keyOf } from '../goods/at-hand.ts';
import { loadPlace } from './load-place.ts';
import styles from './place-screen.module.css';

const shown = 300;

/** What stands at this place, by product and number; what is expired or held stands out. */
export function PlaceScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const { place = '' } = useParams();
  const [typed, setTyped] = useState('');
  const asked = useAsked(() => loadPlace(floor, place as LocationId), [place]);
  const here = asked.state === 'here' ? asked.value : undefined;
  if (here === null)
    return (
      <Screen title={t`Place`} back="/places">
        <Empty
          icon={<IconMapPin size={56} aria-hidden="true" />}
          title={t`This place is not on this device`}
        />
      </Screen>
    );
  const things = (here?.things ?? []).filter((thing) => says(thing, typed));
  const isOpen = here?.location.usage === 'internal';
  return (
    <Screen
      title={here ? shortName(here.location.name) : t`Place`}
      note={
        here && <Plural value={here.things.length} _0="Nothing stands here" one="# thing" other="# things" />
      }
      back="/places"
      secondary={
        isOpen && here.things.length > 0 ? (
          <Button
            kind="strong"
            icon={<IconArrowRight size={28} aria-hidden="true" />}
            onPress={() => void navigate(`/move/here?from=${place}`)}
          >
            {t`Move goods from here`}
          </Button>
        ) : undefined
      }
      primary={
        isOpen ? (
          <BigButton onPress={() => void navigate(`/count/place/${place}`)}>{t`Count this place`}</BigButton>
        ) : undefined
      }
    >
      {here && here.below.length > 0 && (
        <Rows label={t`Places in it`}>
          {here.below.map(({ id, name }) => (
            <Row
              key={id}
              lead={<IconMapPin size={32} aria-hidden="true" />}
              title={name}
              onPress={() => void navigate(`/places/${id}`)}
            />
          ))}
        </Rows>
      )}
      {here && here.packages.length > 0 && (
        <Rows label={t`Packages here`}>
          {here.packages.map(({ row, things: count }) => (
            <Row
              key={row.id}
              lead={<IconPackage size={32} aria-hidden="true" />}
              title={<CodeText>{row.sscc}</CodeText>}
              note={<Plural value={count} one="# thing in it" other="# things in it" />}
              onPress={() => void navigate(`/packages/${row.id}`)}
            />
          ))}
        </Rows>
      )}
      {here && here.things.length > 12 && (
        <SearchField label={t`Search here`} value={typed} onChange={setTyped} />
      )}
      {here && here.things.length === 0 && here.below.length === 0 && (
        <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`By the books nothing stands here`}>
          <p>{t`Count the place if you see something here.`}</p>
        </Empty>
      )}
      {things.length > 0 && (
        <Rows label={t`Goods here`}>
          {things.slice(0, shown).map((thing) => (
            <ThingRow
              key={keyOf(thing)}
              thing={thing}
              onPress={() =>
                void navigate(thing.lot ? `/lots/${thing.lot.id}` : `/count/product/${thing.product.id}`)
              }
            />
          ))}
        </Rows>
      )}
      {things.length > shown && (
        <p className={styles['more']}>
          <Plural
            value={things.length - shown}
            one="# more: search to see it."
            other="# more: search to see them."
          />
        </p>
      )}
    </Screen>
  );
}
