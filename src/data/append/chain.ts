import type { Instant } from '#domain/base/calendar.ts';
import type { Body, Frame } from '#domain/protocol/body.ts';
import { hashOf, noHash } from '#domain/protocol/hash.ts';
import type { Enrolment } from '#domain/protocol/messages.ts';
import type { RowKey } from '#domain/stock/view.ts';
import type { Together } from '../contract.ts';
import type { Signer } from '../ports.ts';
import type { Head, StoredOperation } from '../queue/stored.ts';
import { type Pause, noPause } from '../pause.ts';

/** A device that has recorded nothing in this epoch. */
export const emptyHead = (epoch: number, order = 0): Head => ({ epoch, seq: 0, hash: noHash, order });

/** What is to be linked. */
export interface Loose {
  readonly body: Body;
  readonly at: Instant;
  readonly created?: readonly RowKey[];
  readonly together?: Together | undefined;
}

/**
 * The next links: bodies in frames at the head of the chain, each signed, and the head behind them. A frame is built upon
 * the hash of the one before and not upon its signature, so the signatures are made side by side.
 */
export async function linkAll(
  all: readonly Loose[],
  head: Head,
  device: Enrolment['device'],
  signer: Signer,
  pause: Pause = noPause,
): Promise<{ readonly rows: StoredOperation[]; readonly head: Head }> {
  let last = head;
  const rows: Promise<StoredOperation>[] = [];
  for (const { body, at, created = [], together } of all) {
    const hash = hashOf(body);
    const frame: Frame = { device, epoch: last.epoch, seq: last.seq + 1, previous: last.hash, body: hash };
    const order = last.order + 1;
    last = { epoch: last.epoch, seq: frame.seq, hash: hashOf(frame), order };
    const bytes = sizeOf(frame, body);
    const row = { id: body.id, order, state: 'saved', live: 1, created, hash, body, frame, at } as const;
    const signed = signer.sign(last.hash);
    rows.push(
      signed.then((signature) => ({
        ...row,
        signature,
        ...(together && { together }),
        bytes,
        outcome: null,
      })),
    );
    await pause();
  }
  return { rows: await Promise.all(rows), head: last };
}

/** The same operation in a new frame: a fork, a new enrolment and a kept question frame bodies anew and never change them. */
export async function relink(
  old: StoredOperation,
  head: Head,
  device: Enrolment['device'],
  signer: Signer,
): Promise<{ readonly row: StoredOperation; readonly head: Head }> {
  const linked = await linkAll([old], { ...head, order: old.order - 1 }, device, signer);
  const [row] = linked.rows;
  if (!row) throw new Error('One in, none out');
  return { row, head: { ...linked.head, order: Math.max(head.order, old.order) } };
}

/** Bytes of one entry of a push. */
export const sizeOf = (frame: Frame, body: Body): number =>
  new TextEncoder().encode(JSON.stringify({ frame, body })).length;
