import type { PushRequest } from '#domain/protocol/messages.ts';
import { noJournal } from '../../../src/data/journal/contract.ts';
import type { Journal } from '../../../src/data/journal/contract.ts';
import type { Stores } from '../../../src/data/open-stores.ts';
import type { Fetch } from '../../../src/sync/answer.ts';
import { type TestServer, testCompany } from '../server.ts';
import type { Life, Scheduler } from './scheduler.ts';

/** One safety rule switched off, to prove that the world would notice. */
export interface Mutation {
  readonly name: string;
  readonly server?: (fetch: Fetch, server: TestServer) => Fetch;
  readonly stores?: (stores: Stores, scheduler: Scheduler, life: Life) => void;
  readonly journal?: (journal: Journal) => Journal;
}

const isPush = (url: string): boolean => url.endsWith('/push');
const pushIn = (init: RequestInit): PushRequest => JSON.parse(String(init.body)) as PushRequest;

/** Answers, but as if it had never heard of what is sent again. */
const forgetful = (fetch: Fetch, { db }: TestServer): Fetch =>
  async function send(url, init) {
    if (isPush(url)) {
      const { device, epoch, entries } = pushIn(init);
      const [first] = entries;
      await db.transaction(async (tx) => {
        const known = await tx.one('select 1 as yes from frame where company = $1 and operation = $2', [
          testCompany,
          first?.body.id ?? '',
        ]);
        if (!known || !first) return;
        for (const { body } of entries) {
          await tx.run('delete from operation where company = $1 and id = $2', [testCompany, body.id]);
          await tx.run('delete from move where company = $1 and operation = $2', [testCompany, body.id]);
        }
        await tx.run('delete from frame where company = $1 and device = $2 and epoch = $3 and seq >= $4', [
          testCompany,
          device,
          epoch,
          first.frame.seq,
        ]);
        await tx.run('update device set next_seq = $3, head = $4 where company = $1 and id = $2', [
          testCompany,
          device,
          first.frame.seq,
          first.frame.previous,
        ]);
      });
    }
    return fetch(url, init);
  };

/** Every device is leased the same counters. */
const generous = (fetch: Fetch): Fetch =>
  async function send(url, init) {
    const answer = await fetch(url, init);
    if (!url.endsWith('/blocks') || !answer.ok) return answer;
    const { blocks } = (await answer.json()) as { blocks: { first: number; last: number }[] };
    const same = blocks.map((block, at) => ({ ...block, first: 1 + at * 100, last: 100 + at * 100 }));
    return new Response(JSON.stringify({ blocks: same }), { status: 200 });
  };

/** A cursor that runs ahead of what was committed: the last row of a page is behind it already. */
const hasty = (fetch: Fetch): Fetch =>
  async function send(url, init) {
    const answer = await fetch(url, init);
    if (!url.includes('/pull') || !answer.ok) return answer;
    const page = (await answer.json()) as { rows: unknown[] };
    const rows = url.includes('cursor') ? page.rows.slice(0, -1) : page.rows;
    return new Response(JSON.stringify({ ...page, rows }), { status: 200 });
  };

export const mutations: readonly Mutation[] = [
  { name: 'the server keeps no outcome of what it has judged', server: forgetful },
  { name: 'numbers are not leased', server: generous },
  { name: 'the cursor does not follow the order of commits', server: hasty },
  {
    name: 'deps are not derived',
    stores: ({ desk }) => void Object.assign(desk.overlay, { creatorOf: () => undefined }),
  },
  {
    // With the gap check alone the server asks for what was settled wrongly, and nothing is lost.
    name: 'an answer settles the first that wait, and nobody goes back for a gap',
    stores({ desk }) {
      const { settle } = desk.queue;
      Object.assign(desk.queue, {
        settle: async (...[outcomes, cursor]: Parameters<typeof settle>) => {
          const waiting = await desk.queue.waiting(outcomes.length);
          const moved = outcomes.flatMap((outcome, at) => {
            const row = waiting[at];
            return row ? [{ ...outcome, operation: row.id }] : [];
          });
          return settle(moved, cursor);
        },
        sendAgain: () => Promise.resolve(false),
      });
    },
  },
  {
    name: 'the beep sounds before anything is durable',
    journal: (journal) => ({ ...journal, append: () => Promise.resolve() }),
    stores({ desk }, scheduler, life) {
      const { append } = desk.queue;
      Object.assign(desk.queue, {
        append: (...given: Parameters<typeof append>) => {
          const later = async (): Promise<void> => void (await append(...given).catch(() => {}));
          scheduler.spawn(later, life, 3000);
          return desk.queue.counts();
        },
      });
    },
  },
  { name: 'there is no journal', journal: () => noJournal },
  {
    name: 'the queue is not reconciled with its journal',
    journal: (journal) => ({ ...journal, open: async () => ({ ...(await journal.open()), texts: [] }) }),
  },
  {
    name: 'a refused operation is dropped',
    stores({ desk }) {
      const { settle } = desk.queue;
      Object.assign(desk.queue, {
        settle: async (...[outcomes, cursor]: Parameters<typeof settle>) => {
          const rows = await settle(outcomes, cursor);
          const gone = rows.filter(({ state }) => state === 'refused').map(({ id }) => id);
          await desk.queue.write([], {}, gone);
          return rows;
        },
      });
    },
  },
  {
    name: 'effects stay over the replica that shows them already',
    stores: ({ desk }) => void Object.assign(desk.queue, { passed: () => Promise.resolve() }),
  },
];
