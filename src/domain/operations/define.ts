import type { Static, TSchema } from 'typebox';
import type { Day, Instant } from '../base/calendar.ts';
import type { CompanyId, DeviceId, OperationId, PersonId, SiteId } from '../base/ids.ts';
import type { Flag, Refusal } from '../base/refusal.ts';
import type { Right } from '../catalogue/person.ts';
import type { Signature } from '../people/seal.ts';
import type { Fact } from '../stock/facts.ts';
import type { RowKey, View } from '../stock/view.ts';

/** What stands around a payload when it is judged: who, where, when, and what the device had seen. */
export interface Circumstances {
  readonly operation: OperationId;
  readonly company: CompanyId;
  readonly site: SiteId;
  readonly device: DeviceId;
  readonly actor: PersonId;
  /** [EXP-5] Event time: the device's claim, clamped between the last server time it had seen and arrival. */
  readonly at: Instant;
  /** The calendar day of `at` on the wall of the site. */
  readonly today: Day;
  /** The server version that the device had seen, comparable with `Order.ended.version`; the epoch is the same. */
  readonly seen: number;
  /** The version that accepting this will have; null on a device, which cannot know. */
  readonly version: number | null;
  readonly reason: string | null;
}

/** What was accepted otherwise than asked. */
export type Adjustment =
  | { readonly code: 'booked-on-other-order'; readonly args: { readonly order: string } }
  /** [PRD-5] The operation type decides what becomes of a rest. */
  | { readonly code: 'rest-by-policy'; readonly args: { readonly order: string; readonly rest: string } }
  /** [PRD-3] Somebody had begun or made them by then: a preparation that is taken back leaves them as they are. */
  | { readonly code: 'units-stay'; readonly args: { readonly orders: string } }
  /** [NUM-7] The number was taken: this unit waits on its order for a new one. */
  | { readonly code: 'waits-for-number'; readonly args: { readonly number: string; readonly order: string } };

export type Decision =
  | {
      readonly ok: true;
      readonly facts: readonly Fact[];
      readonly flags: readonly Flag[];
      readonly adjustments: readonly Adjustment[];
    }
  /** `held`: not impossible, but a person must look at it first. */
  | { readonly ok: false; readonly refusal: Refusal; readonly held?: true };

export const accept = (
  facts: readonly Fact[],
  flags: readonly Flag[] = [],
  adjustments: readonly Adjustment[] = [],
): Decision => ({
  ok: true,
  facts,
  flags,
  adjustments,
});

export const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

/** Kept for a supervisor, who has it repeated, repaired or waived. */
export const holdBack = (refusal: Refusal): Decision => ({ ok: false, refusal, held: true });

/** A judgement in small pieces: whoever runs it may let others have their turn between them. Nothing is decided until its end. */
export type Steps = Generator<void, Decision>;

/** The whole judgement at one go. */
export function atOnce(steps: Steps): Decision {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** One kind of act on the floor: its payload, the rows its rule reads, and the rule. */
export interface OperationDefinition<Kind extends string, Schema extends TSchema> {
  readonly kind: Kind;
  /** Version of the payload. A released one never changes: raise it and add an upcaster from the one before. */
  readonly version: number;
  readonly payload: Schema;
  /** From version n to n + 1, by n. */
  readonly upcasters?: Readonly<Record<number, (payload: unknown) => unknown>>;
  /** Work on the floor and work at the dock may be one kind of act. */
  readonly right: Right | ((payload: Static<Schema>) => Right);
  /**
   * Rows that `decide` (and the effects of its facts) will ask for, given those already loaded. Asked again until it
   * names nothing new; it must come to an end, and look only at rows that it has named before. What names thousands
   * names them one by one, so that whoever gathers them may stop in between.
   */
  reads(payload: Static<Schema>, circumstances: Circumstances, view: View): Iterable<RowKey>;
  /** The rule. One that takes long judges in pieces: a batch of a thousand units must not keep a scan waiting. */
  decide(payload: Static<Schema>, circumstances: Circumstances, view: View): Decision | Steps;
  /** The rows that this payload supposes to exist already: whoever makes them must come first. */
  cites(payload: Static<Schema>, circumstances: Pick<Circumstances, 'company'>): readonly RowKey[];
  /** Earlier operations that this one is about: undo, repair, waive. */
  targets(payload: Static<Schema>): readonly OperationId[];
  /**
   * [APR-5] What the actor signed, for operations that take effect only with a signature: the server checks its seal
   * before it looks at the rule. Null when the payload should hold one and does not.
   */
  signature?(payload: Static<Schema>): Signature | null;
}

export const defineOperation = <const Kind extends string, Schema extends TSchema>(
  definition: OperationDefinition<Kind, Schema>,
): OperationDefinition<Kind, Schema> => definition;
