import { IconCloud, IconDeviceMobile, IconRefresh } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useFloor, useFormat, useLive } from '../floor.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { devicePort } from './device-port.ts';
import styles from './trace.module.css';
import type { MovesSaid } from './use-trace.ts';

/** [T34] How far an answer reaches, so that nobody takes a part for the whole. */
export function SourceNotice({
  said: { source, at, again },
  cut = false,
}: {
  said: Pick<MovesSaid, 'source' | 'at' | 'again'>;
  cut?: boolean;
}) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const { lastContact } = useLive(floor.status);
  const { reach } = devicePort(floor);
  const since = reach.is === 'part' ? reach.since : null;
  if (source === 'server' && !cut)
    return (
      <p className={styles['source']}>
        <IconCloud size={22} aria-hidden="true" />
        {at === null ? t`All that the server knows` : t`All that the server knows, as of ${format.time(at)}`}
        <Button iconOnly icon={<IconRefresh size={28} aria-hidden="true" />} onPress={again}>
          {t`Look again`}
        </Button>
      </p>
    );
  if (source === 'server')
    return (
      <Notice
        tone="wait"
        icon={<IconCloud size={28} aria-hidden="true" />}
        title={t`The beginning of the server's answer`}
      >
        <p>{t`There is more than can be shown here.`}</p>
      </Notice>
    );
  return (
    <Notice
      tone="wait"
      icon={<IconDeviceMobile size={28} aria-hidden="true" />}
      title={t`What this device holds`}
    >
      <p>
        {since === null || lastContact === null
          ? t`It has not heard from the server yet. There may be more.`
          : t`The work since ${format.moment(since)}, as it was at ${format.moment(lastContact)}, and what was recorded here. What lies before may be missing.`}
      </p>
      {cut && <p>{t`There is more than can be shown here.`}</p>}
      {source === 'asking' ? (
        <p>{t`The server is asked for the rest.`}</p>
      ) : (
        <Button icon={<IconRefresh size={28} aria-hidden="true" />} onPress={again}>
          {t`Ask the server again`}
        </Button>
      )}
    </Notice>
  );
}
