import { IconSquare, IconSquareCheck, IconUser } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PersonId } from '#domain/base/ids.ts';
import { PeopleSchema } from '#domain/protocol/people-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { type MadeToken, MadeTokenSchema, type Scope } from '#domain/protocol/token-messages.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import { roleWords } from '../role-words.ts';
import { ServedNotice } from '../served-notice.tsx';
import { useServed } from '../use-served.ts';
import { scopeWords } from './scope-words.ts';
import styles from './people.module.css';
import { useOffice } from './use-office.ts';
import { WrongNotice } from './wrong-notice.tsx';

const scopes: readonly Scope[] = ['read', 'orders', 'import'];
const spans = ['30', '90', '365'] as const;

interface Props {
  readonly onClose: () => void;
  readonly onMade: (made: MadeToken) => void;
}

/** What is the program, for whom does it act, what may it do, and for how long? */
export function NewTokenSheet({ onClose, onMade }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const office = useOffice();
  const [served, again] = useServed(paths.people, PeopleSchema);
  const [person, setPerson] = useState<PersonId | null>(null);
  const [name, setName] = useState('');
  const [held, setHeld] = useState<readonly Scope[]>([]);
  const [days, setDays] = useState<(typeof spans)[number]>('90');
  const make = async (): Promise<void> => {
    const asked = { name: name.trim(), person, scopes: [...held], days: Number(days) };
    const made = await office.ask(paths.tokens, MadeTokenSchema, asked);
    if (made) onMade(made);
  };
  if (person === null)
    return (
      <Sheet title={t`For whom does the program act?`} onClose={onClose}>
        <ServedNotice served={served} onAgain={again} />
        <Rows label={t`People`}>
          {(served.state === 'here' ? served.value.people : [])
            .filter(({ active }) => active)
            .map((each) => (
              <Row
                key={each.id}
                lead={<IconUser size={32} aria-hidden="true" />}
                title={each.name}
                note={each.roles.map((role) => t(roleWords[role])).join(', ')}
                onPress={() => setPerson(each.id)}
              />
            ))}
        </Rows>
      </Sheet>
    );
  const blocked = office.isBusy
    ? t`One moment`
    : name.trim() === ''
      ? t`Type the name first`
      : held.length === 0
        ? t`Choose what it may do`
        : undefined;
  return (
    <Sheet
      title={t`What may the program do?`}
      note={t`for ${format.person(person)}`}
      onClose={onClose}
      primary={
        <BigButton disabledReason={blocked} onPress={() => void make()}>
          {t`Make the token`}
        </BigButton>
      }
    >
      <WrongNotice wrong={office.wrong} />
      <Field label={t`What the program is called`} value={name} onChange={setName} />
      <div className={styles['roles']}>
        {scopes.map((scope) => {
          const has = held.includes(scope);
          const Icon = has ? IconSquareCheck : IconSquare;
          return (
            <Button
              key={scope}
              pressed={has}
              icon={<Icon size={28} aria-hidden="true" />}
              onPress={() => setHeld(has ? held.filter((each) => each !== scope) : [...held, scope])}
            >
              {t(scopeWords[scope])}
            </Button>
          );
        })}
      </div>
      <Segmented
        label={t`Good for`}
        value={days}
        onChange={setDays}
        choices={spans.map((value) => ({ value, word: t`${value} days` }))}
      />
    </Sheet>
  );
}
