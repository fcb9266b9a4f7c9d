import { IconHash } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Notice } from '../ui/notice.tsx';
import { useAsked, useFloor, useLive } from './floor.tsx';

/** [NUM-5, X02] The leased numbers run low: said before they are dry, never after. */
export function LowNumbersNotice() {
  const { t } = useLingui();
  const floor = useFloor();
  const { lowNumbers } = useLive(floor.status);
  const asked = useAsked(
    () =>
      Promise.all(
        lowNumbers.map(async (id) => {
          const [sequence, left] = await Promise.all([
            floor.world.get('sequence', id),
            floor.numbers.left(id),
          ]);
          return { id, left, name: sequence?.name ?? id };
        }),
      ),
    lowNumbers,
  );
  if (asked.state === 'loading' || asked.value.length === 0) return null;
  return (
    <Notice
      tone="wait"
      icon={<IconHash size={28} aria-hidden="true" />}
      title={t`Numbers run low on this device.`}
    >
      {asked.value.map(({ id, name, left }) => (
        <p key={id}>{t`${name}: ${left} left`}</p>
      ))}
      <p>{t`Connect to the network soon; new ones come by themselves.`}</p>
    </Notice>
  );
}
