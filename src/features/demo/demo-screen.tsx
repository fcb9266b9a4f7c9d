import { IconBarcodeOff, IconPrinter } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { DemoBarcode } from '#domain/protocol/office.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { Barcode } from './barcode.tsx';
import styles from './demo-screen.module.css';

type Part = 'good' | 'fault';

/** Every barcode of the demo plant: on this screen for another device's camera, or on paper. */
export function DemoScreen() {
  const { t } = useLingui();
  const { access } = useFloor();
  const [part, setPart] = useState<Part>('good');
  const asked = useAsked(() => access.demo(), []);
  const demo = asked.state === 'here' ? asked.value : null;
  const codes = demo?.barcodes.filter(({ fault }) => fault === (part === 'fault')) ?? [];
  return (
    <Screen title={t`Demo barcodes`} back="/" strip={false}>
      {asked.state === 'here' && !demo && (
        <Empty icon={<IconBarcodeOff size={56} aria-hidden="true" />} title={t`No demo plant here`}>
          <p>{t`The server shows these barcodes for its demo plant only, and only while it can be reached.`}</p>
        </Empty>
      )}
      {demo && (
        <>
          <div className={`${styles['tools'] ?? ''} no-print`}>
            <Segmented<Part>
              label={t`Which ones?`}
              value={part}
              onChange={setPart}
              choices={[
                { value: 'good', word: t`To work with` },
                { value: 'fault', word: t`Faults to try` },
              ]}
            />
            <Button icon={<IconPrinter size={28} aria-hidden="true" />} onPress={() => print()}>
              {t`Print`}
            </Button>
          </div>
          <ul className={styles['codes']}>
            {codes.map((code) => (
              <DemoCode key={`${code.title} ${code.text}`} code={code} />
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}

/** Names and notes of the demo plant come from its server, in the words of the plant. */
const DemoCode = ({ code }: { code: DemoBarcode }) => (
  <li className={styles['code']}>
    <Barcode code={code} />
    <h2 className={styles['title']}>{code.title}</h2>
    <p className={styles['shows']}>{code.shows}</p>
    <p className={styles['text']}>
      <bdi dir="ltr">{code.elements ?? code.text.replaceAll('\u001d', '␝')}</bdi>
    </p>
  </li>
);
