import { IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Location } from '#domain/catalogue/place.ts';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { placesOfOurs } from './places.ts';

interface Props {
  readonly title: string;
  readonly note?: ReactNode;
  readonly onPlace: (location: Location) => void;
  readonly onClose: () => void;
}

/** Which place? For when its label is gone: scanning it closes the question just as well. */
export function PlaceSheet({ title, note, onPlace, onClose }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const [typed, setTyped] = useState('');
  const asked = useAsked(() => placesOfOurs(world, typed), [typed]);
  const places = asked.state === 'here' ? asked.value : null;
  return (
    <Sheet title={title} note={note} onClose={onClose}>
      <SearchField label={t`Search places`} value={typed} onChange={setTyped} />
      {places?.length === 0 ? (
        <Empty icon={<IconMapPin size={48} aria-hidden="true" />} title={t`No place has this name`} />
      ) : (
        <Rows label={t`Places`}>
          {(places ?? []).map((location) => (
            <Row
              key={location.id}
              lead={<IconMapPin size={32} aria-hidden="true" />}
              title={location.name}
              onPress={() => onPlace(location)}
            />
          ))}
        </Rows>
      )}
    </Sheet>
  );
}
