import { IconCheck, IconDownload } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { readySetups } from '../../scan/wedge/scanner.ts';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useFloor, useLive } from '../floor.tsx';
import { makers, settingsFile } from './maker-settings.ts';
import styles from './scanner.module.css';

type Kind = 'zebra' | 'honeywell' | 'usb';

/** How a scanner is set up before this device learns it: the same as docs/scanners.md, at the place where it is needed. */
export function ScannerSetupScreen() {
  const { t } = useLingui();
  const { scanner } = useFloor();
  const { origin } = useLive(scanner);
  const [kind, setKind] = useState<Kind>(origin === 'honeywell' ? 'honeywell' : 'zebra');
  return (
    <Screen title={t`Setting up your scanner`} back="/scanner">
      <p>{t`Any scanner works as it comes. These settings make it better; then calibrate.`}</p>
      <Segmented<Kind>
        label={t`Scanner`}
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'zebra', word: 'Zebra' },
          { value: 'honeywell', word: 'Honeywell' },
          { value: 'usb', word: t`USB, Bluetooth` },
        ]}
      />
      {kind === 'usb' ? <Usb /> : <MakerPage kind={kind} />}
      <Troubles />
    </Screen>
  );
}

function MakerPage({ kind }: { kind: 'zebra' | 'honeywell' }) {
  const { t } = useLingui();
  const { scanner, machine, desk } = useFloor();
  const { origin } = useLive(scanner);
  const maker = makers[kind];
  const { name } = maker;
  const isTaken = origin === kind;
  return (
    <>
      <section className={styles['part']}>
        <h2 className={styles['title']}>{name}</h2>
        <p className={styles['where']}>
          <bdi dir="ltr">{maker.where}</bdi>
        </p>
        <dl className={styles['facts']}>
          {maker.settings.map(({ setting, value, why }) => (
            <div key={setting} className={styles['fact']}>
              <dt>
                <bdi dir="ltr">{setting}</bdi>
              </dt>
              <dd>
                <bdi dir="ltr">{value}</bdi>
                {why && <span className={styles['why']}>{t(why)}</span>}
              </dd>
            </div>
          ))}
        </dl>
        <p>{t(maker.many)}</p>
        {kind === 'zebra' && (
          <p>{t`On Android 10 and later the on-screen keyboard may blink at a scan, because DataWedge types through an input method of its own. The scan field takes such text and opens no keyboard.`}</p>
        )}
      </section>
      <Button
        icon={<IconDownload size={28} aria-hidden="true" />}
        onPress={() =>
          machine.saveFile(
            `lotline-${kind}.txt`,
            new Blob([settingsFile(maker, (words) => i18n._(words))], { type: 'text/plain;charset=utf-8' }),
          )
        }
      >
        {t`Save these settings as a file`}
      </Button>
      <Button
        kind="strong"
        icon={<IconCheck size={28} aria-hidden="true" />}
        pressed={isTaken}
        onPress={() => {
          scanner.use(readySetups[kind]);
          desk.tell(
            {
              tone: 'ok',
              word: t`Profile`,
              text: t`This device expects a scanner set up like this: ${name}.`,
              operation: null,
            },
            'ok',
          );
        }}
      >
        {isTaken ? t`This device uses this profile` : t`Use this profile on this device`}
      </Button>
    </>
  );
}

/** As the makers' English sheets call them. */
const sheetWords = [
  'Factory defaults',
  'USB HID keyboard / Bluetooth HID',
  'Suffix CR',
  'AIM code ID on',
  'Function code mapping on / Send GS as Ctrl+]',
] as const;

function Usb() {
  const { t } = useLingui();
  return (
    <section className={styles['part']}>
      <h2 className={styles['title']}>{t`USB and Bluetooth scanners`}</h2>
      <p>{t`Scan these from the maker's programming sheet, in this order:`}</p>
      <ol className={styles['steps']} dir="ltr">
        {sheetWords.map((word) => (
          <li key={word}>
            <bdi>{word}</bdi>
          </li>
        ))}
      </ol>
      <p>{t`If letters come out wrong, the scanner types for another keyboard than this device has. Set its language, or just calibrate: then the physical keys are read.`}</p>
    </section>
  );
}

function Troubles() {
  const { t } = useLingui();
  const troubles = [
    [
      t`“Scan again” after most scans`,
      t`The ending is missing or pauses are long: calibrate. On Zebra set the inter character delay to 0.`,
    ],
    [t`Lot and serial run together`, t`The separator is lost: set it up as above, then calibrate again.`],
    [
      t`A scan opens a menu or changes the page`,
      t`An old profile sends function keys: use the profile above.`,
    ],
    [
      t`Nothing at all`,
      t`Show the scan field on the scanner page, tap it, scan again. Check that the profile belongs to this browser. Else use the camera.`,
    ],
    [
      t`The code appears in a text field`,
      t`That field is open: close it, or give the scanner a prefix and calibrate.`,
    ],
  ] as const;
  return (
    <section className={styles['part']}>
      <h2 className={styles['title']}>{t`When something is off`}</h2>
      <dl className={styles['facts']}>
        {troubles.map(([seen, help]) => (
          <div key={seen} className={styles['fact']}>
            <dt>{seen}</dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
