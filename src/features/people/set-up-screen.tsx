import { IconClock, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { isGoodPin } from '#domain/people/seal.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { SetUpFailure } from '../../data/contract.ts';
import { useFloor, useLive } from '../floor.tsx';
import { keep } from '../keep.ts';
import type { Language } from '../preferences.ts';
import { TimeZoneSheet } from './time-zone-sheet.tsx';

/** What is this plant called, and who looks after it? Asked once, by the link that an empty server prints. */
export function SetUpScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const token = useLocation().hash.slice(1);
  const [company, setCompany] = useState('');
  const [site, setSite] = useState('');
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SetUpFailure | null>(null);
  const [timeZone, setTimeZone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [isChoosing, setChoosing] = useState(false);
  const language = useLive(floor.preferences.language);
  const speak = (next: Language): void =>
    void floor.preferences.wear({ ...floor.preferences.profile.get(), language: next });

  const begin = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const said = { company: company.trim(), site: site.trim(), name: name.trim() };
    const answer = await floor.access.setUp({ ...said, token, pin, timeZone, language });
    setBusy(false);
    if (answer !== 'begun') return setFailure(answer);
    const profile = floor.preferences.profile.get();
    // The language that was chosen here follows the founder like everybody's.
    if (profile.language !== null)
      await keep(floor, () => floor.recorder.record({ kind: 'set-profile', payload: { profile } }));
    void navigate('/', { replace: true });
  };
  const words: Record<SetUpFailure, string> = {
    offline: t`The server does not answer. Try again.`,
    link: t`This link is used up or older than a day. Start the server again for a new one.`,
    pin: t`This PIN is too easy to guess. Choose another one.`,
    refused: t`The server did not take this. Reload the page and try again.`,
  };
  const missing = [company, site, name].some((each) => each.trim() === '');
  const waiting = missing
    ? t`Fill in the names first`
    : isGoodPin(pin)
      ? undefined
      : t`A PIN has 6 to 12 digits, no plain run`;
  return (
    <Screen
      title={t`A new plant`}
      note={t`Asked once`}
      back="/"
      primary={
        <BigButton disabledReason={isBusy ? t`One moment` : waiting} onPress={() => void begin()}>
          {t`Begin`}
        </BigButton>
      }
    >
      {failure && (
        <Notice tone="error" urgent icon={<IconX size={32} aria-hidden="true" />} title={words[failure]}>
          {null}
        </Notice>
      )}
      <Segmented<Language>
        label={t`Language`}
        value={language}
        onChange={speak}
        choices={[
          { value: 'en', word: 'English' },
          { value: 'de', word: 'Deutsch' },
        ]}
      />
      <Field label={t`Company`} value={company} onChange={setCompany} />
      <Field label={t`Site`} value={site} onChange={setSite} />
      <Button icon={<IconClock size={28} aria-hidden="true" />} onPress={() => setChoosing(true)}>
        {t`Its days are counted in ${timeZone}`}
      </Button>
      <Field
        label={t`Your name`}
        hint={t`You are the first administrator.`}
        value={name}
        onChange={setName}
      />
      <Field label={t`Your PIN`} type="password" code value={pin} onChange={setPin} />
      {isChoosing && (
        <TimeZoneSheet
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setTimeZone(chosen);
            setChoosing(false);
          }}
        />
      )}
    </Screen>
  );
}
