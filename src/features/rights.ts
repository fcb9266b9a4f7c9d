import type { PersonId } from '#domain/base/ids.ts';
import type { Person, Role } from '#domain/catalogue/person.ts';
import { type Right, mayDo } from '#domain/catalogue/rights.ts';
import { useAsked, useFloor, useLive } from './floor.tsx';
import { workerOf } from './worker.ts';

/** What whoever is at work here may do, by the table of rights. The server looks again. */
export interface Rights {
  /** Null: nobody has signed in on a shared device. */
  readonly person: PersonId | null;
  /** Null while it is not known on this device. */
  readonly name: string | null;
  readonly roles: readonly Role[];
  may(right: Right): boolean;
  /** Devices, held work, people to read. */
  readonly isOffice: boolean;
  /** People, tokens, the plant's own records. */
  readonly isAdministrator: boolean;
}

/** A person that this device does not know is stopped by nobody here: unknown never refuses. */
const rightsOf = (id: PersonId | null, person: Person | undefined): Rights => {
  const roles = person?.active ? person.roles : [];
  const isAdministrator = roles.includes('administrator');
  return {
    person: id,
    name: person?.name ?? null,
    roles,
    may: (right) => (person ? mayDo(person, right) : id !== null),
    isOffice: isAdministrator || roles.includes('supervisor'),
    isAdministrator,
  };
};

/** For screens, tiles and buttons: who works here and what they may do, also offline. */
export function useRights(): Rights {
  const { world, status } = useFloor();
  const id = workerOf(useLive(status));
  const asked = useAsked(async () => (id === null ? undefined : await world.get('person', id)), [id]);
  return rightsOf(id, asked.state === 'here' ? asked.value : undefined);
}
