import { IconArrowsExchange, IconKey, IconLock, IconLogout } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFloor, useFormat, useLive } from '../floor.tsx';
import { LookSettings } from '../look-settings.tsx';
import { useRights } from '../rights.ts';
import { roleWords } from '../role-words.ts';
import { useProfile } from '../use-profile.ts';
import { ChangePinSheet } from './change-pin-sheet.tsx';
import styles from './people.module.css';

/** Who am I here, and how shall the app look, sound and speak to me? It follows to every device. */
export function ProfileScreen() {
  const { t } = useLingui();
  const { people, status } = useFloor();
  const format = useFormat();
  const { sitting } = useLive(status);
  const { person, name, roles } = useRights();
  const [profile, change] = useProfile();
  const [over, setOver] = useState<'none' | 'log-out' | 'pin'>('none');
  if (person === null)
    return (
      <Screen title={t`Profile`} back="/">
        <Empty icon={<IconKey size={56} aria-hidden="true" />} title={t`Nobody is signed in here.`} />
      </Screen>
    );
  return (
    <Screen
      title={name ?? format.person(person)}
      note={roles.map((role) => t(roleWords[role])).join(', ')}
      back="/"
    >
      <div className={styles['tools']}>
        <Button
          icon={<IconArrowsExchange size={28} aria-hidden="true" />}
          onPress={() => void people.askSignIn()}
        >
          {t`Hand over`}
        </Button>
        {sitting && (
          <>
            <Button icon={<IconLock size={28} aria-hidden="true" />} onPress={() => void people.lock()}>
              {t`Lock`}
            </Button>
            <Button icon={<IconLogout size={28} aria-hidden="true" />} onPress={() => setOver('log-out')}>
              {t`Log out`}
            </Button>
          </>
        )}
        <Button icon={<IconKey size={28} aria-hidden="true" />} onPress={() => setOver('pin')}>
          {t`Change PIN`}
        </Button>
      </div>
      {sitting && (
        <p
          className={styles['quiet']}
        >{t`Signed in until ${format.time(sitting.until)}, then the PIN again.`}</p>
      )}
      <LookSettings profile={profile} onChange={change} />
      <p className={styles['quiet']}>{t`It follows you to every device that you sign in on.`}</p>
      {over === 'log-out' && <LogOutSheet onClose={() => setOver('none')} />}
      {over === 'pin' && <ChangePinSheet onClose={() => setOver('none')} />}
    </Screen>
  );
}

/** What waits is named before somebody goes; it stays theirs and is sent without them. */
function LogOutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { people, status } = useFloor();
  const navigate = useNavigate();
  const { counts } = useLive(status);
  const logOut = async (): Promise<void> => {
    await people.signOut();
    onClose();
    void navigate('/');
  };
  const open = counts.needsPerson + counts.asked;
  return (
    <Sheet
      title={t`Log out?`}
      onClose={onClose}
      primary={<BigButton onPress={() => void logOut()}>{t`Log out`}</BigButton>}
    >
      {counts.waiting > 0 ? (
        <p>
          <Plural
            value={counts.waiting}
            one="# entry waits to be sent. It stays on this device under the name of whoever made it, and is sent by itself."
            other="# entries wait to be sent. They stay on this device under the name of whoever made them, and are sent by themselves."
          />
        </p>
      ) : (
        <p>{t`Everything that was recorded here is sent.`}</p>
      )}
      {open > 0 && (
        <p>
          <Plural
            value={open}
            one="# entry needs a person. Tell a supervisor before you go."
            other="# entries need a person. Tell a supervisor before you go."
          />
        </p>
      )}
    </Sheet>
  );
}
