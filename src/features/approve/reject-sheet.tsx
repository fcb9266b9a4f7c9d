import { IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { ReasonSheet } from '../goods/reason-sheet.tsx';
import { useReasons } from '../reasons.ts';

interface Props {
  readonly reference: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** [APR-2] Why not? The units stay on hold until they are scrapped, taken apart or reworked. */
export function RejectSheet({ reference, onReason, onClose }: Props) {
  const { t } = useLingui();
  const reasons = useReasons('reject');
  return (
    <ReasonSheet
      title={t`Why is ${reference} rejected?`}
      note={t`The goods stay on hold until they are scrapped, taken apart or reworked.`}
      reasons={reasons}
      icon={<IconX size={36} aria-hidden="true" />}
      onReason={onReason}
      onClose={onClose}
    />
  );
}
