import type { Instant } from '#domain/base/calendar.ts';
import type { Body } from '#domain/protocol/body.ts';
import { maxOperationBytes } from '#domain/protocol/limits.ts';
import type { RowKey } from '#domain/stock/view.ts';
import { NotKept, type QueueCounts } from '../contract.ts';
import type { JournalRecord } from '../journal/records.ts';
import type { Head, StoredOperation } from '../queue/stored.ts';
import { storageTrouble } from '../storage-errors.ts';
import { emptyHead, link } from './chain.ts';
import type { Desk } from './desk.ts';
import { signerOf } from './signer.ts';
import type { Moment } from './turn.ts';

/**
 * Puts a body at the head of the chain and into both homes: the journal first and flushed, then the database in one
 * strict transaction. Resolves when it is in both: now the beep may sound. To be called in a turn.
 */
export async function keepBody(
  desk: Desk,
  { head: at, enrolment, key }: Moment,
  body: Body,
  when: Instant,
  created: readonly RowKey[] = [],
): Promise<Kept | 'too-large'> {
  if (!enrolment) throw new NotKept('not-enrolled');
  const before = at ?? emptyHead(enrolment.epoch);
  const { row, head } = await link(body, when, before, enrolment.device, await signerOf(desk, key), created);
  if (row.bytes > maxOperationBytes) return 'too-large';
  const { order, frame, signature } = row;
  await withRoom(desk, () =>
    desk.journal.append([{ t: 'operation', order, at: when, body, frame, signature }]),
  );
  const counts = await commit(desk, row, before, head);
  // Not waited for: it only spares the person a question should the database be lost.
  desk.journal.note({ t: 'committed', id: row.id });
  return { row, counts };
}

export interface Kept {
  readonly row: StoredOperation;
  readonly counts: QueueCounts;
}

async function commit(desk: Desk, row: StoredOperation, before: Head, after: Head): Promise<QueueCounts> {
  try {
    return await withRoom(desk, () => desk.queue.append(row, before, after));
  } catch (error) {
    const found = await desk.queue.find(row.id).catch(() => undefined);
    if (found && found.signature === row.signature) return desk.queue.counts();
    // The person is told that nothing was kept, so it must not come back as a question.
    const gone: JournalRecord = { t: 'discarded', ids: [row.id] };
    if (!found) await desk.journal.append([gone]).catch(() => {});
    throw error;
  }
}

/** A full disk is met once with the room that was set aside for it. */
async function withRoom<T>(desk: Desk, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const trouble = storageTrouble(error);
    if (trouble !== 'full' || !(await desk.journal.makeRoom().catch(() => false)))
      throw new NotKept(trouble ?? 'failed', { cause: error });
    try {
      return await write();
    } catch (again) {
      throw new NotKept(storageTrouble(again) ?? 'failed', { cause: again });
    }
  }
}
