import type { Instant } from '#domain/base/calendar.ts';
import type { Body, Frame } from '#domain/protocol/body.ts';
import { hashOf, noHash } from '#domain/protocol/hash.ts';
import type { Enrolment } from '#domain/protocol/messages.ts';
import type { RowKey } from '#domain/stock/view.ts';
import type { Signer } from '../ports.ts';
import type { Head, StoredOperation } from '../queue/stored.ts';

/** A device that has recorded nothing in this epoch. */
export const emptyHead = (epoch: number, order = 0): Head => ({ epoch, seq: 0, hash: noHash, order });

/** The next link: the body in a frame at the head of the chain, signed, and the head behind it. */
export async function link(
  body: Body,
  at: Instant,
  head: Head,
  device: Enrolment['device'],
  signer: Signer,
  created: readonly RowKey[] = [],
): Promise<{ readonly row: StoredOperation; readonly head: Head }> {
  const hash = hashOf(body);
  const frame: Frame = { device, epoch: head.epoch, seq: head.seq + 1, previous: head.hash, body: hash };
  const frameHash = hashOf(frame);
  const signature = await signer.sign(frameHash);
  const order = head.order + 1;
  const row: StoredOperation = {
    id: body.id,
    order,
    state: 'saved',
    live: 1,
    created,
    hash,
    body,
    frame,
    signature,
    at,
    bytes: sizeOf(frame, body),
    outcome: null,
  };
  return { row, head: { epoch: head.epoch, seq: frame.seq, hash: frameHash, order } };
}

/** The same operation in a new frame: a fork, a new enrolment and a kept question frame bodies anew and never change them. */
export async function relink(
  old: StoredOperation,
  head: Head,
  device: Enrolment['device'],
  signer: Signer,
): Promise<{ readonly row: StoredOperation; readonly head: Head }> {
  const next = await link(old.body, old.at, { ...head, order: old.order - 1 }, device, signer, old.created);
  return { row: next.row, head: { ...next.head, order: Math.max(head.order, old.order) } };
}

/** Bytes of one entry of a push. */
export const sizeOf = (frame: Frame, body: Body): number =>
  new TextEncoder().encode(JSON.stringify({ frame, body })).length;
