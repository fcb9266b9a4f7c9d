import { hashOf } from '#domain/protocol/hash.ts';
import type { JournalContents } from '../journal/contents.ts';
import type { Desk } from './desk.ts';
import { holdHere } from './hold-here.ts';
import type { StoredHashes } from './reconcile.ts';

/**
 * Two bodies under one id: an operation is its id and the hash of its body, so none of them may quietly win. A damaged
 * row is mended from the journal; where both are sound, both are kept and the operation waits for a person.
 */
export async function settleDiffering(
  desk: Desk,
  contents: JournalContents,
  stored: StoredHashes,
): Promise<void> {
  const { queue, report } = desk;
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
    const { isSound } = await import('../journal/sound.ts');
    if (hashOf(row.body) !== row.hash && isSound(record)) {
      await queue.write([{ ...row, body: record.body, hash: record.frame.body }]);
      continue;
    }
    await queue.keepStray(row.id, record.frame.body, JSON.stringify(record));
    if (row.state === 'saved') await holdHere(desk, row, 'other-content');
  }
}
