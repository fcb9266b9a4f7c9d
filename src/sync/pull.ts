import { Type } from 'typebox';
import { Nullable } from '#domain/base/schema.ts';
import { PullResponseSchema } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { PullPage } from '../data/replica/replica-store.ts';
import type { Stores } from '../data/open-stores.ts';
import type { Hearing, Setback } from './hearing.ts';
import type { Session } from './session.ts';

export type Pulled = { readonly kind: 'done' } | Setback;

/** Rows are looked at one by one when they are kept: one of a newer kind must not cost the page. */
const PageSchema = Type.Intersect([
  Type.Omit(PullResponseSchema, ['rows']),
  Type.Object({
    rows: Type.Array(
      Type.Object({
        kind: Type.String({ maxLength: 64 }),
        id: Type.String({ minLength: 1, maxLength: 400 }),
        version: Type.Integer({ minimum: 0 }),
        row: Nullable(Type.Unknown()),
      }),
    ),
  }),
]);

/** Fetches pages until the rows are whole at a version. Never waits for the push. */
export function createPull(stores: Stores, session: Session, hearing: Hearing): () => Promise<Pulled> {
  const { desk } = stores;
  const { replica, queue } = desk;

  /** Another history begins: the replica is fetched anew, and the queue asks whether the server still knows its work. */
  const startOver = async (): Promise<void> => {
    desk.report('replica-started-over', {});
    await replica.clear();
    await queue.probe();
    await stores.settled();
  };

  return async () => {
    for (;;) {
      // Nobody to ask as: the one is not a device yet, the other no longer.
      const { enrolment, lapsed } = await queue.getSome(['enrolment', 'lapsed']);
      if (!enrolment || lapsed === 'key-lost') return { kind: 'stuck' };
      const from = await replica.askFrom();
      const url = from ? `${paths.pull}?cursor=${encodeURIComponent(from.next)}` : paths.pull;
      const answer = await session.ask(url, PageSchema);
      // A cursor that is too old, of another history, or that the server cannot read: the replica can be had again.
      if (answer.kind === 'no' && (answer.status === 410 || answer.code === 'malformed') && from) {
        await startOver();
        continue;
      }
      if (answer.kind !== 'ok') return hearing.bad('pull', answer);
      const page: PullPage = answer.value;
      await hearing.good('pull', page.serverTime);
      if (from && from.serverEpoch !== page.serverEpoch) {
        await startOver();
        continue;
      }
      const taken = await replica.take(page);
      // More pages follow; a server that turns in a circle is not asked without end.
      if (!taken && page.next !== from?.next) continue;
      if (!taken) return { kind: 'later', least: null };
      await queue.follow(taken.operations);
      await stores.settled();
      return { kind: 'done' };
    }
  };
}
