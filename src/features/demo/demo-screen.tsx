import { IconBarcodeOff, IconPrinter } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Demo, DemoBarcode } from '#domain/protocol/office.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { roleWords } from '../role-words.ts';
import { Barcode } from './barcode.tsx';
import styles from './demo-screen.module.css';

type Part = 'good' | 'fault' | 'people';

/** Every barcode and badge of the demo plant: on this screen for another device's camera, or on paper. */
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
                { value: 'people', word: t`People` },
              ]}
            />
            <Button icon={<IconPrinter size={28} aria-hidden="true" />} onPress={() => print()}>
              {t`Print`}
            </Button>
          </div>
          <ul className={styles['codes']}>
            {part === 'people'
              ? demo.people.map((person) => <DemoBadge key={person.id} person={person} />)
              : codes.map((code) => <DemoCode key={`${code.title} ${code.text}`} code={code} />)}
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

/** A badge as it hangs around a neck, with the PIN that nobody would print on it. */
function DemoBadge({ person }: { person: Demo['people'][number] }) {
  const { t } = useLingui();
  const { name, roles, badge, pin } = person;
  return (
    <li className={styles['code']}>
      <Barcode
        code={{ title: name, shows: name, symbology: 'code-128', text: badge, elements: null, fault: false }}
      />
      <h2 className={styles['title']}>{name}</h2>
      <p className={styles['shows']}>{roles.map((role) => t(roleWords[role])).join(', ')}</p>
      <p className={styles['text']}>
        <bdi dir="ltr">{badge}</bdi> · {t`PIN`} <bdi dir="ltr">{pin}</bdi>
      </p>
    </li>
  );
}
