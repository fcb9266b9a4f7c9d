import { IconCalendarExclamation } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { PersonId } from '#domain/base/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useAsked, useFloor } from '../floor.tsx';

/** [EXP-6, T40] The responsible person is told of a lot that reached its alert date: once, on whichever device comes first. */
export function UntoldNotice({ person }: { readonly person: PersonId }) {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const asked = useAsked(async () => {
    // What lots are and where they stand is not part of the first screen.
    const { untoldAlerts } = await import('../expiry-count.ts');
    return (await untoldAlerts(floor, person)).length;
  }, [person]);
  const count = asked.state === 'here' ? asked.value : 0;
  if (count === 0) return null;
  return (
    <Notice
      tone="wait"
      icon={<IconCalendarExclamation size={28} aria-hidden="true" />}
      title={
        <Plural
          value={count}
          one="# lot of yours has come to its alert date"
          other="# lots of yours have come to their alert date"
        />
      }
    >
      <Button onPress={() => void navigate('/expiry')}>{t`Look at them`}</Button>
    </Notice>
  );
}
