import { hashOf } from '#domain/protocol/body.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { JournalContents } from '../journal/contents.ts';
import type { StoredOperation } from '../queue/stored.ts';
import type { Desk } from './desk.ts';
import type { StoredHashes } from './reconcile.ts';

/**
 * Two bodies under one id: an operation is its id and the hash of its body, so none of them may quietly win. A damaged
 * row is mended from the journal; where both are sound, both are kept and the operation waits for a person.
 */
export async function settleDiffering(
  { queue, report }: Desk,
  contents: JournalContents,
  stored: StoredHashes,
): Promise<void> {
  const others = [
    ...contents.differing,
    ...[...contents.operations.values()]
      .map(({ record }) => record)
      .filter(({ body, frame }) => stored.has(body.id) && stored.get(body.id) !== frame.body),
  ];
  for (const record of others) {
    const row = await queue.find(record.body.id);
    if (!row || row.hash === record.frame.body) continue;
    report('differing-bodies', { id: row.id, stored: row.hash, journal: record.frame.body });
    if (hashOf(row.body) !== row.hash && hashOf(record.body) === record.frame.body) {
      await queue.write([{ ...row, body: record.body, hash: record.frame.body }]);
      continue;
    }
    await queue.keepStray(row.id, record.frame.body, JSON.stringify(record));
    if (row.state === 'saved') await queue.write([heldHere(row, 'other-content')]);
  }
}

/** Held by the device itself: it is not sent until a person has decided. */
export const heldHere = (row: StoredOperation, code: string): StoredOperation => ({
  ...row,
  state: 'held',
  outcome: localOutcome(row, code),
});

const localOutcome = ({ id }: StoredOperation, code: string): Outcome => ({
  operation: id,
  state: 'held',
  why: { code, args: {} },
  flags: [],
  adjustments: [],
  version: 0,
  settled: null,
});
