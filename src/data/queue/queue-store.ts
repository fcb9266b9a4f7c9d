import { Dexie } from 'dexie';
import type { CompanyId, OperationId, PersonId } from '#domain/base/ids.ts';
import type { Instant } from '#domain/base/calendar.ts';
import { counted, mayTry, noAttempts, triesLeft } from '#domain/people/attempts.ts';
import { isEnded } from '#domain/protocol/ended.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { QueueCounts } from '../contract.ts';
import { countedStates, isLive, needsPerson, parseCounts, recount } from './counts.ts';
import type { Taken } from '../replica/take-in.ts';
import { HeadMoved, appendOne } from './append-one.ts';
import type { QueueDatabase } from './database.ts';
import {
  type Head,
  type MetaName,
  type MetaValues,
  type StoredOperation,
  type StoredState,
  noCounts,
} from './stored.ts';

export interface ListOptions {
  /** All when left out. */
  readonly state?: StoredState;
  /** Only older ones than this. */
  readonly before?: number;
  readonly limit: number;
}

export type QueueStore = ReturnType<typeof createQueueStore>;

/** The counters are read by `counts` alone, which knows those of an earlier version. */
type Word = Exclude<MetaName, 'counts'>;

/** The queue and its few words about itself. Every write is one strict transaction that keeps the counters right. */
export function createQueueStore(db: QueueDatabase) {
  // The table holds each word under its own name, and only `set` and `setAll` write there; Dexie's types can't say so.
  const get = async <Name extends Word>(name: Name): Promise<MetaValues[Name] | undefined> =>
    (await db.meta.get(name))?.value as MetaValues[Name] | undefined;
  const set = async <Name extends MetaName>(name: Name, value: MetaValues[Name]): Promise<void> => {
    await db.meta.put({ name, value });
  };
  const getSome = async <Name extends Word>(
    names: readonly Name[],
  ): Promise<Partial<Pick<MetaValues, Name>>> => {
    const rows = await db.meta.bulkGet([...names]);
    return Object.fromEntries(rows.flatMap((row) => (row ? [[row.name, row.value]] : []))) as Partial<
      Pick<MetaValues, Name>
    >;
  };
  const setAll = async (values: Partial<MetaValues>): Promise<void> => {
    const entries = Object.entries(values) as [MetaName, MetaValues[MetaName]][];
    await db.meta.bulkPut(entries.map(([name, value]) => ({ name, value })));
  };
  const byState = (state: StoredState) =>
    db.operations.where('[state+order]').between([state, Dexie.minKey], [state, Dexie.maxKey]);

  const keepCounts = async (sums: QueueCounts): Promise<QueueCounts> => {
    const oldest = sums.waiting > 0 ? await byState('saved').first() : undefined;
    const next = { ...sums, oldestWaiting: oldest?.at ?? null };
    await set('counts', next);
    return next;
  };

  const writing = <T>(work: () => Promise<T>): Promise<T> =>
    db.transaction('rw', [db.operations, db.meta, db.blocks], work);

  /** From the rows, once: what lies in the database was counted by an earlier version of the program. */
  const countAnew = (): Promise<QueueCounts> =>
    writing(async () => {
      let sums = noCounts;
      for (const state of countedStates)
        await byState(state).each((row) => {
          sums = recount(sums, null, row);
        });
      return keepCounts(sums);
    });

  const counts = async (): Promise<QueueCounts> =>
    parseCounts((await db.meta.get('counts'))?.value) ?? countAnew();

  /** Puts rows in the place of others under the same id, and counts. To be called within a transaction. */
  const replace = async (rows: readonly StoredOperation[]): Promise<void> => {
    const old = await counts();
    const before = await db.operations.bulkGet(rows.map(({ id }) => id));
    await db.operations.bulkPut([...rows]);
    await keepCounts(rows.reduce((sums, row, at) => recount(sums, before[at] ?? null, row), old));
  };

  return {
    get,
    getSome,
    set,
    counts,
    find: (id: OperationId) => db.operations.get(id),
    findMany: async (ids: readonly OperationId[]) =>
      (await db.operations.bulkGet([...ids])).filter((row) => row !== undefined),

    /** Adds operations at the head, all of them or none. Answers the counters behind them. */
    async append(rows: readonly StoredOperation[], before: Head, after: Head): Promise<QueueCounts> {
      const [row, ...others] = rows;
      const kept = row && others.length === 0 ? await appendOne(opened(db), row, before, after) : null;
      if (kept) return kept;
      // Several at once, or counters of an earlier version: these are counted anew on the way.
      return writing(async () => {
        const head = await get('head');
        if (head?.hash !== before.hash || head.order !== before.order) throw new HeadMoved();
        const old = await counts();
        // One that is here already is a question that a person has answered; where nothing is asked, nothing is read.
        const asked = old.asked > 0 ? await db.operations.bulkGet(rows.map(({ id }) => id)) : [];
        const sums = rows.reduce((so, row, at) => recount(so, asked[at] ?? null, row), old);
        const next = { ...sums, oldestWaiting: old.oldestWaiting ?? rows[0]?.at ?? null };
        // In parts, so that the screen is not held up by a thousand of them; the transaction is one all the same.
        for (let from = 0; from < rows.length; from += putAtOnce)
          await db.operations.bulkPut(rows.slice(from, from + putAtOnce));
        await setAll({ head: after, counts: next });
        return next;
      });
    },

    /** Several rows and words together. */
    write: (
      rows: readonly StoredOperation[],
      values: Partial<MetaValues> = {},
      gone: readonly OperationId[] = [],
    ): Promise<void> =>
      writing(async () => {
        await replace(rows);
        const leaving = (await db.operations.bulkGet([...gone])).filter((row) => row !== undefined);
        await db.operations.bulkDelete([...gone]);
        if (leaving.length > 0)
          await keepCounts(leaving.reduce((sums, row) => recount(sums, row, null), await counts()));
        await setAll(values);
      }),

    /** A new enrolment: its operations in new frames, and no number of the blocks that the old one had leased. */
    adopt: (rows: readonly StoredOperation[], values: Partial<MetaValues>): Promise<void> =>
      writing(async () => {
        await replace(rows);
        await setAll(values);
        await db.blocks.clear();
      }),

    /** Keeps the server's words. Of an operation that is not here any more nothing is kept. */
    settle: (outcomes: readonly Outcome[], cursor: number): Promise<readonly StoredOperation[]> =>
      writing(async () => {
        const rows = await db.operations.bulkGet(outcomes.map(({ operation }) => operation));
        const settled = outcomes.flatMap((outcome, at): StoredOperation[] => {
          const row = rows[at];
          if (!row || row.state === 'asked') return [];
          const next = { ...row, state: outcome.state, outcome };
          return [{ ...next, live: isLive(next, cursor) ? 1 : 0 }];
        });
        await replace(settled);
        return settled;
      }),

    /** What lies over the replica, in the order it was recorded; what was refused and not ended; the newest there is. */
    live: () =>
      db.transaction('r', [db.operations, db.meta], async () => ({
        rows: await db.operations
          .where('[live+order]')
          .between([1, Dexie.minKey], [1, Dexie.maxKey])
          .toArray(),
        refused: (await byState('refused').toArray()).filter(needsPerson),
        upTo: (await get('head'))?.order ?? 0,
      })),

    /**
     * The server's rows speak of our operations too: what was parked may be in force by now, what was refused may be
     * ended. One whose answer was lost is still asked about, but its effects need not lie over the replica twice.
     */
    follow: (told: Taken['operations']): Promise<void> =>
      writing(async () => {
        const rows = await db.operations.bulkGet(told.map(({ row }) => row.id));
        await replace(
          told.flatMap(({ row, version }, at): StoredOperation[] => {
            const own = rows[at];
            if (!own || own.state === 'asked') return [];
            if (!own.outcome) return inForce(row.state) && own.live === 1 ? [{ ...own, live: 0 }] : [];
            const { state, settled } = row;
            const why = inForce(row.state) ? null : own.outcome.why;
            return [{ ...own, state, outcome: { ...own.outcome, state, settled, why, version } }];
          }),
        );
      }),

    /** The replica has come this far: what it shows by itself need not lie over it any more. */
    passed: (cursor: number): Promise<void> =>
      writing(async () => {
        const rows = await db.operations
          .where('[live+order]')
          .between([1, Dexie.minKey], [1, Dexie.maxKey])
          .filter((row) => !isLive(row, cursor))
          .toArray();
        await db.operations.bulkPut(rows.map((row) => ({ ...row, live: 0 as const })));
      }),

    /**
     * The server lacks them although it had answered: it was set back to a backup. They are sent again, in their old
     * frames. Answers whether the one that it asks for is still here.
     */
    sendAgain: (epoch: number, from: number): Promise<boolean> =>
      writing(async () => {
        const rows = await db.operations
          .filter(({ frame, state }) => frame.epoch === epoch && frame.seq >= from && state !== 'asked')
          .toArray();
        await replace(
          rows.filter(wasSent).map((row) => ({ ...row, state: 'saved', live: 1, outcome: null })),
        );
        return rows.some((row) => row.frame.seq === from && (row.state === 'saved' || wasSent(row)));
      }),

    /** The newest one that was answered is sent once more, to learn whether the server still knows it. */
    probe: (): Promise<void> =>
      writing(async () => {
        const newest = await db.operations.orderBy('order').reverse().filter(wasSent).first();
        if (newest) await replace([{ ...newest, state: 'saved' }]);
      }),

    /** Long ended and known to a backup: oldest first, so many at most. */
    releasable: (before: Instant, backedUp: number, limit: number) =>
      db.operations
        .orderBy('order')
        .limit(limit)
        .filter(({ at, live, outcome }) => {
          if (!outcome || live === 1 || at >= before) return false;
          return isEnded(outcome) && outcome.version > 0 && outcome.version <= backedUp;
        })
        .toArray(),

    /** Every state that waits to be sent, oldest first. */
    unsent: () => byState('saved').toArray(),

    /** What a server of another history may lack: all that waits, and all of this company that another has answered. */
    mayBeLacking: (company: CompanyId) =>
      db.operations
        .orderBy('order')
        .filter((row) => row.state === 'saved' || (wasSent(row) && row.body.company === company))
        .toArray(),

    /** Recorded after this one, by any tab. */
    since: (order: number) => db.operations.where('order').above(order).sortBy('order'),

    waiting: (limit: number) => byState('saved').limit(limit).toArray(),

    size: () => db.operations.count(),

    /** [C10] Counts a try before its PIN is looked at; `left` tries follow before one has to wait. */
    countTry: (person: string, now: Instant) =>
      writing(async () => {
        const attempts = (await get('attempts')) ?? {};
        const before = attempts[person] ?? noAttempts;
        const answer = mayTry(before, now);
        if (!answer.may) return answer;
        const after = counted(before, now);
        await set('attempts', { ...attempts, [person]: after });
        return { may: true as const, left: triesLeft(after) };
      }),

    forgive: (person: string): Promise<void> =>
      writing(async () => {
        const { [person]: forgiven, ...others } = (await get('attempts')) ?? {};
        if (forgiven) await set('attempts', others);
      }),

    /** Nothing is left but the words that are named. */
    empty: (kept: readonly Word[]): Promise<void> =>
      db.transaction('rw', db.tables, async () => {
        const values = await getSome(kept);
        await Dexie.Promise.all(
          db.tables.filter(({ name }) => name !== 'keys' || kept.length === 0).map((table) => table.clear()),
        );
        await setAll(values);
      }),

    /** Whose work waits to be sent. */
    async waitingActors(): Promise<PersonId[]> {
      const actors = new Set<PersonId>();
      await byState('saved')
        .limit(mostLookedAt)
        .each(({ body }) => actors.add(body.actor));
      return [...actors];
    },

    /** Newest first. */
    list({ state, before = Number.MAX_SAFE_INTEGER, limit }: ListOptions) {
      const range = state
        ? db.operations.where('[state+order]').between([state, Dexie.minKey], [state, before], true, false)
        : db.operations.where('order').below(before);
      return range.reverse().limit(limit).toArray();
    },

    /** Every id with the hash of its body, without reading the bodies. */
    async hashes(): Promise<Map<OperationId, string>> {
      // Dexie gives the keys of any index as one type; those of this one are pairs.
      const keys = (await db.operations.orderBy('[id+hash]').keys()) as unknown as [OperationId, string][];
      return new Map(keys);
    },

    keepStray: (id: string, hash: string, text: string) => db.strays.put({ id, hash, text }),
    all: () => db.operations.orderBy('order').toArray(),
  };
}

/** A newer page of this app may have taken the database over. */
function opened(db: QueueDatabase): IDBDatabase {
  if (!db.isOpen()) throw new Dexie.DatabaseClosedError();
  return db.backendDB();
}

/** Rows that are handed to the database together. */
const putAtOnce = 100;

/** Whose work it is, is asked of a long queue's beginning alone. */
const mostLookedAt = 1000;

/** The server has spoken of it; what the device holds back by itself was never sent. */
const wasSent = ({ outcome }: StoredOperation): boolean => outcome !== null && outcome.version > 0;

const inForce = (state: Outcome['state']): boolean => state === 'accepted' || state === 'adjusted';
