import { useRef, useState } from 'react';

/** A sheet that records by itself: one press is dealt with at a time, and the sheet stays until that is done. */
export function useOneAnswer(): {
  readonly isBusy: boolean;
  readonly answer: (work: () => Promise<unknown>) => Promise<void>;
} {
  const [isBusy, setBusy] = useState(false);
  const isUnderway = useRef(false);
  return {
    isBusy,
    async answer(work) {
      // Two presses in one moment come before the sheet is drawn again.
      if (isUnderway.current) return;
      isUnderway.current = true;
      setBusy(true);
      try {
        await work();
      } finally {
        isUnderway.current = false;
        setBusy(false);
      }
    },
  };
}
