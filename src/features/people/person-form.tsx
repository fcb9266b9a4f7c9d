import {
  IconEraser,
  IconId,
  IconKey,
  IconLockOpen,
  IconSquare,
  IconSquareCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useState } from 'react';
import type { PersonId } from '#domain/base/ids.ts';
import type { Role } from '#domain/catalogue/person.ts';
import { DoneSchema } from '#domain/protocol/office.ts';
import { type PersonEdit, type PersonInfo, PersonInfoSchema } from '#domain/protocol/people-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { BadgeStep } from '../badge-step.tsx';
import { useFloor } from '../floor.tsx';
import { useRights } from '../rights.ts';
import { roleWords } from '../role-words.ts';
import { GivePinSheet } from './give-pin-sheet.tsx';
import styles from './people.module.css';
import { useOffice } from './use-office.ts';
import { WrongNotice } from './wrong-notice.tsx';

interface Props {
  readonly person: PersonInfo;
  readonly isNew: boolean;
  readonly makeId: () => PersonId;
  readonly onChanged: () => void;
  readonly onDone: () => void;
}

const roles: readonly Role[] = ['worker', 'receiver', 'supervisor', 'administrator'];

/** What each may do, as the table of rights says it. */
const roleNotes: Readonly<Record<Role, MessageDescriptor>> = {
  worker: msg`consume, produce, move, count, scrap`,
  receiver: msg`receive, deliver, take back, move, count`,
  supervisor: msg`all of the floor, approve, hold, correct`,
  administrator: msg`products, people, devices, lists`,
};

type Over = 'none' | 'badge' | 'pin' | 'end' | 'erase';

/** One person: name, roles, badge and PIN; and what becomes of their data when they leave. */
export function PersonForm({ person, isNew, makeId, onChanged, onDone }: Props) {
  const { t } = useLingui();
  const { desk } = useFloor();
  const { isAdministrator, person: me } = useRights();
  const office = useOffice();
  const [name, setName] = useState(person.name);
  const [held, setHeld] = useState<readonly Role[]>(person.roles);
  const [badge, setBadge] = useState<string | null | undefined>(undefined);
  const [over, setOver] = useState<Over>('none');
  const isSelf = person.id === me;
  const path = (template: string): string => template.replace(':person', encodeURIComponent(person.id));
  const tell = (word: string, text: string): void =>
    desk.tell({ tone: 'ok', word, text, operation: null }, 'ok');

  const save = async (more: Partial<PersonEdit> = {}): Promise<void> => {
    const edit: PersonEdit = {
      id: isNew ? makeId() : person.id,
      name: name.trim(),
      roles: [...held],
      active: person.active,
      ...(badge !== undefined && { badge }),
      ...more,
    };
    const saved = await office.ask(paths.people, PersonInfoSchema, edit);
    if (!saved) return;
    tell(t`Saved`, saved.name);
    setBadge(undefined);
    setOver('none');
    onChanged();
    if (isNew) onDone();
  };
  const done = async (template: string, word: string, isOver = false): Promise<void> => {
    if (!(await office.ask(path(template), DoneSchema))) return;
    tell(word, person.name);
    setOver('none');
    onChanged();
    if (isOver) onDone();
  };

  const isChanged =
    isNew || name.trim() !== person.name || badge !== undefined || held.join() !== person.roles.join();
  const blocked = office.isBusy
    ? t`One moment`
    : name.trim() === ''
      ? t`Type the name first`
      : held.length === 0
        ? t`Choose at least one role`
        : isChanged
          ? undefined
          : t`Nothing was changed`;
  const badgeWord =
    badge === null
      ? t`The badge is taken away when you save.`
      : badge !== undefined
        ? t`The new badge counts when you save.`
        : person.hasBadge
          ? t`Has a badge.`
          : t`Has no badge yet.`;
  return (
    <>
      <WrongNotice wrong={over === 'none' ? office.wrong : null} />
      {person.locked && (
        <Button
          kind="strong"
          icon={<IconLockOpen size={28} aria-hidden="true" />}
          onPress={() => void done(paths.unlock, t`Unlocked`)}
        >
          {t`Unlock: forgive the wrong PINs`}
        </Button>
      )}
      {isAdministrator ? (
        <>
          <Field label={t`Printed name`} value={name} onChange={setName} />
          <fieldset className={styles['roles']}>
            <legend>{t`Roles`}</legend>
            {roles.map((role) => {
              const has = held.includes(role);
              const Icon = has ? IconSquareCheck : IconSquare;
              return (
                <button
                  key={role}
                  type="button"
                  role="checkbox"
                  aria-checked={has}
                  className={styles['role']}
                  onClick={() => setHeld(has ? held.filter((each) => each !== role) : [...held, role])}
                >
                  <Icon size={32} aria-hidden="true" />
                  <span>
                    <strong>{t(roleWords[role])}</strong>
                    <span className={styles['quiet']}>{t(roleNotes[role])}</span>
                  </span>
                </button>
              );
            })}
          </fieldset>
          <p>{badgeWord}</p>
          <div className={styles['tools']}>
            <Button icon={<IconId size={28} aria-hidden="true" />} onPress={() => setOver('badge')}>
              {person.hasBadge ? t`Another badge` : t`Give a badge`}
            </Button>
            {person.hasBadge && badge === undefined && (
              <Button onPress={() => setBadge(null)}>{t`Take the badge away`}</Button>
            )}
            {!isNew && !isSelf && (
              <Button icon={<IconKey size={28} aria-hidden="true" />} onPress={() => setOver('pin')}>
                {person.hasPin ? t`New PIN` : t`Give a PIN`}
              </Button>
            )}
          </div>
          {isNew && <p className={styles['quiet']}>{t`The PIN is given once the person is saved.`}</p>}
          <BigButton disabledReason={blocked} onPress={() => void save()}>
            {t`Save`}
          </BigButton>
          {!isNew && !isSelf && (
            <div className={styles['tools']}>
              {person.active ? (
                <Button icon={<IconUserOff size={28} aria-hidden="true" />} onPress={() => setOver('end')}>
                  {t`Does not work here any more`}
                </Button>
              ) : (
                <Button onPress={() => void save({ active: true })}>{t`Works here again`}</Button>
              )}
              <Button
                kind="danger"
                icon={<IconEraser size={28} aria-hidden="true" />}
                onPress={() => setOver('erase')}
              >
                {t`Erase personal data`}
              </Button>
            </div>
          )}
        </>
      ) : (
        <p className={styles['quiet']}>{t`Only administrators change people.`}</p>
      )}
      {over === 'badge' && (
        <Sheet title={t`Scan the new badge`} note={name} onClose={() => setOver('none')}>
          <BadgeStep
            onBadge={(code) => {
              setBadge(code);
              setOver('none');
            }}
          />
        </Sheet>
      )}
      {over === 'pin' && (
        <GivePinSheet
          person={person}
          onClose={() => setOver('none')}
          onGiven={() => {
            tell(t`New PIN`, person.name);
            setOver('none');
            onChanged();
          }}
        />
      )}
      {over === 'end' && (
        <Sheet
          title={t`${person.name} does not work here any more?`}
          onClose={() => setOver('none')}
          primary={
            <BigButton
              danger
              disabledReason={office.isBusy ? t`One moment` : undefined}
              onPress={() => void save({ active: false })}
            >
              {t`End it`}
            </BigButton>
          }
        >
          <WrongNotice wrong={office.wrong} />
          <p>{t`Badge and PIN open nothing from now on, on any device at its next contact. What is recorded under this name after now is held for a supervisor.`}</p>
          <p>{t`What was recorded before stays as it is.`}</p>
        </Sheet>
      )}
      {over === 'erase' && (
        <Sheet
          title={t`Erase what is personal of ${person.name}?`}
          onClose={() => setOver('none')}
          primary={
            <BigButton
              danger
              disabledReason={office.isBusy ? t`One moment` : undefined}
              onPress={() => void done(paths.erasePerson, t`Erased`, true)}
            >
              {t`Erase`}
            </BigButton>
          }
        >
          <WrongNotice wrong={office.wrong} />
          <p>{t`Name, badge, PIN and profile go, here and on every device at its next contact. This cannot be undone.`}</p>
          <p>{t`The work stays and names nobody: an id without a person. Names on signatures stay, because they are part of what was signed.`}</p>
        </Sheet>
      )}
    </>
  );
}
