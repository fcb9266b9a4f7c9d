import type { SequenceId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Sequence } from '#domain/catalogue/place.ts';
import { rowKey } from '#domain/stock/view.ts';
import type { Block, BlocksRequest } from '#domain/protocol/messages.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { lockCounter } from './counter.ts';
import type { Device } from './device.ts';
import { randomId } from './random-id.ts';

export type LeaseError =
  | { readonly code: 'unknown-sequence'; readonly where: string }
  | { readonly code: 'leases-suspended'; readonly where: string };

/** [NUM-5] Runs of counters that nobody else is ever given. The same request gets the same block again. */
export function leaseBlocks(
  deps: ServerDeps,
  device: Device,
  { wants }: BlocksRequest,
): Promise<Result<Block[], LeaseError>> {
  return deps.db.transaction(async (tx) => {
    const { leasing } = await lockCounter(tx, device.company);
    const blocks: Block[] = [];
    for (const [at, want] of wants.entries()) {
      const before = await tx.one<Block>(
        'select id, sequence, first, last from block_lease where company = $1 and device = $2 and request = $3',
        [device.company, device.id, want.request],
      );
      if (before) {
        blocks.push(before);
        continue;
      }
      if (!leasing) return err({ code: 'leases-suspended', where: `/wants/${at}` });
      const block = await leaseOne(tx, deps, device, want);
      if (!block) return err({ code: 'unknown-sequence', where: `/wants/${at}/sequence` });
      blocks.push(block);
    }
    return ok(blocks);
  });
}

async function leaseOne(
  tx: Queries,
  deps: ServerDeps,
  { company, id: device }: Device,
  { sequence, count, request }: BlocksRequest['wants'][number],
): Promise<Block | undefined> {
  const counter = await tx.one<{ next: number }>(
    'select next from sequence_counter where company = $1 and sequence = $2',
    [company, sequence],
  );
  const run = await sequenceRow(tx, company, sequence);
  if (!counter && !run) return undefined;
  const first = Math.max(counter?.next ?? 1, run?.startAt ?? 1);
  const block = {
    id: randomId(deps),
    sequence: sequence satisfies SequenceId,
    first,
    last: first + count - 1,
  };
  await tx.run(
    `insert into sequence_counter (company, sequence, next) values ($1, $2, $3)
     on conflict (company, sequence) do update set next = excluded.next`,
    [company, sequence, first + count],
  );
  await tx.run(
    `insert into block_lease (company, device, request, id, sequence, first, last, leased_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [company, device, request, block.id, sequence, block.first, block.last, deps.clock()],
  );
  return block;
}

/** What a device is told at most: beyond that the oldest are long used up, and are found in use. */
const mostRanges = 5000;

/** [NUM-7] What other devices have leased, neighbouring blocks as one. */
export async function leasedElsewhere(
  { db }: Pick<ServerDeps, 'db'>,
  { company, id }: Pick<Device, 'company' | 'id'>,
): Promise<Block[]> {
  const leases = await db.snapshot((tx) =>
    tx.many<Block>(
      `select id, sequence, first, last from block_lease where company = $1 and device <> $2
       order by sequence, first`,
      [company, id],
    ),
  );
  const ranges: Block[] = [];
  for (const lease of leases) {
    const before = ranges.at(-1);
    if (before?.sequence !== lease.sequence || before.last + 1 < lease.first) ranges.push(lease);
    else ranges.splice(-1, 1, { ...before, last: Math.max(before.last, lease.last) });
  }
  return ranges.slice(-mostRanges);
}

/** [A02] A run of numbers that somebody made since begins at 1, or where its record says. */
async function sequenceRow(tx: Queries, company: string, id: SequenceId): Promise<Sequence | undefined> {
  const row = await tx.one<{ content: string | null }>(
    'select content from row_now where company = $1 and key = $2',
    [company, rowKey('sequence', id)],
  );
  return row?.content ? (JSON.parse(row.content) as Sequence) : undefined;
}

/**
 * After the server was set back to a backup: an administrator has heard from every device or written it off. Every run
 * jumps over `skip` counters that may have been leased since the backup; done twice it jumps once.
 */
export async function resumeLeases(deps: ServerDeps, company: string, skip: number): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { leasing } = await lockCounter(tx, company);
    if (leasing) return;
    await tx.run('update sequence_counter set next = next + $2 where company = $1', [company, skip]);
    await tx.run('update counter set leasing = 1 where company = $1', [company]);
  });
  deps.log('warn', 'leases-resumed', { company, skip });
}
