import type { Device } from '../data/contract.ts';
import type { Preferences } from '../features/preferences.ts';
import { workerOf } from '../features/worker.ts';

/** [X15] Whoever begins to work here finds the app as they set it, on whatever device that was; also offline. */
export function wearProfiles(
  { rows, status }: Pick<Device, 'rows' | 'status'>,
  preferences: Pick<Preferences, 'wear'>,
): void {
  let worn = '';
  const look = async (): Promise<void> => {
    const worker = workerOf(status.getState());
    const person = worker === null ? undefined : await rows.get('person', worker);
    if (!person) return;
    const next = `${person.id} ${JSON.stringify(person.profile)}`;
    // Only what is new: a change that is being made is worn before it is recorded.
    if (next === worn) return;
    worn = next;
    await preferences.wear(person.profile);
  };
  rows.subscribe(['person'], () => void look());
  status.subscribe((now, before) => {
    if (workerOf(now) !== workerOf(before)) void look();
  });
  void look();
}
