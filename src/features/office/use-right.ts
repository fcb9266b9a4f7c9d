import { mayDo, type Right } from '#domain/catalogue/person.ts';
import { useAsked, useFloor, useLive } from '../floor.tsx';

/** Whether the person at this device may do it; a person that this device does not know yet is not refused. */
export function useRight(right: Right): boolean {
  const { world, status } = useFloor();
  const id = useLive(status).enrolment?.person;
  const asked = useAsked(
    async () => (id === undefined ? undefined : await world.get('person', id)),
    [id ?? ''],
  );
  const person = asked.state === 'here' ? asked.value : undefined;
  return person === undefined || mayDo(person, right);
}
