import { IconArrowBackUp, IconCheck, IconLifebuoy } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import type { QueueEntry } from '../../data/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import { entrySummary } from './entry-summary.ts';
import styles from './asked-together.module.css';

interface Press {
  readonly id: string;
  /** How many were to be recorded; fewer are here where the power went in the middle. */
  readonly count: number;
  /** In the order of recording. */
  readonly entries: readonly QueueEntry[];
  /** The first and the last of them, in words. */
  readonly ends: readonly string[];
}

/** What one press recorded just before an interruption is one question, and not a thousand. */
export function AskedTogether() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const asked = useAsked(() => pressesAsked(floor, format), [format]);
  const presses = asked.state === 'here' ? asked.value : [];
  return presses.map(({ id, count, entries, ends }) => {
    const ids = entries.map((entry) => entry.id);
    const here = ids.length;
    return (
      <Notice
        key={id}
        tone="wait"
        urgent
        icon={<IconLifebuoy size={32} aria-hidden="true" />}
        title={t`${here} of ${count} were recorded just before the interruption, without a beep.`}
      >
        <p>{ends.join(' … ')}</p>
        <p>{here < count ? t`The others are not recorded. Did these happen?` : t`Did they happen?`}</p>
        <div className={styles['actions']}>
          <Button
            kind="strong"
            icon={<IconCheck size={28} aria-hidden="true" />}
            onPress={() => void floor.recorder.keep(ids)}
          >
            <Plural value={here} one="Keep it" other="Keep all #" />
          </Button>
          <Button
            kind="danger"
            icon={<IconArrowBackUp size={28} aria-hidden="true" />}
            onPress={() => void floor.recorder.discard(ids)}
          >
            {t`None of it happened`}
          </Button>
        </div>
      </Notice>
    );
  });
}

/** More than anybody can have recorded by one press. */
const most = 10_000;

async function pressesAsked(floor: Floor, format: ReturnType<typeof useFormat>): Promise<readonly Press[]> {
  if (floor.status.get().counts.asked < 2) return [];
  const entries = (await floor.queue.list({ state: 'asked', limit: most })).toReversed();
  const presses = new Map<string, QueueEntry[]>();
  for (const entry of entries) {
    if (!entry.together) continue;
    const own = presses.get(entry.together.id);
    if (own) own.push(entry);
    else presses.set(entry.together.id, [entry]);
  }
  const many = [...presses].filter(([, own]) => own.length > 1);
  return Promise.all(
    many.map(async ([id, own]) => ({
      id,
      count: own[0]?.together?.count ?? own.length,
      entries: own,
      ends: await Promise.all(
        own
          .filter((_, at) => at === 0 || at === own.length - 1)
          .map(async (entry) => (await entrySummary(floor, entry, format)).text),
      ),
    })),
  );
}
