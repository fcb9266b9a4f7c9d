import { IconCloudOff, IconLock } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/notice.tsx';
import { useFloor, useLive } from '../floor.tsx';
import { useRights } from '../rights.ts';

/** Lists lie on the server: said at once, before somebody has chosen a file for nothing. */
export function OfflineNotice() {
  const { t } = useLingui();
  const { link } = useLive(useFloor().status);
  if (link !== 'offline') return null;
  return (
    <Notice
      tone="wait"
      icon={<IconCloudOff size={28} aria-hidden="true" />}
      title={t`This needs the server, and it does not answer.`}
    >
      <p>{t`Lists are read and written by the server. Go where there is a connection, then try again.`}</p>
    </Notice>
  );
}

/** Why this person cannot; null when they can. The server looks again. */
export function useNotAllowed(right: 'administrator' | 'office') {
  const { t } = useLingui();
  const { isAdministrator, isOffice, person, name } = useRights();
  if (person === null || name === null) return null;
  if (right === 'administrator' ? isAdministrator : isOffice) return null;
  return (
    <Notice
      tone="wait"
      icon={<IconLock size={28} aria-hidden="true" />}
      title={
        right === 'administrator'
          ? t`Only administrators bring lists in.`
          : t`Only supervisors and administrators take lists out.`
      }
    >
      <p>{t`Ask one of them, or let them sign in on this device.`}</p>
    </Notice>
  );
}
