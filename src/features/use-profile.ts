import { useEffect, useRef } from 'react';
import type { Profile } from '#domain/catalogue/person.ts';
import { useFloor, useLive } from './floor.tsx';
import { keep } from './keep.ts';
import { workerOf } from './worker.ts';

/** A person tries several looks in a row: one operation says what they chose in the end. */
const quiet = 800;

/** [X15] The profile as it is worn, and how to change it: seen at once, kept a moment later, sent like any other work. */
export function useProfile(): [Profile, (part: Partial<Profile>) => void] {
  const floor = useFloor();
  const profile = useLive(floor.preferences.profile);
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; send: () => void } | null>(null);
  useEffect(
    () => () => {
      if (!pending.current) return;
      clearTimeout(pending.current.timer);
      pending.current.send();
    },
    [],
  );
  const change = (part: Partial<Profile>): void => {
    const next = { ...floor.preferences.profile.get(), ...part };
    void floor.preferences.wear(next);
    if (workerOf(floor.status.get()) === null) return;
    if (pending.current) clearTimeout(pending.current.timer);
    const send = (): void => {
      pending.current = null;
      void keep(floor, () => floor.recorder.record({ kind: 'set-profile', payload: { profile: next } }));
    };
    pending.current = { timer: setTimeout(send, quiet), send };
  };
  return [profile, change];
}
