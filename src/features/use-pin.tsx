import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { PinFault } from '../data/contract.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Keypad } from '../ui/keypad.tsx';
import { pinFaultWords } from './pin-words.ts';
import styles from './use-pin.module.css';

/** A PIN as it is typed: digits that nobody reads over a shoulder, and what came of the last try. */
export function usePin(
  word: string,
  take: (pin: string) => Promise<PinFault | null>,
): { readonly pad: ReactNode; readonly primary: ReactNode } {
  const { t } = useLingui();
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState<PinFault | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    // At once: whoever is quick types the next try while this one is looked at.
    setPin('');
    const wrong = await take(pin);
    setBusy(false);
    setFault(wrong);
  };
  const words = fault && pinFaultWords(fault);
  return {
    pad: (
      <>
        {words && (
          // Two lines at most: the keys and the action stay where they are, all in sight on the smallest screen.
          <p role="alert" className={styles['fault']}>
            <strong>{t(words.what)}</strong> {t(words.next)}
          </p>
        )}
        <Keypad label={t`PIN`} value={pin} onChange={setPin} longest={12} secret />
      </>
    ),
    primary: (
      <BigButton
        disabledReason={isBusy ? t`One moment` : pin.length < 6 ? t`Type your PIN` : undefined}
        onPress={() => void submit()}
      >
        {word}
      </BigButton>
    ),
  };
}
