import { IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isGoodPin } from '#domain/people/seal.ts';
import { DoneSchema } from '#domain/protocol/office.ts';
import type { PersonInfo } from '#domain/protocol/people-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useOffice } from './use-office.ts';
import { WrongNotice } from './wrong-notice.tsx';

interface Props {
  readonly person: Pick<PersonInfo, 'id' | 'name'>;
  readonly onClose: () => void;
  readonly onGiven: () => void;
}

/** The person types it, twice, with nobody looking: an administrator gives a PIN and need not know it. */
export function GivePinSheet({ person, onClose, onGiven }: Props) {
  const { t } = useLingui();
  const office = useOffice();
  const [first, setFirst] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const next = async (): Promise<void> => {
    setPin('');
    if (first === null) {
      if (!isGoodPin(pin)) return setWrong(t`6 to 12 digits, and no plain run of them.`);
      setWrong(null);
      return setFirst(pin);
    }
    setFirst(null);
    if (first !== pin) return setWrong(t`The two are not the same. Type the new PIN again.`);
    const path = paths.givePin.replace(':person', encodeURIComponent(person.id));
    if (await office.ask(path, DoneSchema, { pin })) onGiven();
  };
  return (
    <Sheet
      title={first === null ? t`A PIN for ${person.name}` : t`The same PIN again`}
      note={t`Hand the device to ${person.name} for this.`}
      onClose={onClose}
      primary={
        <BigButton
          disabledReason={office.isBusy ? t`One moment` : pin.length < 6 ? t`6 digits or more` : undefined}
          onPress={() => void next()}
        >
          {first === null ? t`Next` : t`Give this PIN`}
        </BigButton>
      }
    >
      <WrongNotice wrong={office.wrong} />
      {wrong !== null && (
        <Notice tone="error" urgent icon={<IconX size={28} aria-hidden="true" />} title={wrong} />
      )}
      <Keypad label={t`PIN`} value={pin} onChange={setPin} longest={12} secret />
    </Sheet>
  );
}
