import { IconAlertTriangle, IconCircleCheck, IconCloudOff } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { Import } from '#domain/protocol/exchange-messages.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useFormat } from '../floor.tsx';
import { FaultList } from './fault-list.tsx';
import styles from './exchange.module.css';
import { listNames, lists } from './lists.ts';
import { Counts } from './preview.tsx';

/** The rules look at every line; then all of it comes into force at once. */
export function Carrying({ found, silent }: { found: Import; silent: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const isWriting = found.changes > 0 && found.done >= found.changes;
  return (
    <div className={styles['part']} aria-live="polite">
      <p>
        {isWriting
          ? t`All lines are right. They come into force together now.`
          : t`The rules look at every line. Nothing is in force before all of them are right.`}
      </p>
      <Progress
        share={found.changes === 0 ? 0 : found.done / found.changes}
        done={format.quantity(String(found.done))}
        of={format.quantity(String(found.changes))}
        size="large"
      />
      {silent ? (
        <Notice
          tone="wait"
          icon={<IconCloudOff size={28} aria-hidden="true" />}
          title={t`The server does not answer just now.`}
        >
          <p>{t`It goes on by itself. This page asks again.`}</p>
        </Notice>
      ) : (
        <p className={styles['quiet']}>{t`You may leave this page: the server goes on by itself.`}</p>
      )}
    </div>
  );
}

/** In force, or not one line of it. */
export function Ended({ found }: { found: Import }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  if (found.state !== 'done')
    return (
      <div className={styles['part']}>
        <Notice
          tone="error"
          urgent
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={
            <Plural
              value={found.faultCount}
              one="A rule refused # line. Nothing has been changed."
              other="Rules refused # lines. Nothing has been changed."
            />
          }
        >
          <p>{t`Put them right in the file, then choose it again.`}</p>
        </Notice>
        <FaultList found={found} />
      </div>
    );
  const next = listNames[listNames.indexOf(found.table) + 1];
  return (
    <div className={styles['part']}>
      <Notice
        tone="ok"
        icon={<IconCircleCheck size={28} aria-hidden="true" />}
        title={t`In force. Every device fetches it by itself.`}
      />
      <Counts counts={found.counts} />
      {found.table === 'people' && (
        <p>{t`New people have no PIN yet. A supervisor gives them one under People.`}</p>
      )}
      {found.table === 'products' && (
        <p>{t`Scan a barcode of the list to try it: the strip names the product.`}</p>
      )}
      {next !== undefined && (
        <Button kind="strong" fill onPress={() => void navigate(`/office/import?list=${next}`)}>
          {t`Go on with ${t(lists[next].title)}`}
        </Button>
      )}
    </div>
  );
}
