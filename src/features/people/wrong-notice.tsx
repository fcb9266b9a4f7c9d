import { IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/notice.tsx';
import type { Words } from '../refusal-words.ts';

/** What the server did not do, and what to do about it. */
export function WrongNotice({ wrong }: { wrong: Words | null }) {
  const { t } = useLingui();
  if (!wrong) return null;
  return (
    <Notice tone="error" urgent icon={<IconX size={28} aria-hidden="true" />} title={t(wrong.what)}>
      <p>{t(wrong.next)}</p>
    </Notice>
  );
}
