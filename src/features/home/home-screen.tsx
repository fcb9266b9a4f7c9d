import {
  IconAlertTriangle,
  IconBarcode,
  IconDeviceMobile,
  IconListCheck,
  IconPackageImport,
  IconQrcode,
} from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Notice } from '../../ui/notice.tsx';
import { BigButton } from '../../ui/big-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tile } from '../../ui/tile.tsx';
import { useAsked, useFloor, useLive } from '../floor.tsx';
import { LowNumbersNotice } from '../low-numbers-notice.tsx';
import { RecoveryNotice } from '../recovery-notice.tsx';
import styles from './home-screen.module.css';

/** What shall I do? The jobs, with what is open in each; or scan anything. */
export function HomeScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const { counts, enrolment, version } = useLive(floor.status);
  const asked = useAsked(async () => {
    const person = enrolment && (await floor.world.get('person', enrolment.person));
    const site = enrolment && (await floor.world.get('site', enrolment.site));
    const open = await floor.world.scan('order', 'list:receipt:open:', most + 1);
    return { person: person?.name, site: site?.name, receipts: open.length };
  }, [enrolment?.person, enrolment?.site]);
  const here = asked.state === 'here' ? asked.value : undefined;
  if (!enrolment)
    return (
      <Screen
        title={t`Lotline`}
        strip={false}
        primary={<BigButton onPress={() => void navigate('/enrol')}>{t`Enrol this device`}</BigButton>}
      >
        <Notice
          tone="plain"
          icon={<IconDeviceMobile size={32} aria-hidden="true" />}
          title={t`This device does not belong to a plant yet.`}
        >
          <p>{t`Ask a supervisor for a one-time code, then enrol it. It takes a minute.`}</p>
        </Notice>
      </Screen>
    );
  const open = here?.receipts ?? 0;
  const people = counts.needsPerson + counts.asked;
  return (
    <Screen title={here?.site ?? t`Lotline`} note={here?.person ?? t`What shall we do?`}>
      <RecoveryNotice />
      <LowNumbersNotice />
      {version === null && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={t`The plan is on its way to this device.`}
        >
          <p>{t`You can scan already; names and orders appear as they arrive.`}</p>
        </Notice>
      )}
      <div className={styles['tiles']}>
        <Tile
          title={t`Receive`}
          icon={<IconPackageImport size={48} aria-hidden="true" />}
          note={
            open > most ? (
              t`more than ${most} expected`
            ) : (
              <Plural
                value={open}
                _0="nothing expected"
                one="# receipt expected"
                other="# receipts expected"
              />
            )
          }
          onPress={() => void navigate('/receive')}
        />
        <Tile
          title={t`Queue`}
          icon={<IconListCheck size={48} aria-hidden="true" />}
          note={
            people > 0 ? (
              <Plural value={people} one="# entry needs you" other="# entries need you" />
            ) : (
              <Plural
                value={counts.waiting}
                _0="everything is sent"
                one="# entry waits to be sent"
                other="# entries wait to be sent"
              />
            )
          }
          onPress={() => void navigate('/queue')}
        />
      </div>
      <div className={styles['tools']}>
        <Tile
          small
          title={t`What is this code?`}
          icon={<IconQrcode size={36} aria-hidden="true" />}
          onPress={() => void navigate('/code')}
        />
        <Tile
          small
          title={t`This device`}
          icon={<IconDeviceMobile size={36} aria-hidden="true" />}
          onPress={() => void navigate('/device')}
        />
        <Tile
          small
          title={t`Demo barcodes`}
          icon={<IconBarcode size={36} aria-hidden="true" />}
          onPress={() => void navigate('/demo')}
        />
      </div>
    </Screen>
  );
}

/** Beyond this many the exact number helps nobody. */
const most = 99;
