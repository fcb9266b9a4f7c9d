import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import { useFloor } from '../floor.tsx';
import { type Refused, recordAndTell } from './record.ts';
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
  const { t } = useLingui();
  const [refused, setRefused] = useState<Refused | null>(null);
  const record = (intent: Intent, text: string, given: Given = {}): Promise<Recorded | null> =>
    recordAndTell(intent, given, {
      floor,
      text,
      onRefused(why) {
        setRefused(why);
        onRefused();
      },
    });
  const anyway = ({ intent, text, given }: Refused): void => {
    setRefused(null);
    void record(intent, t`${text} · for a supervisor`, { ...given, anyway: true });
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
