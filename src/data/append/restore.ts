import { hashOf } from '#domain/protocol/hash.ts';
import type { JournalledOperation } from '../journal/contents.ts';
import type { RecordedOperation } from '../journal/records.ts';
import type { Head, StoredOperation } from '../queue/stored.ts';
import { relink, sizeOf } from './chain.ts';
import type { Desk } from './desk.ts';
import { signerOf } from './signer.ts';

export interface Restored {
  readonly rows: readonly StoredOperation[];
  readonly head: Head;
  /** How many of them had their beep. */
  readonly confirmed: number;
}

/**
 * Operations that only the journal has. Those that had their beep come back as saved, in their own frame where it fits
 * the chain, else in a new one; the one that may not have had it becomes a question to the person.
 * @param missing in the order of recording
 */
export async function restore(
  desk: Desk,
  missing: readonly JournalledOperation[],
  start: Head,
): Promise<Restored> {
  const rows: StoredOperation[] = [];
  let head = start;
  let confirmed = 0;
  for (const { record, confirmed: hadBeep } of missing) {
    const row = rowOf(record, Math.max(record.order, head.order + 1));
    if (!hadBeep) {
      rows.push({ ...row, state: 'asked', live: 0 });
      const { epoch, seq, hash } = head;
      head = { epoch, seq, hash, order: row.order };
      continue;
    }
    confirmed += 1;
    const { epoch, seq, previous } = record.frame;
    if (epoch === head.epoch && seq === head.seq + 1 && previous === head.hash) {
      rows.push(row);
      head = { epoch, seq, hash: hashOf(record.frame), order: row.order };
    } else {
      const linked = await relink(row, head, record.frame.device, await signerOf(desk));
      rows.push(linked.row);
      head = linked.head;
    }
  }
  return { rows, head, confirmed };
}

const rowOf = (
  { body, frame, signature, at, together }: RecordedOperation,
  order: number,
): StoredOperation => ({
  id: body.id,
  order,
  state: 'saved',
  live: 1,
  created: [],
  hash: frame.body,
  body,
  frame,
  signature,
  at,
  ...(together && { together }),
  bytes: sizeOf(frame, body),
  outcome: null,
});
