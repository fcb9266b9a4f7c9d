import type { Outcome } from '#domain/protocol/outcome.ts';
import type { Head, StoredOperation } from '../queue/stored.ts';
import { relink } from './chain.ts';
import type { Desk } from './desk.ts';
import { signerOf } from './signer.ts';

/** Why the device itself keeps an operation back: the server has never been shown it. */
export type HeldHere = 'other-content' | 'not-taken';

/**
 * Keeps back one operation that cannot be sent, and frames what follows it anew, because the chain has no gaps. It
 * waits for a person like any other held one. To be called in a turn.
 */
export async function holdHere(desk: Desk, bad: StoredOperation, code: HeldHere): Promise<void> {
  const { queue } = desk;
  const rows: StoredOperation[] = [{ ...bad, state: 'held', outcome: outcomeOf(bad, code) }];
  let head: Head = {
    epoch: bad.frame.epoch,
    seq: bad.frame.seq - 1,
    hash: bad.frame.previous,
    order: (await queue.get('head'))?.order ?? bad.order,
  };
  const signer = await signerOf(desk);
  for (const row of await queue.unsent()) {
    if (row.frame.epoch !== bad.frame.epoch || row.frame.seq <= bad.frame.seq) continue;
    const linked = await relink(row, head, row.frame.device, signer);
    rows.push(linked.row);
    head = linked.head;
  }
  await queue.write(rows, { head });
}

const outcomeOf = ({ id }: StoredOperation, code: HeldHere): Outcome => ({
  operation: id,
  state: 'held',
  why: { code, args: {} },
  flags: [],
  adjustments: [],
  version: 0,
  settled: null,
});
