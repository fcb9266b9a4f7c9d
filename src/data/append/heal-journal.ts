import type { JournalContents } from '../journal/contents.ts';
import type { JournalRecord } from '../journal/records.ts';
import type { StoredOperation } from '../queue/stored.ts';
import { type Desk, deviceMarker } from './desk.ts';
import { recordOf } from './keep-bodies.ts';
import type { StoredHashes } from './reconcile.ts';

const chunk = 200;

/** Operations that the journal has lost, or never had, get their second home. Answers how many. */
export async function healJournal(
  { queue, journal }: Desk,
  stored: StoredHashes,
  contents: JournalContents,
): Promise<number> {
  if (journal.home === 'none') return 0;
  const ids = [...stored.keys()].filter((id) => !contents.operations.has(id));
  for (let at = 0; at < ids.length; at += chunk)
    await journal.append((await queue.findMany(ids.slice(at, at + chunk))).flatMap(recordsOf));
  // A mark is lost with the power, or with the tail of the file: the database knows who had their beep.
  const unmarked = [...stored.keys()].filter((id) => contents.operations.get(id)?.confirmed === false);
  await journal.append((await queue.findMany(unmarked)).flatMap(markOf));
  return ids.length;
}

/** What goes into the journal for one operation that the database has. */
function recordsOf(row: StoredOperation): JournalRecord[] {
  return [recordOf(row), ...markOf(row)];
}

const markOf = ({ id, state }: StoredOperation): JournalRecord[] =>
  state === 'asked' ? [] : [{ t: 'committed', id }];

/** Notes which database it belongs to, and drops what the device let go of once that is most of it. */
export async function tidyJournal(
  { queue, journal, markers }: Desk,
  contents: JournalContents,
  held: number,
): Promise<void> {
  const [generation, enrolment, key] = [
    await queue.get('generation'),
    await queue.get('enrolment'),
    await queue.get('key'),
  ];
  if (generation !== undefined && enrolment) markers.set(deviceMarker, generation);
  const heading: JournalRecord[] = [
    ...(generation === undefined ? [] : [{ t: 'generation' as const, generation }]),
    ...(enrolment && key !== undefined ? [{ t: 'enrolled' as const, enrolment, key }] : []),
  ];
  const count = await queue.size();
  if (held === 0 && contents.records > 1000 && contents.records > 4 * count) {
    const records: JournalRecord[] = [...heading];
    for (const row of await queue.all()) records.push(...recordsOf(row));
    records.push({ t: 'discarded', ids: [...contents.discarded] });
    records.push({ t: 'dry', next: Math.max(1, contents.dry) });
    await journal.rewrite([...records.map((record) => JSON.stringify(record)), ...contents.unread]);
  } else if (contents.generation !== generation) await journal.append(heading);
}
