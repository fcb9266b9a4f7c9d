import type { SequenceId } from '#domain/base/ids.ts';
import { left, wantsRefill } from '#domain/numbering/blocks.ts';
import { BlocksResponseSchema } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { blockSize } from '../data/numbers/block-size.ts';
import type { Stores } from '../data/open-stores.ts';
import type { Hearing } from './hearing.ts';
import type { Session } from './session.ts';

/** A plant with no more runs than these keeps blocks of all of them, so that the first scan offline has numbers too. */
const fewRuns = 50;
const mostAtOnce = 100;
/** What one block may hold. */
const largest = 10_000;

/** [NUM-5] Two blocks ahead of every run in use. The same wish has the same name, so that a lost answer leases nothing twice. */
export function createRefill(stores: Stores, session: Session, hearing: Hearing): () => Promise<void> {
  const { blocks, rows, numbers, desk } = stores;

  const runs = async (): Promise<SequenceId[]> => {
    const known = await rows.scan('sequence', 'name:', fewRuns + 1);
    const used = await blocks.wanted();
    return [...new Set([...(known.length <= fewRuns ? known.map(({ id }) => id) : []), ...used])];
  };

  return async () => {
    if (await desk.queue.get('lapsed')) return;
    const wants: { sequence: SequenceId; count: number; request: string }[] = [];
    const needs = await blocks.needs();
    for (const sequence of new Set([...(await runs()), ...(Object.keys(needs) as SequenceId[])])) {
      const leased = await blocks.of(sequence);
      const short = (needs[sequence] ?? 0) - left(leased);
      if (short > 0) {
        const count = Math.min(largest, short + blockSize);
        wants.push({ sequence, count, request: `${sequence}/${leased.length + 1}/${count}` });
        continue;
      }
      if (leased.length > 0 && !wantsRefill(leased, blockSize)) continue;
      const missing = leased.length === 0 ? 2 : 1;
      for (let n = 1; n <= missing; n += 1)
        wants.push({ sequence, count: blockSize, request: `${sequence}/${leased.length + n}` });
    }
    if (wants.length === 0) return;
    const answer = await session.ask(paths.blocks, BlocksResponseSchema, {
      wants: wants.slice(0, mostAtOnce),
    });
    if (answer.kind === 'ok') {
      await numbers.keep(answer.value.blocks);
      await blocks.needsNothing();
    }
    // Numbers of its own are there when it is dry: a lease that is refused stops nothing.
    else if (answer.kind === 'unreachable') hearing.bad('pull', answer);
    await stores.tell();
  };
}
