import { IconAlertTriangle } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { Refusal } from '#domain/base/refusal.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useFormat } from './floor.tsx';
import { mayBeStale } from './may-be-stale.ts';
import { refusalWords } from './refusal-words.ts';

interface Props {
  readonly refusal: Refusal | null;
  /** Where what is refused by old knowledge may be recorded for a supervisor all the same. */
  readonly onAnyway?: () => void;
}

/** Why something that was filled in was not recorded, and what to do next; nothing while nothing was refused. */
export function RefusalNotice({ refusal, onAnyway }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  if (!refusal) return null;
  const { what, next } = refusalWords(refusal, format);
  return (
    <Notice tone="error" urgent icon={<IconAlertTriangle size={28} aria-hidden="true" />} title={t(what)}>
      <p>{t(next)}</p>
      {onAnyway && mayBeStale(refusal) && (
        <Button onPress={onAnyway}>{t`Record anyway for a supervisor`}</Button>
      )}
    </Notice>
  );
}
