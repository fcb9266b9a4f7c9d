import type { QueueCounts } from '../contract.ts';
import { parseCounts, recount } from './counts.ts';
import type { MetaRow } from './database.ts';
import type { Head, StoredOperation } from './stored.ts';

/** Somebody else appended in between although the lock was held: nothing was written. */
export class HeadMoved extends Error {
  override readonly name = 'HeadMoved';
}

/**
 * One operation at the head, on the way from a scan to its beep. Each answer of the database is a trip to another process
 * and waits there behind others, so all that is known is asked for and written in one go, and the end is said aloud: two
 * trips instead of four. One strict transaction all the same: where the head has moved, nothing was written; nor where the
 * answer is null, for the counters that lie here are of an earlier version of the program and are counted anew first.
 */
export const appendOne = (
  database: IDBDatabase,
  row: StoredOperation,
  before: Head,
  after: Head,
): Promise<QueueCounts | null> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(['operations', 'meta'], 'readwrite', { durability: 'strict' });
    const operations = transaction.objectStore('operations');
    const meta = transaction.objectStore('meta');
    let next: QueueCounts | null = null;
    transaction.addEventListener('complete', () => resolve(next));
    // Too late for an answer where this one gave way by itself.
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('Aborted')));

    const head = meta.get('head');
    const counts = meta.get('counts');
    // One that is here already is a question that a person has answered.
    const asked = operations.get(row.id);
    operations.put(row);
    // Answers come in the order of the questions: with the last one all are here.
    asked.addEventListener('success', () => {
      const end = valueOf<Head>(head);
      if (end?.hash !== before.hash || end.order !== before.order) {
        reject(new HeadMoved());
        return transaction.abort();
      }
      const old = parseCounts(valueOf(counts));
      if (!old) {
        resolve(null);
        return transaction.abort();
      }
      const was = (asked.result as StoredOperation | undefined) ?? null;
      next = { ...recount(old, was, row), oldestWaiting: old.oldestWaiting ?? row.at };
      meta.put({ name: 'head', value: after } satisfies MetaRow);
      meta.put({ name: 'counts', value: next } satisfies MetaRow);
      transaction.commit();
    });
  });

const valueOf = <Value extends MetaRow['value']>({ result }: IDBRequest): Value | undefined =>
  (result as { readonly value: Value } | undefined)?.value;
