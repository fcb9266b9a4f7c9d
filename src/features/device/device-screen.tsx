import { IconBarcode, IconDatabase, IconUserCog } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useFormat, useLive } from '../floor.tsx';
import { RescueFile } from './rescue-file.tsx';
import { LookSettings } from '../look-settings.tsx';
import { useProfile } from '../use-profile.ts';
import { workerOf } from '../worker.ts';
import { RecoveryNotice } from '../recovery-notice.tsx';
import { Facts } from '../facts.tsx';

/** Is this device all right, and whose is it? */
export function DeviceScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const { machine, status } = floor;
  const [profile, change] = useProfile();
  const { enrolment, sitting, link, lastContact, version, storage } = useLive(status);
  const worker = workerOf({ enrolment, sitting });
  const asked = useAsked(
    async () => ({
      person: enrolment && (await floor.world.get('person', enrolment.person))?.name,
      site: enrolment && (await floor.world.get('site', enrolment.site))?.name,
    }),
    [enrolment?.person, enrolment?.site],
  );
  const names = asked.state === 'here' ? asked.value : null;
  return (
    <Screen title={t`This device`} note={enrolment ? enrolment.short : t`Not enrolled`} back="/">
      <RecoveryNotice />
      {worker === null ? (
        <LookSettings profile={profile} onChange={change} />
      ) : (
        <Button icon={<IconUserCog size={28} aria-hidden="true" />} onPress={() => void navigate('/profile')}>
          {t`Language, sizes, sound: your profile`}
        </Button>
      )}
      <Button icon={<IconBarcode size={28} aria-hidden="true" />} onPress={() => void navigate('/scanner')}>
        {t`Scanner`}
      </Button>
      <Facts
        title={t`Belongs to`}
        facts={[
          [t`Site`, names?.site ?? t`unknown`],
          [t`Person`, names?.person ?? t`unknown`],
          [t`Device`, enrolment ? `${enrolment.short} · ${enrolment.device}` : t`not enrolled`],
        ]}
      />
      <Facts
        title={t`Connection`}
        facts={[
          [t`Now`, { online: t`Online`, offline: t`Offline`, unknown: t`Connecting` }[link]],
          [t`Last contact`, lastContact === null ? t`never` : format.moment(lastContact)],
          [t`Plan as of version`, version === null ? t`not here yet` : String(version)],
        ]}
      />
      <Facts
        title={t`Storage`}
        facts={[
          [
            t`Homes of the queue`,
            storage.homes === 2
              ? t`Two: database and journal`
              : t`One only: this browser has no second place`,
          ],
          [
            t`Protected from clean-up`,
            storage.persisted === null
              ? t`unknown`
              : storage.persisted
                ? t`Yes`
                : t`No: the browser may clear it when room is short`,
          ],
          [t`App version`, machine.version],
        ]}
      >
        {storage.persisted === false && (
          <Button icon={<IconDatabase size={28} aria-hidden="true" />} onPress={() => void machine.persist()}>
            {t`Ask the browser to protect it`}
          </Button>
        )}
      </Facts>
      {enrolment && <RescueFile />}
      <Button onPress={() => void navigate('/enrol')}>{t`Enrol this device again`}</Button>
    </Screen>
  );
}
