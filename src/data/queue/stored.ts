import type { Instant } from '#domain/base/calendar.ts';
import type { OperationId, SequenceId } from '#domain/base/ids.ts';
import type { Body, Frame } from '#domain/protocol/body.ts';
import type { Block, Enrolment } from '#domain/protocol/messages.ts';
import type { RowKey } from '#domain/stock/view.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { Attempts } from '#domain/people/attempts.ts';
import type { QueueCounts, Recovery, Sitting, Together } from '../contract.ts';

/** `sending` is no stored state: it lives in the draining tab and dies with it. */
export type StoredState = 'asked' | 'saved' | Outcome['state'];

export interface StoredOperation {
  readonly id: OperationId;
  /** Order of recording on this device, over all epochs; never given twice. */
  readonly order: number;
  readonly state: StoredState;
  /** 1 while its effects lie over the replica, so that a start reads these alone. */
  readonly live: 0 | 1;
  /** Rows that it brought into being when it was recorded: whoever cites one depends on it, also once it was refused. */
  readonly created: readonly RowKey[];
  /** SHA-256 of the body: with the id it is the operation. */
  readonly hash: string;
  readonly body: Body;
  readonly frame: Frame;
  /** Over the hash of the frame, made when it was recorded: a push carries the one of its last frame. */
  readonly signature: string;
  readonly at: Instant;
  /** Left out for one that was recorded by itself. */
  readonly together?: Together;
  /** Of the pushed entry as JSON. */
  readonly bytes: number;
  readonly outcome: Outcome | null;
}

/** The end of the frame chain. */
export interface Head {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  /** Of the last operation recorded on this device. */
  readonly order: number;
}

/** The last answer of the server, and the device's clock when it came. */
interface Contact {
  readonly server: Instant;
  readonly clock: Instant;
}

/** One row a name in the `meta` table. */
export interface MetaValues {
  /** Made with the database: another one means that the browser lost the first. */
  generation: string;
  head: Head;
  counts: QueueCounts;
  enrolment: Enrolment;
  /** Public half of the key that the server knows this device by. */
  key: string;
  /** Public half of a key made for an enrolment that is not answered yet: asked again with the same one. */
  nextKey: string;
  /** The key that `enrolment` was made with is gone, or its chain forked: recording goes on, sending waits. */
  lapsed: 'key-lost' | 'forked' | null;
  contact: Contact;
  /** Counters given out beyond all blocks. */
  dry: number;
  /** Runs of numbers that were asked for while no block of them was here. */
  wanted: readonly SequenceId[];
  /** Numbers that will be wanted at once, by run. */
  needs: Readonly<Record<string, number>>;
  /** [NUM-7] What other devices have leased, as far as the server has told. */
  leasedElsewhere: readonly Block[];
  /** Operations that a person discarded: they must not come back from the journal. */
  discarded: readonly OperationId[];
  recovery: Recovery | null;
  /** [C10] Who is at work; kept, so that a restart neither forgets nor opens anything. */
  sitting: Sitting | null;
  /** [C10] Wrong PINs by person: a restart forgives none. */
  attempts: Readonly<Record<string, Attempts>>;
  /** The server still holds a sign-in of somebody who has left: ended before anything is asked in person. */
  owesSignOut: boolean;
  /** [NUM-5] The server epoch that was told which blocks are here. */
  blocksTold: string;
}
export type MetaName = keyof MetaValues;

export const noCounts: QueueCounts = {
  waiting: 0,
  needsPerson: 0,
  withSupervisor: 0,
  asked: 0,
  oldestWaiting: null,
};
