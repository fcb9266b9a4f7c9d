import { type ReactNode, useState } from 'react';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import { useFloor } from '../floor.tsx';
import { type Refused, recordAndTell, recordAnyway } from './record.ts';
import { RefusedSheet } from './refused-sheet.tsx';

/**
 * Records what a sheet or a form decided; a refusal stays here until it is read, with the way round it.
 * @param onRefused the sheet that led here has its answer
 */
export function useChange(onRefused: () => void = () => undefined): {
  readonly record: (intent: Intent, text: string, given?: Given) => Promise<Recorded | null>;
  /** Why it was refused, for the end of the screen; null while nothing was. */
  readonly refusedSheet: ReactNode;
} {
  const floor = useFloor();
  const [refused, setRefused] = useState<Refused | null>(null);
  const telling = {
    floor,
    onRefused(why: Refused) {
      setRefused(why);
      onRefused();
    },
  };
  const record = (intent: Intent, text: string, given: Given = {}): Promise<Recorded | null> =>
    recordAndTell(intent, given, { ...telling, text });
  const anyway = (answered: Refused): void => {
    setRefused(null);
    void recordAnyway(answered, telling);
  };
  return {
    record,
    refusedSheet: refused && (
      <RefusedSheet
        refusal={refused.refusal}
        text={refused.text}
        onAnyway={() => anyway(refused)}
        onClose={() => setRefused(null)}
      />
    ),
  };
}
