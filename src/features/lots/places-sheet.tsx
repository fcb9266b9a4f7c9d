import { IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import type { LotRecord } from './load-lot.ts';

/** [T32, A12] Where the stock is now; one tap leads to the place. */
export function PlacesSheet({ record, onClose }: { record: LotRecord; onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const { places, product, lot } = record;
  return (
    <Sheet title={t`Where it is now`} note={lot.name} onClose={onClose}>
      {places.length === 0 ? (
        <Empty icon={<IconMapPin size={56} aria-hidden="true" />} title={t`None of it is in the house`}>
          <p>{t`Traceability says where it went.`}</p>
        </Empty>
      ) : (
        <Choices>
          {places.map(({ location, quantity, arrived, package: inside }) => (
            <Choice
              key={`${location.id} ${inside ?? ''}`}
              icon={<IconMapPin size={36} aria-hidden="true" />}
              title={location.name}
              note={`${format.amount(quantity, product?.unit ?? '')} · ${t`here since ${format.moment(arrived)}`}`}
              onPress={() => void navigate(`/places/${location.id}`)}
            />
          ))}
        </Choices>
      )}
    </Sheet>
  );
}
