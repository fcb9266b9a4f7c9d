import type { Instant } from '#domain/base/calendar.ts';
import type { Static, TSchema } from 'typebox';
import type { OperationId, PersonId, SequenceId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Result } from '#domain/base/result.ts';
import type { Decision } from '#domain/operations/define.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Body, Frame } from '#domain/protocol/body.ts';
import type { Block, Enrolment } from '#domain/protocol/messages.ts';
import type { Signature } from '#domain/people/seal.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import type { StoreApi } from 'zustand/vanilla';

/** What a screen may ask of the device's stores. Made by the composition root; screens never see Dexie. */

/**
 * Where an operation stands, in the words of the queue screen.
 * `asked`: found in the journal alone after an interruption; it had no beep, and a person says keep or undo.
 */
export type EntryState = 'asked' | 'saved' | 'sending' | Outcome['state'];

export interface QueueEntry {
  readonly id: OperationId;
  readonly seq: number;
  /** Order of recording on this device; unlike `seq` it never starts again. */
  readonly order: number;
  readonly body: Body;
  readonly frame: Frame;
  readonly state: EntryState;
  /** The server's word; null while it has not spoken. */
  readonly outcome: Outcome | null;
  /** When it was recorded, by the device's clock. */
  readonly at: Instant;
  /** Pending, and by what this device knows now the rules would refuse it. */
  readonly doubt: Refusal | null;
  /** Left out for one that was recorded by itself. */
  readonly together?: Together;
}

/** What one press recorded at once: whoever finds only some of it can tell how many there were. */
export interface Together {
  /** The same for all of them. */
  readonly id: string;
  readonly count: number;
}

/** The queue as a screen may look at it: in windows, never as a whole. */
export interface Queue {
  /** Newest first, fifty unless told; `before` is the `order` of the last one of the window before. */
  list(options?: {
    readonly state?: EntryState;
    readonly before?: number;
    readonly limit?: number;
  }): Promise<QueueEntry[]>;
  get(id: OperationId): Promise<QueueEntry | undefined>;
  /** Those that are here. */
  getMany(ids: readonly OperationId[]): Promise<QueueEntry[]>;
  /** Called after every change, in this tab or another; returns how to stop it. */
  subscribe(listener: () => void): () => void;
  /** Changes with every change: what `useSyncExternalStore` compares. */
  revision(): number;
  /** [X] Everything that the server has not in force, as a file that another device or a person can carry. */
  exportFile(): Promise<Blob>;
}

/** Kept in the queue database and counted as the queue changes, so that no screen has to count thousands of rows. */
export interface QueueCounts {
  /** Not yet answered by the server. */
  readonly waiting: number;
  /** Refused or held, and not ended by anybody. */
  readonly needsPerson: number;
  /** Parked: it waits for what others have to decide or to send, and follows by itself. */
  readonly withSupervisor: number;
  readonly asked: number;
  readonly oldestWaiting: Instant | null;
}

/**
 * Rows as a screen sees them: the server's last word, as far as this device holds it, with the effects of what is
 * pending here on top.
 */
export interface Rows extends Replica {
  /** Called when a row of one of these kinds may have changed; returns how to stop it. */
  subscribe(kinds: readonly StoredKind[], listener: () => void): () => void;
  /** Changes whenever a row of one of these kinds may have changed: what `useSyncExternalStore` compares. */
  revision(kinds: readonly StoredKind[]): number;
  /** Written by operations of this device that the server's rows do not show yet. */
  isPending(kind: StoredKind, id: string): boolean;
}

export interface Replica {
  get<Kind extends StoredKind>(kind: Kind, id: string): Promise<StoredRowOf[Kind] | undefined>;
  /** Those that are here, by their id: a thousand questions in one. */
  getMany<Kind extends StoredKind>(
    kind: Kind,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, StoredRowOf[Kind]>>;
  /**
   * Rows of a kind whose term is exactly this: `barcode:09524000001016`, `name:oats`, `reference:IN/00031`,
   * `product:<id>`, `state:open` …; `replicaTerms` in data/replica says which terms a kind has.
   */
  find<Kind extends StoredKind>(kind: Kind, term: string, limit?: number): Promise<StoredRowOf[Kind][]>;
  /** Rows of a kind that have one of these terms, each once: a thousand questions in one. */
  findAny<Kind extends StoredKind>(kind: Kind, terms: readonly string[]): Promise<StoredRowOf[Kind][]>;
  /**
   * Rows of a kind with a term that begins so, in the order of the term, each once.
   * @param after the id of the last row of the page before
   */
  scan<Kind extends StoredKind>(
    kind: Kind,
    termPrefix: string,
    limit: number,
    after?: string,
  ): Promise<StoredRowOf[Kind][]>;
}

/** What the person gave with an intent. */
export interface Given {
  readonly scans?: Body['scans'];
  readonly reason?: string | null;
  readonly repairs?: OperationId | null;
  /** The device refuses, but its knowledge may be stale: keep it for a supervisor all the same. */
  readonly anyway?: boolean;
}

/** One of many that one press records. */
export interface Act {
  readonly intent: Intent;
  readonly given?: Given;
}

/** One of many that the rules refuse, by its place among them. */
export interface RefusedAct {
  readonly at: number;
  readonly refusal: Refusal;
}

export interface Recorded {
  readonly entry: QueueEntry;
  readonly decision: Decision;
}

/**
 * The device could not keep it: no beep, and the person is told. `full`: no room left on this device. `not-enrolled`:
 * nobody knows this device. `nobody`: nobody has signed in on a device that people share. `closed`: the database was taken over by a newer page. `failed`: anything else.
 */
export class NotKept extends Error {
  override readonly name = 'NotKept';
  readonly trouble: 'full' | 'not-enrolled' | 'nobody' | 'closed' | 'failed';
  constructor(trouble: NotKept['trouble'], options?: ErrorOptions) {
    super(`Not recorded: ${trouble}`, options);
    this.trouble = trouble;
  }
}

export interface Recorder {
  /** The rule's answer now, over replica and pending effects; keeps nothing. */
  preview(intent: Intent, given?: Given): Promise<Decision>;
  /** What recording all by one press would lead to, each with those before it in effect. */
  previewAll(acts: readonly Act[]): Promise<readonly Decision[]>;
  /**
   * Resolves once the operation is in both homes on this device: now the beep may sound. A refusal keeps nothing, so
   * that the worker can mend it on the spot; with `anyway` it is kept and sent. Throws `NotKept`.
   */
  record(intent: Intent, given?: Given): Promise<Result<Recorded, Refusal>>;
  /**
   * What one press records, in this order: each is judged with those before it in effect, and all of it is made durable by
   * one append, or nothing is. A refusal of one keeps none of them, and every one that is refused is named.
   * @param onJudged told how many have been judged so far; none of them is recorded before all are
   */
  recordAll(
    acts: readonly Act[],
    onJudged?: (count: number) => void,
  ): Promise<Result<readonly Recorded[], readonly RefusedAct[]>>;
  /** Answers the question about operations that had no beep. */
  keep(ids: readonly OperationId[]): Promise<void>;
  discard(ids: readonly OperationId[]): Promise<void>;
}

export interface Numbers {
  /** [NUM-5] The next number of a run, spelled and spent: made durable before it is returned. `dry`: from the device's own prefix. */
  next(sequence: SequenceId): Promise<{ readonly text: string; readonly dry: boolean }>;
  /** [M24] So many at once, in order, all spent before any is returned. `dry`: how many of the last came from the device's own prefix. */
  take(
    sequence: SequenceId,
    count: number,
  ): Promise<{ readonly texts: readonly string[]; readonly dry: number }>;
  /** So many will be wanted at once: the next exchange with the server leases as many. */
  want(sequence: SequenceId, count: number): Promise<void>;
  /** Counters that this device would give out next, at most so many; none are spent. */
  ahead(sequence: SequenceId, count: number): Promise<readonly number[]>;
  /** Counters left in the blocks of this run. */
  left(sequence: SequenceId): Promise<number>;
  /** [NUM-7] What other devices have leased of this run, as far as the server has told this one. */
  elsewhere(sequence: SequenceId): Promise<readonly Block[]>;
}

export interface Note<Value> {
  readonly key: string;
  readonly value: Value;
}

/**
 * What a worker has in hand and has not recorded yet: half a count, goods on a trolley. Durable like an operation, so that a
 * battery pull costs nobody a morning; but it never leaves this device, and nothing is in force by it.
 */
export interface Notes {
  /** Those whose key begins so, in the order of their keys. */
  list<Value>(prefix: string): Promise<Note<Value>[]>;
  put(key: string, value: unknown): Promise<void>;
  /** All of them or none. */
  putAll(notes: readonly Note<unknown>[]): Promise<void>;
  remove(key: string): Promise<void>;
  clear(prefix: string): Promise<void>;
}

/** What the device knows of itself and of the world; changes are told to `subscribe` (zustand store in the app). */
export interface DeviceStatus {
  readonly enrolment: Enrolment | null;
  readonly counts: QueueCounts;
  /** Judged by answers, never by navigator.onLine. */
  readonly link: 'online' | 'offline' | 'unknown';
  readonly lastContact: Instant | null;
  /** Why the server does not take the queue, when it answers and does not. */
  readonly trouble:
    | 'none'
    | 'signed-out'
    /** It takes the queue once a person has signed in. */
    | 'sign-in'
    | 'revoked'
    /** It was told to empty itself; what could not be handed over is offered as a file first. */
    | 'wipe'
    | 'forked'
    | 'key-lost'
    | 'too-old'
    | 'busy';
  /** [C10] Who works here by badge and PIN; null when nobody has signed in. */
  readonly sitting: Sitting | null;
  /** The server's version that the replica is whole at; null before the first full pull. */
  readonly version: number | null;
  /** [NUM-5] Runs whose blocks are nearly used up; said in time. */
  readonly lowNumbers: readonly SequenceId[];
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
  | { readonly kind: 'all-lost' }
  /** The plant ordered it, and nothing of the plant is here any more. */
  | { readonly kind: 'emptied' };

/** [C10] One person at work on this device: from badge and PIN until log-out, hand-over or the end of a shift. */
export interface Sitting {
  readonly person: PersonId;
  /** Printed name, as it stood at the sign-in. */
  readonly name: string;
  /** Stands in the bodies of what they do. */
  readonly grant: string;
  readonly since: Instant;
  readonly until: Instant;
  /** Left alone for a while: the open line stays, and the badge resumes. */
  readonly locked: boolean;
}

/** Why a PIN was not taken. */
export type PinFault =
  /** Badge or PIN; so many tries until the next one has to wait, null when that is not known. */
  | { readonly code: 'wrong'; readonly left: number | null }
  /** Milliseconds; null: only a supervisor or the server can help. */
  | { readonly code: 'locked'; readonly wait: number | null }
  | { readonly code: 'no-pin' | 'inactive' }
  /** Neither this device nor the server, if it answered, knows the badge. */
  | { readonly code: 'unknown' }
  /** The server turned the device away. */
  | { readonly code: 'refused' };

/** What is to be signed. */
export interface SignAsked {
  /** "Released for use": it stands on the screen while the PIN is typed. */
  readonly meaning: string;
  /** Hash of what is signed. */
  readonly over: string;
}

/** Who is at work here, and what proves it. */
export interface People {
  /** The server's word when it answers, else the PIN is checked here and proved to the server later. A hand-over when somebody else was at work. */
  signIn(
    by: { readonly badge: string } | { readonly person: PersonId },
    pin: string,
  ): Promise<Result<Sitting, PinFault>>;
  /** Whose badge this is; null for a code that is no badge here. */
  holderOf(code: string): Promise<PersonId | null>;
  /** The badge of whoever is at work opens the lock. */
  resume(): Promise<void>;
  lock(): Promise<void>;
  /** What they recorded stays under their name and is still sent. */
  signOut(): Promise<void>;
  /** [APR-5] Printed name, time and meaning, sealed with the key that comes from the PIN of whoever is at work. */
  sign(asked: SignAsked, pin: string): Promise<Result<Signature, PinFault>>;
}

/** What came back from the server, or that nothing did. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** The server answered and does not do it. */
  | {
      readonly kind: 'no';
      readonly status: number;
      readonly code: string;
      readonly body: unknown;
      /** How long it asks to be left alone, in milliseconds. */
      readonly retryAfter: number | null;
    }
  /** Nobody answered, or somebody who is not our server (a captive portal). */
  | { readonly kind: 'unreachable' };

/** Asks the server as the person who is signed in there: what is not kept on the device. A file is sent as it is. */
export type AskServer = <Schema extends TSchema>(
  path: string,
  schema: Schema,
  body?: unknown,
) => Promise<Answer<Static<Schema>>>;

/** A file from the server, for the person who is signed in there. */
export type FetchFile = (path: string) => Promise<Answer<Blob>>;

/** What the app may ask of the exchange with the server. */
export interface SyncControls {
  /** Exchanges on its own from now on, in one tab of this origin at a time. */
  start(): void;
  stop(): Promise<void>;
  /** At once, whatever the back-off says: the person asked. Resolves when both directions have been tried. */
  syncNow(): Promise<void>;
}

export type EnrolFailure =
  /** No answer. */
  | 'offline'
  /** The code is wrong, used up or too old. */
  | 'code'
  /** The server speaks another version of the protocol. */
  | 'too-old'
  | 'refused';

/** What the first administrator says of a plant that is to be. */
export interface Founding {
  /** From the link that the empty server printed. */
  readonly token: string;
  readonly company: string;
  readonly site: string;
  readonly timeZone: string;
  readonly language: string;
  /** Of the administrator. */
  readonly name: string;
  readonly pin: string;
}

/** `link`: used, unknown or too old; `pin`: too easy to guess. */
export type SetUpFailure = 'offline' | 'link' | 'pin' | 'refused';

/** What came of a file that another device had saved. */
export interface Rescued {
  readonly taken: number;
  /** Were here already. */
  readonly known: number;
}
/** `not-a-queue`: no file of ours; `other-plant`: recorded for another company. */
export type RescueFailure = 'not-a-queue' | 'other-plant';

/** A device as the composition root makes it: all that screens are given. */
export interface Device {
  readonly recorder: Recorder;
  readonly rows: Rows;
  readonly numbers: Numbers;
  readonly notes: Notes;
  readonly queue: Queue;
  readonly status: StoreApi<DeviceStatus>;
  readonly sync: SyncControls;
  readonly people: People;
  readonly ask: AskServer;
  readonly fetchFile: FetchFile;
  /** [DEV-1] Makes this browser a device of the plant, by a one-time code. Repeatable, also after its key was lost. */
  enrol(code: string, name: string): Promise<Result<Enrolment, EnrolFailure>>;
  /** Founds the company of an empty server and makes this browser the administrator's device. */
  setUp(founding: Founding): Promise<Result<Enrolment, SetUpFailure>>;
  /** The person has read what the last start found. */
  recoveryRead(): Promise<void>;
  /** [DEV-1] Takes over what a broken device had saved as a file. Throws `NotKept`. */
  rescue(file: string): Promise<Result<Rescued, RescueFailure>>;
  /** [T1] Told to, and a person has saved what could not be handed over: nothing of the plant stays here. */
  empty(): Promise<void>;
  close(): Promise<void>;
}
