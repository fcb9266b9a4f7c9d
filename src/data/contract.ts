import type { Instant } from '#domain/base/calendar.ts';
import type { OperationId, SequenceId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Result } from '#domain/base/result.ts';
import type { Decision } from '#domain/operations/define.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Body, Frame } from '#domain/protocol/body.ts';
import type { Enrolment } from '#domain/protocol/messages.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { RowKind, RowOf } from '#domain/stock/view.ts';

/** What a screen may ask of the device's stores. Made by the composition root; screens never see Dexie. */

/**
 * Where an operation stands, in the words of the queue screen.
 * `asked`: found in the journal alone after an interruption; it had no beep, and a person says keep or undo.
 */
export type EntryState = 'asked' | 'saved' | 'sending' | Outcome['state'];

export interface QueueEntry {
  readonly id: OperationId;
  readonly seq: number;
  readonly body: Body;
  readonly frame: Frame;
  readonly state: EntryState;
  /** The server's word; null while it has not spoken. */
  readonly outcome: Outcome | null;
  /** When it was recorded, by the device's clock. */
  readonly at: Instant;
}

/** Kept in the queue database and counted as the queue changes, so that no screen has to count thousands of rows. */
export interface QueueCounts {
  /** Not yet answered by the server. */
  readonly waiting: number;
  /** Refused, held or parked, and not ended by anybody. */
  readonly needsPerson: number;
  readonly asked: number;
  readonly oldestWaiting: Instant | null;
}

/** The server's last word, as far as this device holds it. */
export interface Replica {
  get<Kind extends RowKind>(kind: Kind, id: string): Promise<RowOf[Kind] | undefined>;
  /**
   * Rows of a kind whose term is exactly this: `barcode:09524000001016`, `name:oats`, `reference:IN/00031`,
   * `product:<id>`, `state:open` …; `replicaTerms` in data/replica says which terms a kind has.
   */
  find<Kind extends RowKind>(kind: Kind, term: string, limit?: number): Promise<RowOf[Kind][]>;
  /** Rows of a kind with a term that begins so, in the order of the term. */
  scan<Kind extends RowKind>(
    kind: Kind,
    termPrefix: string,
    limit: number,
    after?: string,
  ): Promise<RowOf[Kind][]>;
}

/** What the person gave with an intent. */
export interface Given {
  readonly scans?: Body['scans'];
  readonly reason?: string | null;
  readonly repairs?: OperationId | null;
  /** The device refuses, but its knowledge may be stale: keep it for a supervisor all the same. */
  readonly anyway?: boolean;
}

export interface Recorded {
  readonly entry: QueueEntry;
  readonly decision: Decision;
}

export interface Recorder {
  /** The rule's answer now, over replica and pending effects; keeps nothing. */
  preview(intent: Intent, given?: Given): Promise<Decision>;
  /**
   * Resolves once the operation is in both homes on this device: now the beep may sound. A refusal keeps nothing, so
   * that the worker can mend it on the spot; with `anyway` it is kept and sent.
   */
  record(intent: Intent, given?: Given): Promise<Result<Recorded, Refusal>>;
  /** Answers the question about an operation that had no beep. */
  keep(id: OperationId): Promise<void>;
  discard(id: OperationId): Promise<void>;
}

export interface Numbers {
  /** [NUM-5] The next number of a run, spelled and spent: made durable before it is returned. `dry`: from the device's own prefix. */
  next(sequence: SequenceId): Promise<{ readonly text: string; readonly dry: boolean }>;
  /** Counters left in the blocks of this run. */
  left(sequence: SequenceId): Promise<number>;
}

/** What the device knows of itself and of the world; changes are told to `subscribe` (zustand store in the app). */
export interface DeviceStatus {
  readonly enrolment: Enrolment | null;
  readonly counts: QueueCounts;
  /** Judged by answers, never by navigator.onLine. */
  readonly link: 'online' | 'offline' | 'unknown';
  readonly lastContact: Instant | null;
  /** Why the server does not take the queue, when it answers and does not. */
  readonly trouble: 'none' | 'signed-out' | 'revoked' | 'forked' | 'too-old' | 'busy';
  /** The server's version that the replica is whole at; null before the first full pull. */
  readonly version: number | null;
  readonly storage: {
    readonly persisted: boolean | null;
    readonly homes: 1 | 2;
    /** What the last start found: set until the person has read it. */
    readonly recovery: Recovery | null;
  };
}

export type Recovery =
  /** The browser lost its database; so many operations came back from the journal. */
  | { readonly kind: 'database-lost'; readonly restored: number }
  /** Operations were found in one home only and put into both. */
  | { readonly kind: 'healed'; readonly restored: number }
  /** Everything on this device is gone although it was enrolled. */
  | { readonly kind: 'all-lost' };
