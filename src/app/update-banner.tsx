import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLive } from '../features/floor.tsx';
import { Button } from '../ui/button.tsx';
import styles from './shell.module.css';
import type { Update } from './update.ts';

/** "New version ready": offered, never forced, and not while somebody is in the middle of something. */
export function UpdateBanner({ update, isFormOpen }: { update: Update; isFormOpen: boolean }) {
  const { t } = useLingui();
  const isReady = useLive(update.ready);
  const [isLater, setLater] = useState(false);
  if (!isReady || isFormOpen || isLater) return null;
  return (
    <div className={styles['banner']} role="status">
      <span>{t`A new version is ready.`}</span>
      <span>
        <Button onPress={() => setLater(true)}>{t`Later`}</Button>{' '}
        <Button kind="strong" onPress={update.take}>
          {t`Load it now`}
        </Button>
      </span>
    </div>
  );
}
