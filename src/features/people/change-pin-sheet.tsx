import { IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Check } from 'typebox/value';
import { isGoodPin } from '#domain/people/seal.ts';
import { DoneSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { PinErrorSchema } from '#domain/protocol/people-messages.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFloor } from '../floor.tsx';
import { askInPerson } from '../ask-in-person.ts';
import { askFailureWords } from '../ask-words.ts';
import type { Words } from '../refusal-words.ts';
import { pinFaultWords } from '../pin-words.ts';

type Step = 'old' | 'new' | 'again';

/** One's own PIN, with the old one first: a device that was left open is not enough. */
export function ChangePinSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const floor = useFloor();
  const [step, setStep] = useState<Step>('old');
  const [typed, setTyped] = useState({ old: '', new: '', again: '' });
  const [wrong, setWrong] = useState<Words | string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const begin = (at: Step, why: Words | string | null = null): void => {
    setTyped(at === 'old' ? { old: '', new: '', again: '' } : { ...typed, new: '', again: '' });
    setWrong(why);
    setStep(at);
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    const answer = await askInPerson(floor, paths.changePin, DoneSchema, { old: typed.old, pin: typed.new });
    setBusy(false);
    if (answer.kind === 'ok') {
      floor.desk.tell(
        { tone: 'ok', word: t`New PIN`, text: t`It is good from now on.`, operation: null },
        'ok',
      );
      return onClose();
    }
    if (answer.kind === 'no' && Check(PinErrorSchema, answer.body)) {
      const { code, wait = null } = answer.body;
      if (code === 'wrong') return begin('old', pinFaultWords({ code, left: null }));
      if (code === 'locked') return begin('old', pinFaultWords({ code, wait }));
    }
    begin('old', askFailureWords(answer));
  };
  const next = (): void => {
    if (step === 'old') return begin('new');
    if (step === 'new') {
      if (!isGoodPin(typed.new)) return begin('new', t`6 to 12 digits, and no plain run of them.`);
      setWrong(null);
      return setStep('again');
    }
    if (typed.again !== typed.new) return begin('new', t`The two are not the same. Type the new PIN again.`);
    return void send();
  };
  const titles: Record<Step, string> = {
    old: t`Your PIN as it is`,
    new: t`The new PIN`,
    again: t`The new PIN once more`,
  };
  return (
    <Sheet
      title={titles[step]}
      onClose={onClose}
      primary={
        <BigButton
          disabledReason={isBusy ? t`One moment` : typed[step].length < 6 ? t`6 digits or more` : undefined}
          onPress={next}
        >
          {step === 'again' ? t`Change PIN` : t`Next`}
        </BigButton>
      }
    >
      {wrong !== null && (
        <Notice
          tone="error"
          urgent
          icon={<IconX size={28} aria-hidden="true" />}
          title={typeof wrong === 'string' ? wrong : t(wrong.what)}
        >
          {typeof wrong === 'string' ? null : <p>{t(wrong.next)}</p>}
        </Notice>
      )}
      <Keypad
        label={t`PIN`}
        value={typed[step]}
        onChange={(value) => setTyped({ ...typed, [step]: value })}
        longest={12}
        secret
      />
    </Sheet>
  );
}
