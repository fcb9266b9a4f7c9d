import { Type } from 'typebox';
import type { OperationId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { lotChanged } from '../../stock/facts.ts';
import { rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';
import { LotRefSchema } from '../goods.ts';
import { SignatureSchema } from '../../people/seal.ts';
import { releaseDigest } from './digest.ts';

/** What a supervisor frees by this. Approval frees what waits for approval, naming frees what nobody could identify. */
const releasable: ReadonlySet<string> = new Set(['quality', 'recall']);

/** [QLT-1, X17] A supervisor signs that goods may be used again: these holds, and no other that has come since. */
export const release = defineOperation({
  kind: 'release',
  version: 1,
  payload: Type.Object(
    {
      lot: LotRefSchema,
      /** The operations that set the holds. */
      holds: Type.Array(Id<OperationId>(), { minItems: 1, maxItems: 50 }),
      signature: SignatureSchema,
    },
    strict,
  ),
  right: 'decide',
  targets: () => [],
  cites: ({ lot }) => [rowKey('lot', lot.id)],
  signature: ({ signature }) => signature,
  reads: ({ lot }) => [rowKey('lot', lot.id)],

  decide({ lot: said, holds, signature }, _circumstances, view) {
    if (signature.over !== releaseDigest(said.id, holds))
      return refuse(refusal('signed-other-holds', { number: said.name }));
    const known = view.get('lot', said.id);
    if (known.state === 'absent') return refuse(refusal('unknown-lot', { number: said.name }));
    if (known.state === 'unknown') return accept([]);
    const lot = known.value;
    const left = lot.holds.filter(({ by, why }) => !(holds.includes(by) && releasable.has(why)));
    if (left.length === lot.holds.length) return refuse(refusal('not-held', { number: lot.name }));
    return accept([lotChanged(lot, { holds: left })]);
  },
});
