import { type OperationId, uuidV7 } from '#domain/base/ids.ts';
import type { Recovery } from '../contract.ts';
import { type JournalContents, type JournalledOperation, readContents } from '../journal/contents.ts';
import type { RecordedOperation } from '../journal/records.ts';
import type { MetaValues } from '../queue/stored.ts';
import { emptyHead } from './chain.ts';
import { type Desk, deviceMarker } from './desk.ts';
import { settleDiffering } from './differing.ts';
import { healJournal, tidyJournal } from './heal-journal.ts';
import { restore } from './restore.ts';

/**
 * Once a start, under the append lock: both homes tell what they have, and afterwards both have all of it. States come
 * from the database, bodies from whoever has them.
 */
export async function reconcile(desk: Desk): Promise<void> {
  const { queue, journal, markers } = desk;
  const opened = await journal.open();
  const contents = readContents(opened.texts);
  if (opened.cut + opened.damaged + contents.unread.length > 0)
    desk.report('journal-damage', { ...opened, texts: opened.texts.length, unread: contents.unread.length });

  const generation = await queue.get('generation');
  const isNew = generation === undefined;
  const marker = markers.get(deviceMarker) || null;
  const stored = await queue.hashes();
  const discarded = new Set([...contents.discarded, ...((await queue.get('discarded')) ?? [])]);
  const found = [...contents.operations.values()].filter(
    ({ record: { body } }) =>
      !stored.has(body.id) && !discarded.has(body.id) && !contents.released.has(body.id),
  );
  // Nearly every start finds nothing, and need not wait for the schemas.
  const missing = found.length > 0 ? await soundOnes(desk, found) : [];

  const enrolled = isNew ? await enrolledBefore(desk, contents) : {};
  const start =
    (await queue.get('head')) ??
    headBefore(missing[0]?.record) ??
    emptyHead(contents.enrolled?.enrolment.epoch ?? 1);
  const restored = await restore(desk, missing, start);
  const only = opened.held === 0 ? await healJournal(desk, stored, contents) : 0;

  const recovery = recoveryOf(isNew, marker !== null, contents, restored.confirmed, only);
  await queue.write(restored.rows, {
    ...enrolled,
    head: restored.head,
    discarded: [...discarded],
    dry: Math.max((await queue.get('dry')) ?? 1, contents.dry),
    ...(isNew && { generation: uuidV7(desk.clock.now(), desk.random(10)) }),
    ...(recovery && { recovery }),
  });
  await settleDiffering(desk, contents, stored);
  await tidyJournal(desk, contents, opened.held);
}

/** In the order of recording. */
async function soundOnes(desk: Desk, found: readonly JournalledOperation[]): Promise<JournalledOperation[]> {
  const { isSound } = await import('../journal/sound.ts');
  return found
    .filter(({ record }) => isSound(record) || unsound(desk, record))
    .toSorted((a, b) => a.record.order - b.record.order);
}

/** Told of and left where it is: what is not an operation in every part cannot be sent or shown. */
function unsound({ report }: Desk, { body }: RecordedOperation): false {
  report('unsound-operation', { id: body.id });
  return false;
}

/** What a lost database knew of its enrolment, as far as the journal can tell. */
async function enrolledBefore({ keys }: Desk, { enrolled }: JournalContents): Promise<Partial<MetaValues>> {
  const { isRecord } = await import('../journal/sound.ts');
  if (!enrolled || !isRecord({ t: 'enrolled', ...enrolled })) return {};
  const { enrolment, key } = enrolled;
  return { enrolment, key, lapsed: (await keys.load(key)) ? null : 'key-lost' };
}

/** The head that the first operation in the journal was built upon. */
const headBefore = (first: RecordedOperation | undefined) =>
  first && {
    epoch: first.frame.epoch,
    seq: first.frame.seq - 1,
    hash: first.frame.previous,
    order: first.order - 1,
  };

function recoveryOf(
  isNew: boolean,
  wasHere: boolean,
  { operations, enrolled }: JournalContents,
  restored: number,
  onlyInDatabase: number,
): Recovery | null {
  if (isNew) {
    if (operations.size > 0 || enrolled) return { kind: 'database-lost', restored };
    return wasHere ? { kind: 'all-lost' } : null;
  }
  return restored + onlyInDatabase > 0 ? { kind: 'healed', restored: restored + onlyInDatabase } : null;
}

export type StoredHashes = ReadonlyMap<OperationId, string>;
