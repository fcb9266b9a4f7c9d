import { IconLifebuoy } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useFloor, useLive } from './floor.tsx';

/** What the last start found, until somebody has read it. Loss is never silent. */
export function RecoveryNotice() {
  const { t } = useLingui();
  const floor = useFloor();
  const { storage } = useLive(floor.status);
  const { recovery } = storage;
  if (!recovery) return null;
  const read = <Button onPress={() => void floor.recoveryRead()}>{t`I have read this`}</Button>;
  const icon = <IconLifebuoy size={32} aria-hidden="true" />;
  switch (recovery.kind) {
    case 'database-lost':
      return (
        <Notice tone="wait" urgent icon={icon} title={t`This browser lost its database.`}>
          <p>
            <Plural
              value={recovery.restored}
              _0="Nothing was waiting in it."
              one="# entry came back from the journal, and nothing that had its beep is missing."
              other="# entries came back from the journal, and nothing that had its beep is missing."
            />
          </p>
          {read}
        </Notice>
      );
    case 'healed':
      return (
        <Notice tone="plain" icon={icon} title={t`The last session ended abruptly.`}>
          <p>
            <Plural
              value={recovery.restored}
              one="# entry was found in one place only and is now in both again."
              other="# entries were found in one place only and are now in both again."
            />
          </p>
          {read}
        </Notice>
      );
    case 'emptied':
      return (
        <Notice tone="plain" icon={icon} title={t`This device was emptied by order of the plant.`}>
          <p>{t`What it had recorded was handed over first. A supervisor can enrol it again.`}</p>
          {read}
        </Notice>
      );
    case 'all-lost':
      return (
        <Notice
          tone="error"
          urgent
          icon={icon}
          title={t`This browser lost everything that was on this device.`}
        >
          <p>{t`What the server has accepted is safe there. Tell a supervisor, and look on paper for work that was not sent.`}</p>
          {read}
        </Notice>
      );
  }
}
