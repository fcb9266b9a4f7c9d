import type { Instant } from '#domain/base/calendar.ts';
import { type Frame, noHash } from '#domain/protocol/body.ts';
import type { Conflict } from '#domain/protocol/messages.ts';
import { insertRows } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';
import type { Link } from './chain.ts';
import type { Device } from './device.ts';

export type Placed =
  | { readonly fits: true; readonly fresh: readonly Link[] }
  | { readonly fits: false; readonly conflict: Conflict };

/** Where a push stands in the chain of its device: repeated, new, too far ahead, or of another chain altogether. */
export async function placeInChain(tx: Queries, device: Device, links: readonly Link[]): Promise<Placed> {
  const [first] = links;
  const last = links.at(-1);
  if (!first || !last) throw new Error('An empty push');
  const no = (code: Conflict['code'], message: string): Placed => ({
    fits: false,
    conflict: { code, expected: device.nextSeq, message },
  });
  if (first.frame.epoch !== device.epoch)
    return no('old-epoch', `The device counts in epoch ${device.epoch} now`);
  if (first.frame.seq > device.nextSeq)
    return no('gap', `Operations ${device.nextSeq} to ${first.frame.seq - 1} are missing`);
  const known = await tx.many<{ seq: number; hash: string }>(
    'select seq, hash from frame where company = $1 and device = $2 and epoch = $3 and seq >= $4 and seq <= $5',
    [device.company, device.id, device.epoch, first.frame.seq, last.frame.seq],
  );
  const hashes = new Map(known.map(({ seq, hash }) => [seq, hash]));
  const fresh = links.filter(({ frame }) => frame.seq >= device.nextSeq);
  const differs = links.some(({ frame, frameHash }) => {
    const stored = hashes.get(frame.seq);
    return stored !== undefined && stored !== frameHash;
  });
  if (differs || (fresh[0] && fresh[0].frame.previous !== device.head))
    return no('forked', `Another chain of this device already has operation ${first.frame.seq}`);
  return { fits: true, fresh };
}

const columns = ['company', 'device', 'epoch', 'seq', 'hash', 'previous', 'operation', 'body_hash'];

/** Keeps the new frames and answers the seq that comes next. */
export async function advance(
  tx: Queries,
  { company, id, nextSeq }: Device,
  fresh: readonly Link[],
  now: Instant,
): Promise<number> {
  const head = fresh.at(-1);
  if (!head) return nextSeq;
  const rowOf = ({ frame, frameHash, body }: Link & { frame: Frame }) => [
    company,
    id,
    frame.epoch,
    frame.seq,
    frameHash,
    frame.previous,
    body.id,
    frame.body,
  ];
  await insertRows(tx, 'frame', columns, fresh.map(rowOf));
  const next = head.frame.seq + 1;
  await tx.run('update device set next_seq = $3, head = $4, seen_at = $5 where company = $1 and id = $2', [
    company,
    id,
    next,
    head.frameHash,
    now,
  ]);
  return next;
}

export const emptyChain = { nextSeq: 1, head: noHash } as const;
