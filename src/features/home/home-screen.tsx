import { IconAlertTriangle, IconDeviceMobile, IconListCheck } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { Suspense, lazy } from 'react';
import { useNavigate } from 'react-router';
import { type Right, mayDo } from '#domain/catalogue/rights.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tile } from '../../ui/tile.tsx';
import { useAsked, useFloor, useLive } from '../floor.tsx';
import { LowNumbersNotice } from '../low-numbers-notice.tsx';
import { RecoveryNotice } from '../recovery-notice.tsx';
import { workerOf } from '../worker.ts';
import styles from './home-screen.module.css';
import { jobs, tools } from './jobs.tsx';

/** What few days need is no part of the first screen. */
const UnansweredNotice = lazy(async () => ({
  default: (await import('./unanswered-notice.tsx')).UnansweredNotice,
}));
const UntoldNotice = lazy(async () => ({ default: (await import('./untold-notice.tsx')).UntoldNotice }));

/** What shall I do? The jobs of this person, with what is open in each; or scan anything. */
export function HomeScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const status = useLive(floor.status);
  const { counts, enrolment, version } = status;
  const worker = workerOf(status);
  const asked = useAsked(async () => {
    const person = worker === null ? undefined : await floor.world.get('person', worker);
    const site = enrolment && (await floor.world.get('site', enrolment.site));
    const may = ({ rights }: { readonly rights?: readonly Right[] }): boolean =>
      !rights || !person || rights.some((right) => mayDo(person, right));
    const [mine, there] = await Promise.all([
      Promise.all(jobs.filter(may).map(async (job) => ({ job, note: await job.note?.(floor) }))),
      Promise.all(
        tools.filter(may).map(async (tool) => ((await tool.isThere?.(floor)) === false ? [] : [tool])),
      ),
    ]);
    return { person: person?.name, site: site?.name, jobs: mine, tools: there.flat() };
  }, [worker, enrolment?.site]);
  const here = asked.state === 'here' ? asked.value : undefined;
  if (!enrolment)
    return (
      <Screen
        title={t`Lotline`}
        strip={false}
        primary={<BigButton onPress={() => void navigate('/enrol')}>{t`Enrol this device`}</BigButton>}
      >
        <RecoveryNotice />
        <Notice
          tone="plain"
          icon={<IconDeviceMobile size={32} aria-hidden="true" />}
          title={t`This device does not belong to a plant yet.`}
        >
          <p>{t`Ask a supervisor for a one-time code, then enrol it. It takes a minute.`}</p>
        </Notice>
      </Screen>
    );
  const people = counts.needsPerson + counts.asked;
  return (
    <Screen
      title={here?.site ?? t`Lotline`}
      note={here?.person === undefined ? t`What shall we do?` : t`${here.person}, what shall we do?`}
    >
      <RecoveryNotice />
      <Suspense fallback={null}>
        <UnansweredNotice />
        {worker !== null && <UntoldNotice person={worker} />}
      </Suspense>
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
        {here?.jobs.map(({ job: { to, title, icon: Icon }, note }) => (
          <Tile
            key={to}
            title={t(title)}
            icon={<Icon size={40} aria-hidden="true" />}
            note={note && t(note)}
            onPress={() => void navigate(to)}
          />
        ))}
        <Tile
          title={t`Queue`}
          icon={<IconListCheck size={40} aria-hidden="true" />}
          note={
            people > 0 ? (
              <Plural value={people} one="# entry needs you" other="# entries need you" />
            ) : counts.waiting === 0 && counts.withSupervisor > 0 ? (
              <Plural
                value={counts.withSupervisor}
                one="# entry waits for a supervisor"
                other="# entries wait for a supervisor"
              />
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
        {here?.tools.map(({ to, title, icon: Icon }) => (
          <Tile
            key={to}
            small
            title={t(title)}
            icon={<Icon size={32} aria-hidden="true" />}
            onPress={() => void navigate(to)}
          />
        ))}
      </div>
    </Screen>
  );
}
