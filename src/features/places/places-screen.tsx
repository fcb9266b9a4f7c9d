import { IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { placesOfOurs } from '../goods/places.ts';
import { scannedOf } from '../goods/scanned.ts';
import { useScans } from '../use-scans.ts';

/** Which place? A scan finds it. */
export function PlacesScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const asked = useAsked(() => placesOfOurs(floor.world, typed), [typed]);
  const places = asked.state === 'here' ? asked.value : null;
  useScans(async (scan) => {
    const scanned = await scannedOf(floor, scan, { products: [] });
    if (scanned.kind !== 'place') return false;
    floor.desk.tell({ tone: 'plain', word: t`Place`, text: scanned.location.name, operation: null }, 'ok');
    void navigate(`/places/${scanned.location.id}`);
    return true;
  });
  return (
    <Screen title={t`Places`} note={t`Which place?`} back="/">
      <SearchField label={t`Search places`} value={typed} onChange={setTyped} />
      {places?.length === 0 && (
        <Empty icon={<IconMapPin size={56} aria-hidden="true" />} title={t`No place has this name`} />
      )}
      <Rows label={t`Places`}>
        {(places ?? []).map(({ id, name, barcode }) => (
          <Row
            key={id}
            lead={<IconMapPin size={32} aria-hidden="true" />}
            title={name}
            note={barcode ?? undefined}
            onPress={() => void navigate(`/places/${id}`)}
          />
        ))}
      </Rows>
    </Screen>
  );
}
