import { IconUsers } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Count } from './use-count.ts';

interface Props {
  readonly count: Count;
  /** Who has booked a count of the same things in the last hours. */
  readonly others: readonly string[];
}

/** [ORD-2] Several people count one place: do their pieces add up, or has everybody counted all of it? */
export function SharedNotice({ count, others }: Props) {
  const { t } = useLingui();
  const icon = <IconUsers size={28} aria-hidden="true" />;
  if (count.shared)
    return (
      <Notice tone="plain" icon={icon} title={t`Each of us counts other pieces`}>
        <p>{t`What you counted is added to what the others counted.`}</p>
        <Button onPress={() => void count.share(false)}>{t`I count all of it`}</Button>
      </Notice>
    );
  if (others.length === 0) return null;
  const names = [...new Set(others)].join(', ');
  return (
    <Notice tone="wait" icon={icon} title={t`${names} counted some of these too`}>
      <p>{t`Booked like this, your numbers stand in place of theirs.`}</p>
      <Button onPress={() => void count.share(true)}>{t`We counted other pieces: add them up`}</Button>
    </Notice>
  );
}
