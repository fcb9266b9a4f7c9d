import { IconBarcode, IconBook, IconRotate2, IconTargetArrow } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { type ScannerSetup, readySetups } from '../../scan/wedge/scanner.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useFloor, useLive } from '../floor.tsx';
import { kindWords } from '../reading-words.ts';
import { readScan } from '../read-scan.ts';
import { useScans } from '../use-scans.ts';
import { LearntList, LearntNotes } from './learnt.tsx';
import { originWords } from './scanner-words.ts';
import { visible } from './visible.ts';
import styles from './scanner.module.css';

interface Tried {
  readonly scan: ScanEvent;
  readonly kind: string;
}

/** The scanner that types into this device: what is known of it, and a place to try it. Scanning here records nothing. */
export function ScannerScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const setup = useLive(floor.scanner);
  const [tried, setTried] = useState<Tried | null>(null);
  useScans(async (scan) => {
    const kind = i18n._(kindWords((await readScan(floor, scan)).kind));
    setTried({ scan, kind });
    floor.desk.tell({ tone: 'plain', word: kind, text: t`Nothing was recorded.`, operation: null }, 'ok');
    return true;
  });
  const choose = (origin: ScannerSetup['origin']): void => {
    if (origin !== 'calibrated') floor.scanner.use(readySetups[origin]);
  };
  return (
    <Screen
      title={t`Scanner`}
      note={t(originWords[setup.origin])}
      back="/device"
      primary={
        <BigButton
          icon={<IconTargetArrow size={32} aria-hidden="true" />}
          onPress={() => void navigate('/scanner/calibrate')}
        >
          {t`Calibrate`}
        </BigButton>
      }
    >
      <section className={styles['part']}>
        <h2 className={styles['title']}>{t`Try it`}</h2>
        {tried ? (
          <p className={styles['tried']} role="status">
            <strong>{tried.kind}</strong>
            <CodeText>{`${tried.scan.symbology ?? ''} ${visible(tried.scan.text)}`.trim()}</CodeText>
          </p>
        ) : (
          <p
            className={styles['quiet']}
          >{t`Scan any label: it shows here as it arrives. Nothing is recorded.`}</p>
        )}
      </section>
      <Segmented<ScannerSetup['origin']>
        label={t`Profile`}
        value={setup.origin}
        onChange={choose}
        choices={[
          { value: 'plain', word: t`As it comes` },
          { value: 'zebra', word: 'Zebra DataWedge' },
          { value: 'honeywell', word: 'Honeywell' },
          ...(setup.origin === 'calibrated' ? [{ value: 'calibrated' as const, word: t`Calibrated` }] : []),
        ]}
      />
      <LearntNotes setup={setup} />
      <LearntList setup={setup} />
      <Segmented
        label={t`Scan field`}
        value={setup.field ? 'on' : 'off'}
        onChange={(next) => floor.scanner.use({ ...setup, field: next === 'on' })}
        choices={[
          { value: 'off', word: t`Off` },
          { value: 'on', word: t`Shown` },
        ]}
      />
      <p
        className={styles['quiet']}
      >{t`For scanners that type through an input method, as Zebra devices from Android 10 on: a small field beside the last scan keeps the focus. No keyboard opens.`}</p>
      {setup.origin !== 'plain' && (
        <Button
          icon={<IconRotate2 size={28} aria-hidden="true" />}
          onPress={() => floor.scanner.use(readySetups.plain)}
        >
          {t`Forget these settings`}
        </Button>
      )}
      <Button
        icon={<IconBook size={28} aria-hidden="true" />}
        onPress={() => void navigate('/scanner/setup')}
      >
        {t`Setting up your scanner`}
      </Button>
      <Button
        icon={<IconBarcode size={28} aria-hidden="true" />}
        onPress={() => void navigate('/scanner/codes')}
      >
        {t`The five codes on one sheet`}
      </Button>
    </Screen>
  );
}
