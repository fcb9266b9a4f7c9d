import { IconArrowsExchange, IconLock, IconUser } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PersonId } from '#domain/base/ids.ts';
import type { Sitting } from '../../data/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { BadgeStep } from '../badge-step.tsx';
import { useAsked, useFloor, useFormat, useLive } from '../floor.tsx';
import { roleWords } from '../role-words.ts';
import { usePin } from '../use-pin.tsx';
import { useScans } from '../use-scans.ts';
import styles from './people.module.css';

interface Props {
  /** Whoever is at work behind the lock. */
  readonly locked: Sitting | null;
  /** Whose badge was scanned already. */
  readonly person: PersonId | null;
  readonly onSignedIn: () => void;
  /** Left out, nobody gets past it without a PIN. */
  readonly onClose?: () => void;
}

type Who = { readonly badge: string; readonly person: PersonId | null } | { readonly person: PersonId };

/** [C10] Who works here? Badge, then PIN; the badge alone where only the lock is in the way. */
export function SignInSheet({ locked, person, onSignedIn, onClose }: Props) {
  const { t } = useLingui();
  const { people } = useFloor();
  const [who, setWho] = useState<Who | null>(person === null ? null : { person });
  const takeBadge = async (badge: string): Promise<void> => {
    const holder = await people.holderOf(badge);
    if (locked && holder === locked.person) return people.resume();
    setWho({ badge, person: holder });
  };
  // In every step: a scan must reach nothing of what lies under the lock.
  useScans((scan) => {
    void takeBadge(scan.text);
    return true;
  });
  if (who)
    return (
      <PinSheet
        key={'badge' in who ? who.badge : who.person}
        {...{ who, locked, onSignedIn, onBack: () => setWho(null) }}
      />
    );
  return (
    <Sheet
      title={locked ? t`${locked.name} works here` : t`Who works here?`}
      note={locked ? t`Locked. What was open stays open; the badge resumes.` : t`Badge, then PIN`}
      covers={!onClose}
      {...(onClose && { onClose })}
    >
      {locked && (
        <span className={styles['lock']}>
          <IconLock size={96} aria-hidden="true" />
        </span>
      )}
      <BadgeStep onBadge={(code) => void takeBadge(code)} />
      <Names onChoose={(chosen) => setWho({ person: chosen })} />
    </Sheet>
  );
}

interface PinProps {
  readonly who: Who;
  readonly locked: Sitting | null;
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
}

function PinSheet({ who, locked, onSignedIn, onBack }: PinProps) {
  const { t } = useLingui();
  const { people, status } = useFloor();
  const format = useFormat();
  const { sitting, counts } = useLive(status);
  const { pad, primary } = usePin(t`Sign in`, async (pin) => {
    const signedIn = await people.signIn('badge' in who ? { badge: who.badge } : { person: who.person }, pin);
    if (!signedIn.ok) return signedIn.error;
    onSignedIn();
    return null;
  });
  const before = locked ?? sitting;
  const isHandOver = before !== null && before.person !== who.person;
  return (
    <Sheet
      title={who.person === null ? t`A badge` : format.person(who.person)}
      note={
        who.person === null
          ? t`Not known on this device yet. Type your PIN; the server is asked.`
          : t`Type your PIN`
      }
      covers={locked !== null}
      onClose={onBack}
      primary={primary}
    >
      {isHandOver && (
        <Notice
          tone="plain"
          icon={<IconArrowsExchange size={28} aria-hidden="true" />}
          title={t`${before.name} hands over to you.`}
        >
          <p>
            {counts.waiting > 0
              ? t`What ${before.name} recorded stays under that name and is still sent.`
              : t`The open line stays; what you record stands under your name.`}
          </p>
        </Notice>
      )}
      {pad}
    </Sheet>
  );
}

/** For whoever has no badge at hand: the name instead, and the PIN all the same. */
function Names({ onChoose }: { onChoose: (person: PersonId) => void }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const asked = useAsked(
    async () => (isOpen ? world.scan('person', `name:${search.trim()}`, most) : []),
    [isOpen, search],
  );
  const here = asked.state === 'here' ? asked.value.filter(({ active, pin }) => active && pin) : [];
  if (!isOpen)
    return (
      <Button icon={<IconUser size={24} aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t`No badge at hand`}
      </Button>
    );
  return (
    <>
      <SearchField label={t`Your name`} value={search} onChange={setSearch} />
      {here.length === 0 && asked.state === 'here' && (
        <Notice
          tone="plain"
          icon={<IconLock size={28} aria-hidden="true" />}
          title={t`Nobody of that name has a PIN here.`}
        />
      )}
      <Rows label={t`People`}>
        {here.map(({ id, name, roles }) => (
          <Row
            key={id}
            lead={<IconUser size={32} aria-hidden="true" />}
            title={name}
            note={roles.map((role) => t(roleWords[role])).join(', ')}
            onPress={() => onChoose(id)}
          />
        ))}
      </Rows>
    </>
  );
}

const most = 12;
