import { IconClockX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Invitation } from '#domain/protocol/office.ts';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFloor } from '../floor.tsx';
import styles from './people.module.css';
import { QrCode } from './qr-code.tsx';

interface Props {
  readonly invitation: Invitation;
  readonly name: string;
  readonly onClose: () => void;
}

/** [DEV-1] The one-time code for another device: to be photographed, scanned or typed while it lasts. */
export function CodeSheet({ invitation, name, onClose }: Props) {
  const { t } = useLingui();
  const { code, link } = invitation;
  const left = useCountdown();
  const minutes = String(Math.floor(left / 60));
  const seconds = String(left % 60).padStart(2, '0');
  return (
    <Sheet title={t`A code for ${name}`} note={t`Good once, for one device`} onClose={onClose}>
      {left > 0 ? (
        <>
          <div className={styles['qr']}>
            <QrCode text={link ?? code} label={t`The code as a picture`} />
            <p className={styles['code']}>
              <bdi dir="ltr">{code}</bdi>
            </p>
            <p role="timer">{t`Good for ${minutes}:${seconds} more`}</p>
          </div>
          <ol className={styles['steps']}>
            <li>
              {link === null
                ? t`Open this server's address on the new device and press "Enrol this device".`
                : t`Point the new device's camera at the picture, or open this server's address on it and press "Enrol this device".`}
            </li>
            <li>{t`Scan the picture there, or type the code.`}</li>
            <li>{t`Give the device a name and press "Enrol".`}</li>
          </ol>
        </>
      ) : (
        <Notice
          tone="wait"
          urgent
          icon={<IconClockX size={32} aria-hidden="true" />}
          title={t`This code is too old now.`}
        >
          <p>{t`Close this and ask for a new one.`}</p>
        </Notice>
      )}
    </Sheet>
  );
}

/** A code is good for ten minutes, counted from when it came: the clocks of server and device may differ. */
const lifetime = 600;

function useCountdown(): number {
  const { now } = useFloor();
  const [since] = useState(now);
  const [left, setLeft] = useState(lifetime);
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil(lifetime - (now() - since) / 1000))), 1000);
    return () => clearInterval(timer);
  }, [since, now]);
  return left;
}
