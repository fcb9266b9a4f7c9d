import { useEffect } from 'react';
import { useAsked, useFloor, useLive } from '../features/floor.tsx';

const touchedAt = 'lotline-touched';
/** How exactly the last touch is remembered on the disk. */
const noteEvery = 5000;
const lookEvery = 3000;
const usualMinutes = 5;

/**
 * [C10] Left alone for as long as the site says, the device locks; at the end of a shift it signs out. The last touch is
 * remembered over a restart, so that taking the battery out opens nothing.
 */
export function useIdleLock(): void {
  const { people, status, desk, world, now } = useFloor();
  const { sitting, enrolment } = useLive(status);
  const asked = useAsked(
    async () => (enrolment ? (await world.get('site', enrolment.site))?.lockAfter : undefined),
    [enrolment?.site],
  );
  const minutes = (asked.state === 'here' ? asked.value : undefined) ?? usualMinutes;
  const { grant, locked, until, since } = sitting ?? { grant: null, locked: true, until: 0, since: 0 };
  useEffect(() => {
    if (grant === null || locked) return undefined;
    let noted = 0;
    const touch = (): void => {
      if (now() - noted < noteEvery && now() >= noted) return;
      noted = now();
      localStorage.setItem(touchedAt, String(noted));
    };
    const look = (): void => {
      // Another tab may have been touched meanwhile.
      const last = Math.max(Number(localStorage.getItem(touchedAt) ?? 0), since);
      if (now() >= until) void people.signOut();
      else if (now() - last >= minutes * 60_000) void people.lock();
    };
    look();
    const timer = setInterval(look, lookEvery);
    const stopScans = desk.last.subscribe(touch);
    const kinds = ['pointerdown', 'keydown'] as const;
    for (const kind of kinds) addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      stopScans();
      for (const kind of kinds) removeEventListener(kind, touch, { capture: true });
    };
  }, [grant, locked, until, since, minutes, people, desk, now]);
}
