import { IconAlertTriangle, IconUserShield } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormat } from '../floor.tsx';
import { mayBeStale } from '../may-be-stale.ts';
import { refusalWords } from '../refusal-words.ts';
import type { Refusal } from '#domain/base/refusal.ts';

interface Props {
  readonly refusal: Refusal;
  /** What was to be recorded, in words. */
  readonly text: string;
  /** Keep it for a supervisor all the same: offered only where this device may be behind. */
  readonly onAnyway: () => void;
  readonly onClose: () => void;
}

/** Why it was not recorded, what to do, and the way round where this device may be behind. */
export function RefusedSheet({ refusal, text, onAnyway, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { what, next } = refusalWords(refusal, format);
  return (
    <Sheet
      title={t`Not recorded`}
      note={text}
      onClose={onClose}
      primary={<BigButton onPress={onClose}>{t`Go on`}</BigButton>}
    >
      <Notice tone="error" urgent icon={<IconAlertTriangle size={32} aria-hidden="true" />} title={t(what)}>
        <p>{t(next)}</p>
      </Notice>
      {mayBeStale(refusal) && (
        <Button icon={<IconUserShield size={28} aria-hidden="true" />} onPress={onAnyway}>
          {t`Record anyway for a supervisor`}
        </Button>
      )}
    </Sheet>
  );
}
