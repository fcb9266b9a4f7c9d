import { IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { PinFault } from '../data/contract.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Keypad } from '../ui/keypad.tsx';
import { Notice } from '../ui/notice.tsx';
import { pinFaultWords } from './pin-words.ts';

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
    const wrong = await take(pin);
    setBusy(false);
    setPin('');
    setFault(wrong);
  };
  const words = fault && pinFaultWords(fault);
  return {
    pad: (
      <>
        {words && (
          <Notice tone="error" urgent icon={<IconX size={28} aria-hidden="true" />} title={t(words.what)}>
            <p>{t(words.next)}</p>
          </Notice>
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
