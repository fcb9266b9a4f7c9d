import { IconAlertTriangle, IconLock, IconPlayerPause } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { NotProposed } from '#domain/stock/take-plan.ts';
import { Chip } from '../../ui/chip.tsx';

/** Why goods that lie there are not proposed. */
export function NotProposedChip({ why }: { why: Exclude<NotProposed, null> }) {
  const { t } = useLingui();
  const looks = {
    held: { word: t`On hold`, icon: <IconPlayerPause size={20} aria-hidden="true" /> },
    'past-removal': {
      word: t`Past its removal date`,
      icon: <IconAlertTriangle size={20} aria-hidden="true" />,
    },
    promised: { word: t`Kept for another order`, icon: <IconLock size={20} aria-hidden="true" /> },
  };
  return (
    <Chip tone="wait" icon={looks[why].icon}>
      {looks[why].word}
    </Chip>
  );
}
