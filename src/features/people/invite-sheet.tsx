import { IconDeviceMobile, IconUser, IconUsersGroup } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Invitation, InvitationSchema } from '#domain/protocol/office.ts';
import { PeopleSchema } from '#domain/protocol/people-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { roleWords } from '../role-words.ts';
import { ServedNotice } from '../served-notice.tsx';
import { useServed } from '../use-served.ts';
import { CodeSheet } from './code-sheet.tsx';
import { useOffice } from './use-office.ts';
import { WrongNotice } from './wrong-notice.tsx';

/** [DEV-1] Whose will the new device be: one person's, or several people's in turn? */
export function InviteSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const office = useOffice();
  const [shared, setShared] = useState<boolean | null>(null);
  const [typed, setTyped] = useState('');
  const [made, setMade] = useState<{ readonly invitation: Invitation; readonly name: string } | null>(null);
  const [served, again] = useServed(paths.people, PeopleSchema);
  const search = typed.trim().toLowerCase();
  const people =
    served.state === 'here'
      ? served.value.people.filter(({ active, name }) => active && name.toLowerCase().includes(search))
      : [];
  if (made) return <CodeSheet {...made} onClose={onClose} />;
  if (shared === null)
    return (
      <Sheet title={t`Who will use the new device?`} onClose={onClose}>
        <Choices>
          <Choice
            icon={<IconUsersGroup size={36} aria-hidden="true" />}
            title={t`Several people in turn`}
            note={t`Everybody signs in with badge and PIN`}
            onPress={() => setShared(true)}
          />
          <Choice
            icon={<IconDeviceMobile size={36} aria-hidden="true" />}
            title={t`One person alone`}
            note={t`It works for that person without a PIN`}
            onPress={() => setShared(false)}
          />
        </Choices>
      </Sheet>
    );
  const invite = async (person: (typeof people)[number]): Promise<void> => {
    const invitation = await office.ask(paths.invite, InvitationSchema, { person: person.id, shared });
    if (invitation) setMade({ invitation, name: shared ? t`a shared device` : person.name });
  };
  return (
    <Sheet title={shared ? t`Who answers for it?` : t`Whose device will it be?`} onClose={onClose}>
      <WrongNotice wrong={office.wrong} />
      <ServedNotice served={served} onAgain={again} />
      {served.state === 'here' && <SearchField label={t`Search people`} value={typed} onChange={setTyped} />}
      <Rows label={t`People`}>
        {people.map((person) => (
          <Row
            key={person.id}
            lead={<IconUser size={32} aria-hidden="true" />}
            title={person.name}
            note={person.roles.map((role) => t(roleWords[role])).join(', ')}
            onPress={() => void invite(person)}
          />
        ))}
      </Rows>
    </Sheet>
  );
}
