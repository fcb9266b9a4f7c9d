import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * For what a screen begins by itself and nobody waits for: goods that another screen has named, alerts that were read.
 * Where it fails, the error boundary says what to do; once the screen is left, it ends with it, and so does its failure.
 */
export function useErrand(): (errand: Promise<unknown>) => void {
  const [failure, setFailure] = useState<unknown>(null);
  const stands = useRef(true);
  useEffect(() => {
    stands.current = true;
    return () => void (stands.current = false);
  }, []);
  const run = useCallback((errand: Promise<unknown>): void => {
    errand.catch((error: unknown) => {
      if (stands.current) setFailure(error ?? new Error('An errand failed'));
    });
  }, []);
  if (failure !== null) throw failure;
  return run;
}
