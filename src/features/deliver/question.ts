import type { LineId } from '#domain/base/ids.ts';
import type { TakeStep } from '#domain/stock/take-plan.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Asking } from '../goods/kept-question.ts';
import type { CommonQuestion } from '../goods/common-question.ts';
import type { Cause } from '../goods/why.ts';
import type { PackageContent } from './package-content.ts';
import type { Spot, Taking } from './taking.ts';

/** What was scanned is not what was proposed: nothing is recorded until somebody says why, or scans the right goods. */
export interface Blocked {
  readonly kind: 'blocked';
  readonly taking: Taking;
  /** `product`: not on this delivery. `lot`: another number than those to take. `unknown-lot`: a number that nobody here knows. */
  readonly wrong: 'product' | 'lot' | 'unknown-lot';
  readonly expected: readonly TakeStep[];
  /** A reason is good for these for the rest of the order. */
  readonly causes: readonly Cause[];
}

/** The one thing the delivery asks of the worker; null while it just listens. */
export type Question =
  | { readonly kind: 'number'; readonly taking: Taking }
  | {
      readonly kind: 'spot';
      readonly taking: Taking;
      readonly spots: readonly (Spot & { readonly quantity: string })[];
    }
  | { readonly kind: 'weight'; readonly taking: Taking }
  | { readonly kind: 'quantity'; readonly taking: Taking }
  /** [RCV-3] The same label once more. */
  | { readonly kind: 'again'; readonly taking: Taking }
  | Blocked
  /** [X16] A pallet with more on it than is wanted, or with other things. */
  | { readonly kind: 'package'; readonly content: PackageContent; readonly scan: ScanEvent }
  /** [T28] What is kept for a line is chosen by a person. */
  | { readonly kind: 'change'; readonly line: LineId }
  | CommonQuestion
  | { readonly kind: 'close' };

/** What a scan brought to each question: it is asked again after a kill. */
export function about(question: Question): Asking {
  switch (question.kind) {
    case 'number':
    case 'spot':
    case 'weight':
    case 'quantity':
    case 'again':
    case 'blocked':
      return { draft: question.taking.draft };
    case 'product':
    case 'reading':
    case 'package':
      return { scan: question.scan };
    case 'refused':
      return { act: question };
    case 'change':
    case 'close':
      return null;
  }
}
