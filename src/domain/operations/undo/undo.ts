import { Type } from 'typebox';
import type { OperationId } from '../../base/ids.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { mayDo } from '../../catalogue/person.ts';
import { type OperationRow, type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, accept, defineOperation, refuse } from '../define.ts';
import { openSheet } from '../sheet.ts';
import { isFinal } from './final.ts';
import { isPromiseToNobody, keepReturned, keptKeys, promisedAgain, releaseAll } from './promises.ts';
import { keysOf, reverse } from './reverse.ts';
import { usedRefusal } from './used.ts';

/** [UND-1] Takes an operation back by new facts the other way; the ledger keeps both. */
export const undo = defineOperation({
  kind: 'undo',
  version: 1,
  payload: Type.Object({ target: Id<OperationId>() }, strict),
  right: 'undo-own',
  targets: ({ target }) => [target],
  cites: () => [],

  reads({ target }, { actor }, view) {
    const keys: RowKey[] = [rowKey('operation', target), rowKey('person', actor)];
    for (const fact of found(view, 'operation', target)?.facts ?? [])
      keys.push(...keysOf(fact), ...keptKeys(fact, view));
    return keys;
  },

  decide({ target }, circumstances, view) {
    const known = view.get('operation', target);
    if (known.state === 'absent') return refuse(refusal('unknown-operation', { operationId: target }));
    if (known.state === 'unknown') return accept([]);
    const wrong = targetRefusal(known.value, circumstances, view);
    if (wrong) return refuse(wrong);
    // This device was not given all that it did; the server has it whole.
    if (known.value.light) return accept([]);
    const used = usedRefusal(known.value, view);
    if (used) return refuse(used);
    const sheet = openSheet(circumstances, view);
    // Last first: a lot is unregistered after its goods have gone back, not before.
    for (const fact of known.value.facts.toReversed())
      for (const back of reverse(fact, known.value, circumstances, view))
        if (!isPromiseToNobody(back, sheet.view)) sheet.add(back);
    for (const fact of known.value.facts) if (fact.kind === 'order-opened') releaseAll(fact.order.id, sheet);
    keepReturned(known.value.facts, sheet);
    sheet.add({ kind: 'operation-settled', operation: target, by: circumstances.operation, how: 'undone' });
    return sheet.accept(promisedAgain(known.value.facts));
  },
});

function targetRefusal(target: OperationRow, { actor }: Circumstances, view: View): Refusal | null {
  if (target.settled) return refusal('already-settled', { how: target.settled.how });
  if (target.state !== 'accepted' && target.state !== 'adjusted')
    return refusal('not-settleable', { state: target.state });
  if (isFinal(target.kind)) return refusal('not-undoable', { kind: target.kind });
  const person = found(view, 'person', actor);
  if (target.actor !== actor && person && !mayDo(person, 'undo-others'))
    return refusal('not-allowed', { personId: actor, right: 'undo-others' });
  return null;
}
