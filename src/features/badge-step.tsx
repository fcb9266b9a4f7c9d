import { IconCamera, IconId, IconKeyboard } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { use, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { FrameContext } from '../ui/screen.tsx';
import { useScans } from './use-scans.ts';
import styles from './badge-step.module.css';

interface Props {
  readonly onBadge: (code: string) => void;
}

/** Who are you? A badge says it: scanned, shown to the camera, or typed when it cannot be read. */
export function BadgeStep({ onBadge }: Props) {
  const { t } = useLingui();
  const { camera: Camera } = use(FrameContext);
  const [way, setWay] = useState<'scan' | 'camera' | 'type'>('scan');
  const [code, setCode] = useState('');
  useScans((scan) => {
    onBadge(scan.text);
    return true;
  });
  const turn = (to: 'camera' | 'type') => () => setWay(way === to ? 'scan' : to);
  const take = (): void => {
    if (code.trim() !== '') onBadge(code.trim());
  };
  return (
    <section className={styles['badge']}>
      <p className={styles['ask']}>
        <IconId size={48} aria-hidden="true" />
        {t`Scan your badge`}
      </p>
      <div className={styles['ways']}>
        <Button
          icon={<IconCamera size={24} aria-hidden="true" />}
          pressed={way === 'camera'}
          onPress={turn('camera')}
        >
          {t`Camera`}
        </Button>
        <Button
          icon={<IconKeyboard size={24} aria-hidden="true" />}
          pressed={way === 'type'}
          onPress={turn('type')}
        >
          {t`Type it`}
        </Button>
      </div>
      {way === 'camera' && <Camera onClose={() => setWay('scan')} />}
      {way === 'type' && (
        <>
          <Field label={t`Code on the badge`} value={code} onChange={setCode} onEnter={take} code />
          <Button kind="strong" onPress={take}>
            {t`Take this badge`}
          </Button>
        </>
      )}
    </section>
  );
}
