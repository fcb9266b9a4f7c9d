import { IconUser, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { BigButton } from '../../ui/big-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor } from '../floor.tsx';
import { RecoveryNotice } from '../recovery-notice.tsx';
import { enrolFailureWords } from '../trouble-words.ts';
import type { Demo } from '#domain/protocol/office.ts';
import type { EnrolFailure } from '../../data/contract.ts';
import { roleWords } from '../role-words.ts';
import styles from './enrol-screen.module.css';
import { useScans } from '../use-scans.ts';

/** Which plant does this device belong to? A one-time code says it. */
export function EnrolScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  // A picture of the code leads here with the code behind the #, where no server and no log sees it.
  const { hash } = useLocation();
  const [code, setCode] = useState(() => codeIn(hash));
  const [name, setName] = useState(() => t`Handheld`);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<EnrolFailure | null>(null);
  const [people, setPeople] = useState<Demo['people']>([]);

  useEffect(() => {
    let current = true;
    void floor.access.demo().then((demo) => current && setPeople(demo?.people ?? []));
    return () => {
      current = false;
    };
  }, [floor]);

  const enrol = async (withCode: string): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await floor.access.enrol(withCode.trim(), name.trim() || t`Handheld`);
    setBusy(false);
    if (answer === 'enrolled') void navigate('/', { replace: true });
    else setFailure(answer);
  };
  // The code is shown as a barcode too: scanning it is faster than typing it.
  useScans((scan) => {
    const scanned = codeIn(scan.text);
    setCode(scanned);
    void enrol(scanned);
    return true;
  });
  const words = failure && enrolFailureWords(failure);
  return (
    <Screen
      title={t`Enrol this device`}
      back="/"
      primary={
        <BigButton
          disabledReason={
            isBusy ? t`One moment` : code.trim().length < 8 ? t`Type or scan the code first` : undefined
          }
          onPress={() => void enrol(code)}
        >
          {t`Enrol`}
        </BigButton>
      }
    >
      <RecoveryNotice />
      {words && (
        <Notice tone="error" urgent icon={<IconX size={32} aria-hidden="true" />} title={t(words.what)}>
          <p>{t(words.next)}</p>
        </Notice>
      )}
      {people.length > 0 && (
        <section className={styles['people']}>
          <h2 className={styles['title']}>{t`The demo plant: who are you?`}</h2>
          <p>{t`This browser needs no code.`}</p>
          <Rows label={t`People of the demo plant`}>
            {people.map((person) => (
              <Row
                key={person.id}
                lead={<IconUser size={32} aria-hidden="true" />}
                title={person.name}
                note={person.roles.map((role) => t(roleWords[role])).join(', ')}
                onPress={() => void enrol(person.code)}
              />
            ))}
          </Rows>
        </section>
      )}
      <Field label={t`One-time code`} value={code} onChange={setCode} onEnter={() => void enrol(code)} code />
      <Field
        label={t`Name of this device`}
        hint={t`As people call it: "Dock 1", "Ben's handheld".`}
        value={name}
        onChange={setName}
      />
      <p className={styles['quiet']}>
        {t`The device makes a key of its own, which never leaves it. Everything recorded here is signed with it.`}
      </p>
    </Screen>
  );
}

/** The code alone, or behind the # of the address that its picture holds. */
const codeIn = (text: string): string => text.slice(text.indexOf('#') + 1).trim();
