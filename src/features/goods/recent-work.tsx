import { IconArrowBackUp } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { Intent, OperationKind } from '#domain/operations/registry.ts';
import type { QueueEntry } from '../../data/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { EntryStateWord } from '../entry-state.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import type { Format } from '../format.ts';
import { isSettled } from '../is-settled.ts';
import { useUndo } from '../use-undo.ts';
import styles from './recent-work.module.css';
import { stockWords } from './stock-words.ts';

interface Props {
  readonly label: string;
  readonly kinds: readonly OperationKind[];
  /** Which of them belong here; all of the kinds without it. */
  readonly fits?: (act: Intent) => boolean;
  /** What the list is about, so that it is read anew when that changes. */
  readonly about?: string;
}

const all = (): boolean => true;

/** [UND-1] What was done just now on this device, each with Undo. Nothing where nothing was done. */
export function RecentWork({ label, kinds, fits = all, about = '' }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const undo = useUndo();
  const asked = useAsked(() => recent(floor, kinds, fits, format), [kinds.join(' '), about, format]);
  const rows = asked.state === 'here' ? asked.value : [];
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className={styles['title']}>{label}</h2>
      <Rows label={label}>
        {rows.map(({ entry, text }) => (
          <Row
            key={entry.id}
            title={text}
            note={format.time(entry.at)}
            more={<EntryStateWord entry={entry} />}
            action={
              <Button
                icon={<IconArrowBackUp size={28} aria-hidden="true" />}
                onPress={() => void undo(entry.id)}
              >
                {t`Undo`}
                <span className="hidden-text"> {text}</span>
              </Button>
            }
          />
        ))}
      </Rows>
    </section>
  );
}

const looked = 120;
const most = 8;

async function recent(
  floor: Floor,
  kinds: readonly string[],
  fits: (act: Intent) => boolean,
  format: Format,
): Promise<{ readonly entry: QueueEntry; readonly text: string }[]> {
  const rows = [];
  for (const entry of await floor.queue.list({ limit: looked })) {
    if (rows.length === most) break;
    // Our own append checked it against the schema of its kind.
    const act = { kind: entry.body.kind, payload: entry.body.payload } as Intent;
    if (!kinds.includes(entry.body.kind) || !fits(act) || !isInForce(entry)) continue;
    const row = await floor.world.get('operation', entry.id);
    if (row?.settled) continue;
    rows.push({ entry, text: (await stockWords(floor, act, format)) ?? '' });
  }
  return rows;
}

const isInForce = (entry: QueueEntry): boolean =>
  !isSettled(entry) && entry.state !== 'asked' && entry.state !== 'refused' && entry.state !== 'held';
