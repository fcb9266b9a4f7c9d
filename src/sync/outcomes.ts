import { Type } from 'typebox';
import { Check } from 'typebox/value';
import type { OperationId } from '#domain/base/ids.ts';
import { InstantSchema, NameSchema } from '#domain/base/schema.ts';
import { type Outcome, OutcomeSchema } from '#domain/protocol/outcome.ts';

/** A push's answer as far as a device must understand it: each outcome is looked at by itself. */
export const PushedSchema = Type.Object({
  outcomes: Type.Array(Type.Unknown()),
  expected: Type.Integer({ minimum: 1 }),
  version: Type.Integer({ minimum: 0 }),
  serverEpoch: NameSchema,
  serverTime: InstantSchema,
});

const OddSchema = Type.Object({
  operation: Type.String(),
  state: Type.String({ maxLength: 64 }),
  version: Type.Integer({ minimum: 0 }),
});

/** An outcome that only a newer program understands is kept as held: nothing is lost, and nobody believes it is done. */
export function outcomesOf(told: readonly unknown[]): Outcome[] {
  return told.flatMap((each): Outcome[] => {
    if (Check(OutcomeSchema, each)) return [each];
    if (!Check(OddSchema, each)) return [];
    return [
      {
        operation: each.operation as OperationId,
        state: 'held',
        why: { code: 'newer-outcome', args: { state: each.state } },
        flags: [],
        adjustments: [],
        version: each.version,
        settled: null,
      },
    ];
  });
}
