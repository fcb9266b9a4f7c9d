import { IconUser } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useLocation, useNavigate } from 'react-router';
import { useFloor, useLive } from '../features/floor.tsx';
import { useRights } from '../features/rights.ts';
import { workerOf } from '../features/worker.ts';
import styles from './worker-chip.module.css';

/** On every screen: who works here. Leads to what is theirs: profile, lock, log-out. */
export function WorkerChip() {
  const { t } = useLingui();
  const { status } = useFloor();
  const { name: printed } = useRights();
  const navigate = useNavigate();
  const { sitting, enrolment } = useLive(status);
  const worker = workerOf({ sitting, enrolment });
  const { pathname } = useLocation();
  // There the title says it.
  if (worker === null || pathname === '/profile') return null;
  const name = sitting?.name ?? printed ?? '';
  return (
    <button type="button" className={styles['chip']} onClick={() => void navigate('/profile')}>
      <span className={styles['initials']} aria-hidden="true">
        {name === '' ? <IconUser size={28} /> : initialsOf(name)}
      </span>
      <span className={styles['name']}>{name}</span>
      <span className="hidden-text">{t`works here. Profile, lock, log out`}</span>
    </button>
  );
}

/** "Carla Sanz" is CS, "Ben" is Be. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return last === '' ? first.slice(0, 2) : first.slice(0, 1) + last.slice(0, 1);
}
