import { IconAlertTriangle, IconCopy } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MadeToken } from '#domain/protocol/token-messages.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './people.module.css';

/** The secret stands here once and nowhere again: the server keeps its hash alone. */
export function TokenSheet({ made, onClose }: { made: MadeToken; onClose: () => void }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState<'not-yet' | 'copied' | 'refused'>('not-yet');
  const copy = (): void => {
    navigator.clipboard.writeText(made.token).then(
      () => setCopied('copied'),
      () => setCopied('refused'),
    );
  };
  const words = {
    'not-yet': t`Copy`,
    copied: t`Copied`,
    refused: t`Copying is not allowed here: mark it with the finger`,
  };
  return (
    <Sheet
      title={t`The token of ${made.info.name}`}
      primary={<BigButton onPress={onClose}>{t`I have kept it`}</BigButton>}
    >
      <Notice
        tone="wait"
        icon={<IconAlertTriangle size={28} aria-hidden="true" />}
        title={t`It is shown this once.`}
      >
        <p>{t`Put it where the other program keeps its secrets. Whoever has it can do what it opens.`}</p>
      </Notice>
      <p className={styles['code']}>
        <bdi dir="ltr">{made.token}</bdi>
      </p>
      <Button icon={<IconCopy size={28} aria-hidden="true" />} onPress={copy}>
        {words[copied]}
      </Button>
    </Sheet>
  );
}
