import { IconAlertOctagon, IconBuildingWarehouse, IconMapPin, IconPlayerPause } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { LocationId } from '#domain/base/ids.ts';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Busy, Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import { useReasons } from '../reasons.ts';
import type { LotRecord } from './load-lot.ts';
import { useOneAnswer } from '../goods/use-one-answer.ts';
import type { useChange } from '../goods/use-change.tsx';

interface Props {
  readonly record: LotRecord;
  readonly keep: ReturnType<typeof useChange>['record'];
  readonly onClose: () => void;
}

/** [QLT-1, X17] All of it or what is at one place; then why, one tap each. */
export function HoldSheet({ record: { lot, places, product }, keep, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const reasons = useReasons('hold');
  const several = new Map(places.map((each) => [each.location.id, each]));
  const [location, setLocation] = useState<LocationId | null | undefined>(
    several.size > 1 ? undefined : null,
  );
  const { isBusy, answer } = useOneAnswer();
  const hold = (why: 'quality' | 'recall', reason: string | null): Promise<void> =>
    answer(async () => {
      const recorded = await keep(
        { kind: 'hold', payload: { lot: { id: lot.id, name: lot.name }, location: location ?? null, why } },
        t`${lot.name} is on hold`,
        { reason },
      );
      if (recorded) onClose();
    });
  if (location === undefined)
    return (
      <Sheet title={t`Hold which of it?`} note={lot.name} onClose={onClose}>
        <Choices>
          <Choice
            icon={<IconBuildingWarehouse size={36} aria-hidden="true" />}
            title={t`All of it`}
            note={t`Wherever it is, and what still comes`}
            onPress={() => setLocation(null)}
          />
          {[...several.values()].map(({ location: place, quantity }) => (
            <Choice
              key={place.id}
              icon={<IconMapPin size={36} aria-hidden="true" />}
              title={place.name}
              note={format.amount(quantity, product?.unit ?? '')}
              onPress={() => setLocation(place.id)}
            />
          ))}
        </Choices>
      </Sheet>
    );
  return (
    <Busy when={isBusy}>
      <Sheet title={t`Why is it held?`} note={lot.name} onClose={onClose}>
        <Choices>
          {reasons.map((reason) => (
            <Choice
              key={reason}
              icon={<IconPlayerPause size={36} aria-hidden="true" />}
              title={reason}
              onPress={() => void hold('quality', reason)}
            />
          ))}
          <Choice
            icon={<IconAlertOctagon size={36} aria-hidden="true" />}
            title={t`It is recalled`}
            onPress={() => void hold('recall', null)}
          />
        </Choices>
      </Sheet>
    </Busy>
  );
}
