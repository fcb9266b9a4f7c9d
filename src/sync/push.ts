import { Check } from 'typebox/value';
import { ConflictSchema, maxBatch, maxPushBytes, protocolVersion } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { hashOf } from '#domain/protocol/body.ts';
import { holdHere } from '../data/append/hold-here.ts';
import type { Stores } from '../data/open-stores.ts';
import type { StoredOperation } from '../data/queue/stored.ts';
import type { Answer } from './answer.ts';
import type { Hearing, Setback } from './hearing.ts';
import { PushedSchema, outcomesOf } from './outcomes.ts';
import type { Session } from './session.ts';

export type Pushed = { readonly kind: 'done' } | Setback;
type No = Extract<Answer<unknown>, { kind: 'no' }>;

/** Room in a push for everything that is not an entry. */
const envelope = 2048;

/** Sends what waits, batch after batch, until nothing is left or the server wants a pause. Everything may be sent twice. */
export function createPush(stores: Stores, session: Session, hearing: Hearing): () => Promise<Pushed> {
  const { desk, turn, queue: view } = stores;
  const { queue } = desk;
  /** Halved while the server finds a push too large or cannot read it, so that one bad operation stands alone at last. */
  let most = maxBatch;
  /** Where the server last said that something is missing. */
  let gapAt: number | null = null;

  const nextBatch = async (): Promise<StoredOperation[]> => {
    let bytes = envelope;
    const rows = await queue.waiting(most);
    const fitting = rows.findIndex(({ bytes: size }) => {
      bytes += size + 1;
      return bytes > maxPushBytes;
    });
    return rows.slice(0, fitting === -1 ? rows.length : Math.max(1, fitting));
  };

  const send = async (rows: readonly StoredOperation[]) => {
    const [first] = rows;
    const last = rows.at(-1);
    if (!first || !last) throw new Error('An empty push');
    view.setSending(new Set(rows.map(({ id }) => id)));
    try {
      return await session.ask(paths.push, PushedSchema, {
        protocol: protocolVersion,
        device: first.frame.device,
        epoch: first.frame.epoch,
        entries: rows.map(({ frame, body }) => ({ frame, body })),
        signature: last.signature,
      });
    } finally {
      view.setSending(new Set());
    }
  };

  /** Nothing when the queue may be tried again at once. */
  const mend = async (answer: No, rows: readonly StoredOperation[]): Promise<Pushed | null> => {
    if (answer.status === 409) return conflict(answer);
    if (answer.status !== 413 && answer.status !== 400) return hearing.bad('push', answer);
    if (answer.code === 'other-protocol') return hearing.bad('push', answer);
    if (rows.length > 1) {
      most = Math.ceil(rows.length / 2);
      return null;
    }
    const [bad] = rows;
    if (bad)
      await turn(() => holdHere(desk, bad, hashOf(bad.body) === bad.hash ? 'not-taken' : 'other-content'));
    desk.report('operation-not-taken', { operation: bad?.id, code: answer.code });
    await stores.settled();
    return null;
  };

  const conflict = async (answer: No): Promise<Pushed | null> => {
    const { body } = answer;
    const told = Check(ConflictSchema, body) ? body : null;
    const head = await queue.get('head');
    if (told?.code === 'gap' && head) {
      // Sent from there, and the server still wants the same: asking again at once would never end.
      if (told.expected === gapAt) return hearing.bad('push', answer);
      gapAt = told.expected;
      const isHere = await queue.sendAgain(head.epoch, told.expected);
      await stores.settled();
      if (isHere) return null;
    }
    // Another chain of this device is ahead of this one: a copied profile. A new code gives it a chain of its own.
    await queue.set('lapsed', 'forked');
    await stores.tell();
    return { kind: 'stuck' };
  };

  return async () => {
    for (;;) {
      if (await queue.get('lapsed')) return { kind: 'stuck' };
      const rows = await nextBatch();
      if (rows.length === 0) {
        gapAt = null;
        return { kind: 'done' };
      }
      const answer = await send(rows);
      if (answer.kind === 'unreachable') return hearing.bad('push', answer);
      if (answer.kind === 'no') {
        const stop = await mend(answer, rows);
        if (stop) return stop;
        continue;
      }
      await hearing.good('push', answer.value.serverTime);
      const cursor = await desk.replica.cursor();
      const settled = await queue.settle(outcomesOf(answer.value.outcomes), cursor?.version ?? 0);
      // What came into force as it was shown stays over the replica until a pull has passed it: nothing to judge anew.
      if (settled.every(showsTheSame)) await stores.counted();
      else await stores.settled();
      // An answer that says nothing of what was sent must not be asked for without end.
      if (settled.length === 0) return { kind: 'later', least: null };
      most = Math.min(maxBatch, most * 2);
      gapAt = null;
    }
  };
}

const showsTheSame = ({ live, state }: StoredOperation): boolean => live === 1 && state === 'accepted';
