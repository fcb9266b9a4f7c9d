import { IconMap } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Empty } from '../ui/empty.tsx';
import { Screen } from '../ui/screen.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useLingui();
  return (
    <Screen title={t`No such page`} back="/">
      <Empty icon={<IconMap size={56} aria-hidden="true" />} title={t`This address leads nowhere`}>
        <p>{t`Go back, or scan anything.`}</p>
      </Empty>
    </Screen>
  );
}
