import { IconLock, IconUser, IconUserOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type PersonId, uuidV7 } from '#domain/base/ids.ts';
import { type PersonInfo, PeopleSchema } from '#domain/protocol/people-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { useFloor } from '../floor.tsx';
import { useRights } from '../rights.ts';
import { roleWords } from '../role-words.ts';
import { ServedNotice } from '../served-notice.tsx';
import { useServed } from '../use-served.ts';
import { PersonForm } from './person-form.tsx';

/** Who works here, and what may they do? */
export function PeopleScreen() {
  const { t } = useLingui();
  const { now } = useFloor();
  const navigate = useNavigate();
  const isWide = useWide();
  const { isAdministrator } = useRights();
  const { person: chosen } = useParams();
  const [typed, setTyped] = useState('');
  const [served, again] = useServed(paths.people, PeopleSchema);
  const people = served.state === 'here' ? served.value.people : [];
  const search = typed.trim().toLowerCase();
  const shown = people
    .filter(({ name }) => name.toLowerCase().includes(search))
    .toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));
  const person = chosen === 'new' ? newPerson : people.find(({ id }) => id === chosen);
  const back = (): void => void navigate('/people', { replace: true });

  const add = isAdministrator ? (
    <BigButton
      icon={<IconUserPlus size={36} aria-hidden="true" />}
      onPress={() => void navigate('/people/new')}
    >
      {t`Add a person`}
    </BigButton>
  ) : undefined;
  const list = (
    <>
      <SearchField label={t`Search people`} value={typed} onChange={setTyped} />
      <ServedNotice served={served} onAgain={again} />
      {served.state === 'here' && shown.length === 0 && (
        <Empty icon={<IconUsers size={56} aria-hidden="true" />} title={t`Nobody of that name`} />
      )}
      {shown.length > 0 && (
        <Rows label={t`People`}>
          {shown.map((each) => (
            <PersonRow
              key={each.id}
              person={each}
              isCurrent={each.id === chosen}
              onOpen={() => void navigate(`/people/${encodeURIComponent(each.id)}`)}
            />
          ))}
        </Rows>
      )}
    </>
  );
  const form = person && (
    <PersonForm
      key={person.id}
      person={person}
      isNew={chosen === 'new'}
      makeId={() => uuidV7(now(), crypto.getRandomValues(new Uint8Array(10))) as PersonId}
      onChanged={again}
      onDone={back}
    />
  );
  if (person) {
    const name = chosen === 'new' ? t`A new person` : person.name;
    return (
      <Screen
        title={isWide ? t`People` : name}
        back={isWide ? '/' : '/people'}
        list={list}
        {...(isWide && add && { primary: add })}
      >
        {form}
      </Screen>
    );
  }
  return (
    <Screen
      title={t`People`}
      back="/"
      {...(add && { primary: add })}
      aside={
        <Empty icon={<IconUsers size={56} aria-hidden="true" />} title={t`Who is it about?`}>
          <p>{t`Choose somebody from the list.`}</p>
        </Empty>
      }
    >
      {list}
    </Screen>
  );
}

const newPerson: PersonInfo = {
  id: 'new' as PersonId,
  name: '',
  roles: ['worker'],
  active: true,
  hasBadge: false,
  hasPin: false,
  locked: false,
};

function PersonRow({
  person,
  isCurrent,
  onOpen,
}: {
  person: PersonInfo;
  isCurrent: boolean;
  onOpen: () => void;
}) {
  const { t } = useLingui();
  const { name, roles, active, hasBadge, hasPin, locked } = person;
  const Icon = active ? IconUser : IconUserOff;
  const missing = !hasBadge && !hasPin ? t`no badge, no PIN` : hasBadge ? t`no PIN yet` : t`no badge`;
  return (
    <Row
      lead={<Icon size={32} aria-hidden="true" />}
      title={name}
      note={active ? roles.map((role) => t(roleWords[role])).join(', ') : t`does not work here any more`}
      current={isCurrent}
      onPress={onOpen}
      {...(active &&
        (locked || !hasBadge || !hasPin) && {
          more: locked ? (
            <Chip tone="error" icon={<IconLock size={20} aria-hidden="true" />}>
              {t`locked: too many wrong PINs`}
            </Chip>
          ) : (
            <Chip>{missing}</Chip>
          ),
        })}
    />
  );
}
