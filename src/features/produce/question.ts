import type { OperationId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { Flag } from '#domain/base/refusal.ts';
import type { ReasonKind } from '#domain/catalogue/reasons.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given } from '../../data/contract.ts';
import type { Draft } from '../goods/draft.ts';
import type { CommonQuestion } from '../goods/common-question.ts';

/** Something that is about to be recorded and asks why first. */
export interface Pending {
  readonly intent: Intent;
  readonly given: Given;
  /** What is recorded, in words. */
  readonly text: string;
  readonly why: ReasonKind;
  /** What is improbable about it; nothing where the reason is part of the act. */
  readonly flags: readonly Flag[];
  /** Without a reason it cannot be. */
  readonly needed: boolean;
}

/** The one thing the order asks of the worker; null while it just listens. */
export type Question =
  /** A component without its lot or serial. */
  | { readonly kind: 'number'; readonly draft: Draft }
  | { readonly kind: 'quantity'; readonly draft: Draft }
  /** [UOM-2] Catch-weight goods: how heavy? */
  | { readonly kind: 'weight'; readonly draft: Draft }
  | { readonly kind: 'again'; readonly draft: Draft }
  /** It does not belong here: what was scanned stands against what is expected. */
  | {
      readonly kind: 'wrong';
      readonly scanned: string;
      readonly expected: readonly string[];
      /** To be used all the same; null where nobody knows what it is. */
      readonly draft: Draft | null;
    }
  | ({ readonly kind: 'reason' } & Pending)
  | CommonQuestion
  /** [M08-M12] The number of the finished goods. */
  | { readonly kind: 'finished' }
  /** [PRD-1] Ask once, on one sheet. */
  | { readonly kind: 'produce'; readonly quantity: Quantity; readonly rest: Rest }
  | { readonly kind: 'how-many' }
  | { readonly kind: 'rest'; readonly quantity: Quantity }
  | { readonly kind: 'batch' }
  /** The batch is named; what its units are made of is not all scanned yet. */
  | { readonly kind: 'batch-components' }
  | { readonly kind: 'units' }
  /** [PRD-3] What was prepared was prepared wrong. */
  | { readonly kind: 'take-back' }
  | { readonly kind: 'end' }
  /** A supervisor wants it otherwise. */
  | { readonly kind: 'amend' }
  | { readonly kind: 'hand-over'; readonly operation: OperationId }
  | { readonly kind: 'apart' }
  | { readonly kind: 'rework' };

/** [PRD-5] What becomes of what is not made now. */
export type Rest = 'continue' | 'backorder' | 'give-up';
