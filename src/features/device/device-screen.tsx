import { IconBarcode, IconDatabase, IconPlayerPlay } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor, useFormat, useLive } from '../floor.tsx';
import { RecoveryNotice } from '../recovery-notice.tsx';
import { Facts } from './facts.tsx';
import styles from './device-screen.module.css';

/** Is this device all right, and how shall it look, sound and speak? */
export function DeviceScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const { preferences, machine, status } = floor;
  const theme = useLive(preferences.theme);
  const language = useLive(preferences.language);
  const volume = useLive(preferences.volume);
  const { enrolment, link, lastContact, version, storage } = useLive(status);
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
      <Segmented
        label={t`Look`}
        value={theme}
        onChange={preferences.setTheme}
        choices={[
          { value: 'system', word: t`As the system` },
          { value: 'day', word: t`Day` },
          { value: 'night', word: t`Night` },
          { value: 'contrast', word: t`High contrast` },
        ]}
      />
      <Segmented
        label={t`Language`}
        value={language}
        onChange={(next) => void preferences.setLanguage(next)}
        choices={[
          // Each in its own words, so that everybody finds theirs.
          { value: 'en', word: 'English' },
          { value: 'de', word: 'Deutsch' },
        ]}
      />
      <div className={styles['sound']}>
        <Segmented
          label={t`Sound`}
          value={loudnessOf(volume)}
          onChange={(next) => preferences.setVolume(Number(next))}
          choices={[
            { value: '0', word: t`Off` },
            { value: '0.3', word: t`Quiet` },
            { value: '0.6', word: t`Normal` },
            { value: '1', word: t`Loud` },
          ]}
        />
        <Button
          icon={<IconPlayerPlay size={28} aria-hidden="true" />}
          onPress={() =>
            floor.desk.tell(
              {
                tone: 'ok',
                word: t`Sound test`,
                text: soundWords(preferences.soundState()),
                operation: null,
              },
              'line-done',
            )
          }
        >
          {t`Try it`}
        </Button>
      </div>
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
      <Button onPress={() => void navigate('/enrol')}>{t`Enrol this device again`}</Button>
    </Screen>
  );

  function soundWords(state: 'ready' | 'blocked' | 'none'): string {
    return {
      ready: t`You should hear two tones.`,
      blocked: t`Sound wakes at the next tap.`,
      none: t`This browser has no sound.`,
    }[state];
  }
}

const loudnessOf = (volume: number): '0' | '0.3' | '0.6' | '1' =>
  volume <= 0 ? '0' : volume < 0.5 ? '0.3' : volume < 0.9 ? '0.6' : '1';
