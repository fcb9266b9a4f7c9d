import { type Person, type Right, mayDo } from '#domain/catalogue/person.ts';
import { useAsked, useFloor, useLive } from './floor.tsx';

/** What the person at work may do here. The server looks again; this only keeps buttons away that would be refused. */
export function useRights(): {
  readonly person: Person | null;
  readonly may: (right: Right) => boolean;
} {
  const { world, status } = useFloor();
  const id = useLive(status).enrolment?.person;
  const asked = useAsked(
    async () => (id === undefined ? null : ((await world.get('person', id)) ?? null)),
    [id],
  );
  const person = asked.state === 'here' ? asked.value : null;
  return { person, may: (right) => person !== null && mayDo(person, right) };
}
