import { Type, type Static } from 'typebox';
import type { OperationId } from '../base/ids.ts';
import { CodedSchema, Id, Nullable, strict } from '../base/schema.ts';

export const OutcomeSchema = Type.Object(
  {
    operation: Id<OperationId>(),
    state: Type.Union([
      /** In force as asked. */
      Type.Literal('accepted'),
      /** In force, with `adjustments`. */
      Type.Literal('adjusted'),
      /** Something it depends on is refused, held or missing; judged again when that is put right. */
      Type.Literal('parked'),
      /** Needs a person: unknown kind, another hash under the same id, a revoked device. */
      Type.Literal('held'),
      /** Impossible, with `why`. */
      Type.Literal('refused'),
    ]),
    /** Refusal code, or what holds or parks it. */
    why: Nullable(CodedSchema),
    flags: Type.Array(CodedSchema),
    adjustments: Type.Array(CodedSchema),
    /** Server version that its effects have; the device's overlay drops it once its cursor has passed. */
    version: Type.Integer({ minimum: 0 }),
    /** Ended since by another operation. */
    settled: Nullable(
      Type.Object(
        {
          by: Id<OperationId>(),
          how: Type.Union([Type.Literal('undone'), Type.Literal('repaired'), Type.Literal('waived')]),
        },
        strict,
      ),
    ),
  },
  strict,
);
/** The server's word on one operation; kept for ever, so that a repeated push gets the same answer. */
export type Outcome = Static<typeof OutcomeSchema>;

/**
 * Beside refusal codes: why an operation is held or parked. `other-actor`: nobody had signed in who may speak for that
 * person · `grant-unknown`, `grant-expired`: the sign-in is not of this person and device, or had ended ·
 * `person-inactive`, `right-lost`: gone, or without that right, by the time it was done · `signature-wrong`: not sealed
 * with the person's PIN.
 */
export type HoldCode =
  | 'unknown-kind'
  | 'other-content'
  | 'device-revoked'
  | 'newer-payload'
  | 'other-actor'
  | 'grant-unknown'
  | 'grant-expired'
  | 'person-inactive'
  | 'right-lost'
  | 'signature-wrong'
  | 'waits-for'
  | 'failed';
