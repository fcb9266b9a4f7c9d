import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DeviceStatus } from '../data/contract.ts';
import { ageWords } from '../features/age.ts';
import { useFloor, useLive } from '../features/floor.tsx';
import { cx } from '../ui/cx.ts';
import type { Tone } from '../ui/tone.ts';
import tones from '../ui/tone.module.css';
import styles from './header-chip.module.css';

/** On every screen: is there a connection, how much waits, since when. Leads to the queue. */
export function HeaderChip() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const status = useLive(floor.status);
  const now = useMinuteClock(floor.now);
  const { waiting, needsPerson, withSupervisor, asked, oldestWaiting } = status.counts;
  const people = needsPerson + asked;
  const look = lookOf(status, people);
  const words = {
    none: t`Not enrolled`,
    online: t`Online`,
    offline: t`Offline`,
    unknown: t`Connecting`,
    stopped: t`Not taken`,
  }[look.word];
  return (
    <button
      type="button"
      className={cx(styles['chip'], tones[look.tone])}
      onClick={() => void navigate('/queue')}
    >
      <look.icon size={24} aria-hidden="true" />
      <span className={styles['words']}>
        <span className={styles['link']}>{words}</span>
        <span className={styles['count']}>
          {look.word === 'none' ? null : people > 0 ? (
            <Plural value={people} one="# needs you" other="# need you" />
          ) : waiting > 0 ? (
            <>
              <Plural value={waiting} one="# waits" other="# wait" />
              {oldestWaiting !== null && (
                <span className={styles['age']}>{t(ageWords(now - oldestWaiting))}</span>
              )}
            </>
          ) : withSupervisor > 0 ? (
            <Plural value={withSupervisor} one="# with a supervisor" other="# with a supervisor" />
          ) : (
            t`all sent`
          )}
        </span>
      </span>
      <span className="hidden-text">{t`Open the queue`}</span>
    </button>
  );
}

function lookOf({ enrolment, link, trouble, counts }: DeviceStatus, people: number) {
  if (!enrolment && trouble !== 'key-lost')
    return { tone: 'plain', word: 'none', icon: IconCloudOff } as const;
  const stopped =
    trouble === 'signed-out' ||
    trouble === 'sign-in' ||
    trouble === 'wipe' ||
    trouble === 'revoked' ||
    trouble === 'key-lost' ||
    trouble === 'too-old';
  const tone: Tone =
    stopped || people > 0 ? 'error' : link === 'offline' || counts.waiting > 0 ? 'wait' : 'plain';
  if (stopped) return { tone, word: 'stopped', icon: IconAlertTriangle } as const;
  if (link === 'offline') return { tone, word: 'offline', icon: IconCloudOff } as const;
  if (link === 'unknown') return { tone, word: 'unknown', icon: IconCloudUp } as const;
  return { tone, word: 'online', icon: counts.waiting > 0 ? IconCloudUp : IconCloudCheck } as const;
}

/** Ages are shown in minutes: looking twice a minute is enough. */
function useMinuteClock(now: () => number): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 30_000);
    return () => clearInterval(timer);
  }, [now]);
  return at;
}
