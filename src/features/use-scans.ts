import { useEffect, useLayoutEffect, useRef } from 'react';
import { useFloor } from './floor.tsx';
import type { ScanHandler } from './scan-desk.ts';

/** This screen is asked first about every scan, while it is open. */
export function useScans(handler: ScanHandler): void {
  const { desk } = useFloor();
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  // In the same moment as the screen is there: a scan in between would go to the screen before.
  useLayoutEffect(() => desk.listen((scan) => latest.current(scan)), [desk]);
}

/** While this screen is open these are the names that a damaged label most likely bears. */
export function useExpected(names: readonly string[]): void {
  const { desk } = useFloor();
  const key = names.join('\n');
  useEffect(() => desk.expect(key === '' ? [] : key.split('\n')), [desk, key]);
}
