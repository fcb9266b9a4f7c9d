import type { Site } from '#domain/catalogue/place.ts';
import { type Asked, useAsked, useFloor, useLive } from '../floor.tsx';

/** The site that this device stands at. */
export function useSite(): Asked<Site | undefined> {
  const { world, status } = useFloor();
  const id = useLive(status).enrolment?.site;
  return useAsked(async () => (id === undefined ? undefined : await world.get('site', id)), [id ?? '']);
}
