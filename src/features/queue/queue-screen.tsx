import { IconCheckbox, IconDownload, IconRefresh } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Toast } from '../../ui/toast.tsx';
import { useAsked, useFloor, useLive } from '../floor.tsx';
import { RecoveryNotice } from '../recovery-notice.tsx';
import { AskedTogether } from './asked-together.tsx';
import { EntryRow } from './entry-row.tsx';
import { LinkNotice } from './link-notice.tsx';
import { type QueueFilter, queuePage } from './queue-page.ts';
import styles from './queue-screen.module.css';

const pageSize = 50;

/** Where is my work? Every operation on this device, its state in words, and its reason. */
export function QueueScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const { counts } = useLive(floor.status);
  const people = counts.needsPerson + counts.asked;
  const [filter, setFilter] = useState<QueueFilter>(people > 0 ? 'needs-person' : 'all');
  // In windows: a shift leaves thousands of entries, and a phone draws fifty at a time.
  const [windows, setWindows] = useState(1);
  const asked = useAsked(() => queuePage(floor, filter, windows * pageSize), [filter, windows]);
  const page = asked.state === 'here' ? asked.value : null;

  const [saved, setSaved] = useState<string | null>(null);
  useEffect(() => {
    if (saved === null) return undefined;
    const timer = setTimeout(() => setSaved(null), 4000);
    return () => clearTimeout(timer);
  }, [saved]);

  const exportFile = async (): Promise<void> => {
    const file = await floor.queue.exportFile();
    const name = `lotline-queue-${new Date(floor.now()).toISOString().slice(0, 10)}.json`;
    floor.machine.saveFile(name, file);
    setSaved(name);
  };
  return (
    <Screen
      title={t`Queue`}
      back="/"
      secondary={
        <div className={styles['actions']}>
          <Button icon={<IconRefresh size={28} aria-hidden="true" />} onPress={() => void floor.syncNow()}>
            {t`Send now`}
          </Button>
          <Button icon={<IconDownload size={28} aria-hidden="true" />} onPress={() => void exportFile()}>
            {t`Save as file`}
          </Button>
        </div>
      }
    >
      {saved !== null && (
        <Toast tone="ok" icon={<IconDownload size={28} aria-hidden="true" />}>
          {t`Saved as ${saved}`}
        </Toast>
      )}
      <RecoveryNotice />
      <AskedTogether />
      <LinkNotice />
      <Segmented
        label={t`Show`}
        value={filter}
        onChange={(next) => {
          setFilter(next);
          setWindows(1);
        }}
        choices={[
          { value: 'all', word: t`All` },
          { value: 'waiting', word: t`Waiting` },
          { value: 'needs-person', word: people > 0 ? t`Needs you (${people})` : t`Needs you` },
        ]}
      />
      {page && page.entries.length === 0 && (
        <Empty
          icon={<IconCheckbox size={56} aria-hidden="true" />}
          title={filter === 'all' ? t`Nothing recorded yet` : t`Nothing here`}
        >
          <p>
            {filter === 'all'
              ? t`What you record stands here, from the first scan until the server has it in force.`
              : t`That is good news.`}
          </p>
        </Empty>
      )}
      {page && page.entries.length > 0 && (
        <Rows label={t`Entries, newest first`}>
          {page.entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </Rows>
      )}
      {page?.isMore && <Button onPress={() => setWindows(windows + 1)}>{t`Show earlier ones`}</Button>}
    </Screen>
  );
}
