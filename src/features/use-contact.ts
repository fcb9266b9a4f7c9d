import { useEffect, useRef } from 'react';
import { useFloor, useLive } from './floor.tsx';

/**
 * Asks again by itself, once for each time that the server is heard of, for as long as an answer is owed. Who walks out
 * of a dead spot reads on without a tap; a server that answers the device and not this question is not hammered.
 */
export function useContact(isOwed: boolean, again: () => void): void {
  const { link, lastContact } = useLive(useFloor().status);
  const seen = useRef(lastContact);
  useEffect(() => {
    if (seen.current === lastContact) return;
    seen.current = lastContact;
    if (isOwed && link === 'online') again();
  }, [isOwed, again, link, lastContact]);
}
