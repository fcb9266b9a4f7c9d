import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import { useFloor } from '../floor.tsx';
import { type Refused, recordAndTell } from '../goods/record.ts';

/** Records what a sheet or a form decided; a refusal stays here until it is read, with the way round it. */
export function useChange(): {
  readonly refused: Refused | null;
  readonly forget: () => void;
  readonly record: (intent: Intent, text: string, given?: Given) => Promise<Recorded | null>;
  readonly anyway: () => Promise<void>;
} {
  const floor = useFloor();
  const { t } = useLingui();
  const [refused, setRefused] = useState<Refused | null>(null);
  const record = (intent: Intent, text: string, given: Given = {}): Promise<Recorded | null> =>
    recordAndTell(intent, given, { floor, text, onRefused: setRefused });
  return {
    refused,
    forget: () => setRefused(null),
    record,
    async anyway() {
      if (!refused) return;
      setRefused(null);
      await record(refused.intent, t`${refused.text} · for a supervisor`, { ...refused.given, anyway: true });
    },
  };
}
