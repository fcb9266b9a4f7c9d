import { IconCheck, IconRotate2 } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import type { Counted } from '../../scan/camera/tally.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { useFloor, useLive } from '../floor.tsx';
import type { Live } from '../live.ts';
import styles from './camera-panel.module.css';

interface Props {
  readonly counted: Live<readonly Counted[]>;
  readonly onAgain: () => void;
}

/** The live tally of count mode. Nothing is recorded before the worker takes it over. */
export function CameraCount({ counted, onAgain }: Props) {
  const { t } = useLingui();
  const { desk } = useFloor();
  const counting = useLive(desk.counting);
  const tally = useLive(counted);
  const labels = tally.reduce((sum, { count }) => sum + count, 0);
  const codes = tally.length;
  const last = tally.at(-1);
  const take = (): void => {
    if (counting) counting(tally);
    // No screen counts here: each code once, as if it had been scanned; the screen asks about the rest.
    else for (const { event } of tally) desk.take(event);
    onAgain();
  };
  return (
    <div className={styles['count']}>
      <output className={styles['tally']}>
        <strong>
          <Plural value={labels} _0="No label yet" one="# label" other="# labels" />
        </strong>
        {codes > 0 && codes < labels && (
          <span>
            {' · '}
            <Plural value={codes} one="# code" other="# different codes" />
          </span>
        )}
        {last && (
          <span className={styles['last']}>
            <CodeText>{last.event.text.replaceAll('\u001d', ' ')}</CodeText>
          </span>
        )}
      </output>
      {labels > 0 && (
        <div className={styles['tools']}>
          <Button icon={<IconRotate2 size={24} aria-hidden="true" />} onPress={onAgain}>
            {t`Start over`}
          </Button>
          <Button kind="strong" icon={<IconCheck size={24} aria-hidden="true" />} onPress={take}>
            {counting ? (
              <Plural value={labels} one="Take # label" other="Take # labels" />
            ) : (
              <Plural value={codes} one="Scan # code" other="Scan # codes" />
            )}
          </Button>
        </div>
      )}
    </div>
  );
}
