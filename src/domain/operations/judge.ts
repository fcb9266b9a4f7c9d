import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/value';
import type { OperationId } from '../base/ids.ts';
import { flag, refusal } from '../base/refusal.ts';
import { type Result, err, ok } from '../base/result.ts';
import { mayDo } from '../catalogue/person.ts';
import type { Signature } from '../people/seal.ts';
import { type RowKey, type View, rowKey } from '../stock/view.ts';
import { type Circumstances, type Decision, type Steps, atOnce, refuse } from './define.ts';
import { definitionOf } from './registry.ts';
import { settleRefusal } from './settle-rules.ts';

/** What makes an operation: the part of a body that rules look at. */
export interface Act {
  readonly kind: string;
  readonly v: number;
  readonly payload: unknown;
  readonly repairs: OperationId | null;
}

/** An operation that was understood: its payload is of today's version and of the right shape. */
export interface Understood {
  reads(circumstances: Circumstances, view: View): Iterable<RowKey>;
  /** @param clockOff minutes that the device's clock is wrong by, beyond what EXP-5 lets pass; null when it is right */
  decide(circumstances: Circumstances, view: View, clockOff: number | null): Decision;
  /** The same in pieces, over a view that does not change between them. */
  inSteps(circumstances: Circumstances, view: View, clockOff: number | null): Steps;
  cites(circumstances: Pick<Circumstances, 'company'>): readonly RowKey[];
  readonly targets: readonly OperationId[];
  /** Null for what needs no signature. */
  readonly signed: { readonly signature: Signature | null } | null;
}

export type NotUnderstood =
  | { readonly code: 'unknown-kind'; readonly kind: string }
  | { readonly code: 'newer-payload'; readonly v: number }
  | { readonly code: 'malformed'; readonly where: string };

/** Whether a value has the shape of a schema. */
export type Checker = (schema: TSchema, value: unknown) => boolean;

/**
 * The one door to the rule book, for device and server alike.
 * @param check interpreted on a device, whose content security policy makes no code; compiled on the server
 */
export function understand(act: Act, check: Checker = Check): Result<Understood, NotUnderstood> {
  const definition = definitionOf(act.kind);
  if (!definition) return err({ code: 'unknown-kind', kind: act.kind });
  if (act.v > definition.version) return err({ code: 'newer-payload', v: act.v });
  let payload = act.payload;
  for (let v = act.v; v < definition.version; v += 1) payload = definition.upcasters?.[v]?.(payload);
  if (!isSound(definition.payload, payload, check))
    return err({ code: 'malformed', where: whereOf(Errors(definition.payload, payload)) });
  const { repairs } = act;
  const inSteps = function* (circumstances: Circumstances, view: View, clockOff: number | null): Steps {
    const person = view.get('person', circumstances.actor);
    if (person.state === 'absent')
      return refuse(refusal('unknown-person', { personId: circumstances.actor }));
    const right = typeof definition.right === 'function' ? definition.right(payload) : definition.right;
    if (person.state === 'present' && !mayDo(person.value, right))
      return refuse(refusal('not-allowed', { personId: circumstances.actor, right }));
    const wrong = repairs && settleRefusal(view.get('operation', repairs), repairs);
    if (wrong) return refuse(wrong);
    const judged = definition.decide(payload, circumstances, view);
    const decision = 'next' in judged ? yield* judged : judged;
    return withRepair(decision, circumstances, repairs, clockOff);
  };
  return ok({
    targets: [...definition.targets(payload), ...(repairs ? [repairs] : [])],
    signed: definition.signature ? { signature: definition.signature(payload) } : null,
    cites: (circumstances) => definition.cites(payload, circumstances),
    *reads(circumstances, view) {
      yield* definition.reads(payload, circumstances, view);
      yield rowKey('person', circumstances.actor);
      if (repairs) yield rowKey('operation', repairs);
    },
    inSteps,
    decide: (...given) => atOnce(inSteps(...given)),
  });
}

/** Shapes that a payload was found to have. It is asked for its keys, its deps and its decision, and never changes. */
const sound = new WeakMap<object, TSchema>();

function isSound(schema: TSchema, payload: unknown, check: Checker): boolean {
  const isObject = typeof payload === 'object' && payload !== null;
  if (isObject && sound.get(payload) === schema) return true;
  const answer = check(schema, payload);
  if (answer && isObject) sound.set(payload, schema);
  return answer;
}

function withRepair(
  decision: Decision,
  { operation }: Circumstances,
  repairs: OperationId | null,
  clockOff: number | null,
): Decision {
  if (!decision.ok) return decision;
  return {
    ...decision,
    facts: repairs
      ? [...decision.facts, { kind: 'operation-settled', operation: repairs, by: operation, how: 'repaired' }]
      : decision.facts,
    flags:
      clockOff === null
        ? decision.flags
        : [...decision.flags, flag('device-clock-off', { minutes: String(clockOff) })],
  };
}

/** "/lot/name must not be shorter …": the first thing wrong, short enough for a log line. */
const whereOf = (errors: readonly { instancePath: string; message: string }[]): string => {
  const [first] = errors;
  return first ? `${first.instancePath || '/'} ${first.message}`.slice(0, 200) : '/';
};

/** Rows named so far, growing round by round until nothing new is named. */
export function missingKeys(
  understood: Understood,
  circumstances: Circumstances,
  view: View,
  loaded: ReadonlySet<RowKey>,
): RowKey[] {
  const missing = new Set<RowKey>();
  for (const key of namedKeys(understood, circumstances, view, loaded))
    if (!loaded.has(key)) missing.add(key);
  return [...missing];
}

/** All that a rule asks for, given what is loaded; loaded ones are among them. Named as they are taken. */
export const namedKeys = (
  understood: Understood,
  circumstances: Circumstances,
  view: View,
  loaded: { has(key: RowKey): boolean },
): Iterable<RowKey> => understood.reads(circumstances, lenient(view, loaded));

/** While rows are still being gathered, one that is not loaded reads as unknown instead of throwing. */
const lenient = (view: View, loaded: { has(key: RowKey): boolean }): View => ({
  get: (kind, id) => (loaded.has(rowKey(kind, id)) ? view.get(kind, id) : { state: 'unknown' }),
});
