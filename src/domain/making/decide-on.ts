import { Type, type Static } from 'typebox';
import type { OperationId } from '../base/ids.ts';
import { type Refusal, flag, refusal } from '../base/refusal.ts';
import { Id, Nullable, strict } from '../base/schema.ts';
import { type Circumstances, type Decision, refuse } from '../operations/define.ts';
import { SignatureSchema } from '../people/seal.ts';
import { lotChanged } from '../stock/facts.ts';
import { stockKey } from '../stock/rows.ts';
import { type OperationRow, type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { signedHash } from './approval-hash.ts';
import { isMaking } from './booking.ts';
import { type ProducedOn, contentHash, lotsOf, producedBy, producedKeys, producersOf } from './content.ts';
import { closeWhenDone } from './production.ts';
import { type Sheet, openSheet, reservationKeys } from '../operations/sheet.ts';

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const DecisionPayloadSchema = Type.Object(
  {
    /** The operations that produced it, and what of them was seen: one, or several clean ones together (APR-3). */
    productions: Type.Array(Type.Object({ operation: Id<OperationId>(), hash: Hash }, strict), {
      minItems: 1,
      maxItems: 500,
    }),
    /** [APR-5] Printed name, time, meaning, over the hash of everything signed. */
    signature: Nullable(SignatureSchema),
  },
  strict,
);
export type DecisionPayload = Static<typeof DecisionPayloadSchema>;

export const decisionKeys = ({ productions }: DecisionPayload, _: Circumstances, view: View): RowKey[] =>
  productions.flatMap(({ operation }) => [
    ...producedKeys(operation, view),
    ...(found(view, 'operation', operation)?.facts ?? []).flatMap((fact) => {
      if (fact.kind !== 'pedigree-recorded') return [];
      const key = stockKey(fact.pedigree.product, fact.pedigree.lot);
      return [rowKey('stock', key), ...reservationKeys(view, key)];
    }),
  ]);

/**
 * [APR-2 … APR-6] A supervisor releases what was made, or keeps it on hold. A batch that this device has not heard of is
 * left to the server, which lets the decision wait for it.
 */
export function decideOn(
  payload: DecisionPayload,
  verdict: 'approved' | 'rejected',
  circumstances: Circumstances,
  view: View,
): Decision {
  const { productions, signature } = payload;
  if (!signature?.meaning.trim() || !signature.name.trim()) return refuse(refusal('signature-missing', {}));
  if (signature.over !== signedHash(productions))
    return refuse(refusal('signed-other-content', { order: '' }));
  const sheet = openSheet(circumstances, view);
  for (const { operation, hash } of productions) {
    const known = view.get('operation', operation);
    if (known.state === 'unknown') continue;
    if (known.state === 'absent') return refuse(refusal('unknown-operation', { operationId: operation }));
    const produced = producedBy(known.value, view);
    const wrong = decisionRefusal(known.value, produced, { hash, verdict }, circumstances);
    if (wrong) return refuse(wrong);
    const waiting = produced.filter(({ approval }) => approval === 'waiting');
    if (waiting.length === 0) noteDecided(sheet, produced, verdict);
    else settle(sheet, known.value, waiting, verdict);
  }
  return sheet.accept();
}

function decisionRefusal(
  operation: OperationRow,
  produced: readonly ProducedOn[],
  { hash, verdict }: { readonly hash: string; readonly verdict: 'approved' | 'rejected' },
  { actor }: Circumstances,
): Refusal | null {
  if (operation.settled) return refusal('already-settled', { how: operation.settled.how });
  // [APR-4] By person, whatever device or role: who made it, or part of what it was split from, does not release it.
  if (producersOf(operation, produced).has(actor)) return refusal('own-production', { personId: actor });
  const [first] = produced;
  const order = first?.order.reference ?? '';
  if (!produced.some(({ approval }) => approval === 'waiting')) {
    // Two supervisors who say the same settle it once; one who says the opposite must hear of it.
    const said = produced.find(({ approval }) => approval !== verdict);
    return first && !said ? null : refusal('not-waiting', { order, approval: said?.approval ?? 'none' });
  }
  return contentHash(produced) === hash ? null : refusal('signed-other-content', { order });
}

function noteDecided(sheet: Sheet, produced: readonly ProducedOn[], approval: string): void {
  const [first] = produced;
  if (first) sheet.flag(flag('decided-already', { order: first.order.reference, approval }));
}

function settle(
  sheet: Sheet,
  operation: OperationRow,
  waiting: readonly ProducedOn[],
  approval: 'approved' | 'rejected',
): void {
  for (const { order } of waiting)
    sheet.add({
      kind: 'approval-changed',
      order: order.id,
      production: operation.id,
      producer: null,
      approval,
      before: 'waiting',
    });
  if (approval === 'rejected') return;
  const released = new Set<string>(waiting.map(({ lot }) => lot ?? ''));
  const outputs = new Set<string>(
    operation.facts.flatMap((fact) => (fact.kind === 'made' && fact.lot ? [fact.lot] : [])),
  );
  for (const id of lotsOf(operation)) {
    const lot = found(sheet.view, 'lot', id);
    // A unit of the batch that was decided on otherwise keeps its hold; by-products go with the batch.
    if (!lot || (outputs.has(id) && !released.has(id))) continue;
    const holds = lot.holds.filter(({ why, by }) => why !== 'approval' || by !== operation.id);
    if (holds.length < lot.holds.length) sheet.add(lotChanged(lot, { holds }));
  }
  for (const { order } of waiting) if (isMaking(order)) closeWhenDone(sheet, order);
}
