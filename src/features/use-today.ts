import { type Day, dayAt } from '#domain/base/calendar.ts';
import { type Floor, useAsked, useFloor, useLive } from './floor.tsx';

/** [EXP-5] The calendar day on the wall of the site: what expiry is judged by. */
export async function todayAt({ world, status, now }: Pick<Floor, 'world' | 'status' | 'now'>): Promise<Day> {
  const site = status.get().enrolment?.site;
  const row = site === undefined ? undefined : await world.get('site', site);
  return dayAt(now(), row?.timeZone ?? 'UTC');
}

/** Null for the moment until the site is read. */
export function useToday(): Day | null {
  const floor = useFloor();
  const { enrolment } = useLive(floor.status);
  const asked = useAsked(() => todayAt(floor), [enrolment?.site]);
  return asked.state === 'here' ? asked.value : null;
}
