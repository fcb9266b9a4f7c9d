import { IconArrowBackUp, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Intent, OperationKind } from '#domain/operations/registry.ts';
import type { QueueEntry } from '../../data/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { EntryStateWord } from '../entry-state.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import type { Format } from '../format.ts';
import { useUndo } from '../use-undo.ts';
import { isInForce } from './presses.ts';
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

/** [UND-1] What was done just now on this device: one undo for one press, and one for each thing of it. */
export function RecentWork({ label, kinds, fits = all, about = '' }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const undo = useUndo();
  const [open, setOpen] = useState<string | null>(null);
  const asked = useAsked(() => recent(floor, kinds, fits, format), [kinds.join(' '), about, format]);
  const presses = asked.state === 'here' ? asked.value : [];
  if (presses.length === 0) return null;
  const one = ({ entry, text }: Done) => (
    <Row
      key={entry.id}
      title={text}
      note={format.time(entry.at)}
      more={<EntryStateWord entry={entry} />}
      action={
        <Button icon={<IconArrowBackUp size={28} aria-hidden="true" />} onPress={() => void undo(entry.id)}>
          {t`Undo`}
          <span className="hidden-text"> {text}</span>
        </Button>
      }
    />
  );
  return (
    <section>
      <h2 className={styles['title']}>{label}</h2>
      <Rows label={label}>
        {presses.flatMap(({ id, entries, done }) => {
          const count = entries.length;
          const [first] = done;
          if (!first) return [];
          if (count === 1) return [one(first)];
          const isOpen = open === id;
          const Arrow = isOpen ? IconChevronUp : IconChevronDown;
          return [
            <Row
              key={id}
              title={t`${count} by one press`}
              note={[first.text, done.at(-1)?.text].join(' … ')}
              more={
                <span className={styles['open']}>
                  {format.time(first.entry.at)} <Arrow size={24} aria-hidden="true" />
                </span>
              }
              expanded={isOpen}
              onPress={() => setOpen(isOpen ? null : id)}
              action={
                <Button
                  icon={<IconArrowBackUp size={28} aria-hidden="true" />}
                  onPress={() => void undo(entries.map((entry) => entry.id))}
                >
                  <span className={styles['all']}>{t`Undo all ${count}`}</span>
                </Button>
              }
            />,
            ...(isOpen ? done.map(one) : []),
          ];
        })}
      </Rows>
    </section>
  );
}

interface Done {
  readonly entry: QueueEntry;
  readonly text: string;
}

interface OnePress {
  readonly id: string;
  /** What of it is still in force, in the order of recording. */
  readonly entries: readonly QueueEntry[];
  /** The same in words; of very many the first and the last. */
  readonly done: readonly Done[];
}

/** Read together; a press is read to its end, however many it recorded. */
const page = 120;
const most = 8;
/** So many are told one by one. */
const mostTold = 60;

async function recent(
  floor: Floor,
  kinds: readonly string[],
  fits: (act: Intent) => boolean,
  format: Format,
): Promise<OnePress[]> {
  const found = new Map<string, QueueEntry[]>();
  let last: QueueEntry | undefined;
  for (;;) {
    const entries = await floor.queue.list({ limit: page, ...(last && { before: last.order }) });
    const world = await floor.world.getMany(
      'operation',
      entries.map(({ id }) => id),
    );
    for (const entry of entries) {
      const act = actOf(entry);
      if (!kinds.includes(act.kind) || !fits(act) || !isInForce(entry) || world.get(entry.id)?.settled)
        continue;
      const id = entry.together?.id ?? entry.id;
      const press = found.get(id);
      if (press) press.push(entry);
      else if (found.size < most) found.set(id, [entry]);
    }
    last = entries.at(-1);
    // What stands at the end of the page may be the middle of a press.
    if (entries.length < page || !last?.together || !found.has(last.together.id)) break;
  }
  return Promise.all([...found].map(([id, entries]) => pressOf(id, entries.reverse(), floor, format)));
}

async function pressOf(
  id: string,
  entries: readonly QueueEntry[],
  floor: Floor,
  format: Format,
): Promise<OnePress> {
  const told = entries.length > mostTold ? [entries[0], entries.at(-1)] : entries;
  const done = told.map(async (entry): Promise<Done[]> =>
    entry ? [{ entry, text: (await stockWords(floor, actOf(entry), format)) ?? '' }] : [],
  );
  return { id, entries, done: (await Promise.all(done)).flat() };
}

/** Our own append checked it against the schema of its kind. */
const actOf = ({ body }: QueueEntry): Intent => ({ kind: body.kind, payload: body.payload }) as Intent;
