import type { Announced } from '#domain/catalogue/order.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Asking } from '../goods/kept-question.ts';
import type { CommonQuestion } from '../goods/common-question.ts';
import type { Draft } from '../goods/draft.ts';

/** The one thing the receipt asks of the worker; null while it just listens. */
export type Question =
  /** Goods without their lot or serial. */
  | { readonly kind: 'number'; readonly draft: Draft }
  /** [NUM-7] The number that was typed for them is kept for another device. */
  | { readonly kind: 'elsewhere'; readonly draft: Draft; readonly number: string }
  | { readonly kind: 'weight'; readonly draft: Draft }
  | { readonly kind: 'quantity'; readonly draft: Draft }
  /** [EXP-2] The date of the goods is another than the one counted by the rule. */
  | { readonly kind: 'expires'; readonly draft: Draft }
  /** [RCV-3] The same label once more. */
  | { readonly kind: 'again'; readonly draft: Draft }
  /** [RCV-1] A code that nobody here knows; null when the goods have none. */
  | { readonly kind: 'unknown'; readonly scan: ScanEvent | null }
  | { readonly kind: 'unidentified'; readonly scan: ScanEvent | null }
  /** [RCV-2] */
  | {
      readonly kind: 'pallet';
      readonly sscc: string;
      readonly lots: readonly Announced[];
      readonly scan: ScanEvent;
    }
  | CommonQuestion
  | { readonly kind: 'close' };

/** What a scan brought to each question: it is asked again after a kill. */
export function about(question: Question): Asking {
  switch (question.kind) {
    case 'number':
    case 'elsewhere':
    case 'weight':
    case 'quantity':
    case 'expires':
    case 'again':
      return { draft: question.draft };
    case 'product':
    case 'reading':
    case 'pallet':
      return { scan: question.scan };
    case 'unknown':
    case 'unidentified':
      return question.scan && { scan: question.scan };
    case 'refused':
      return { act: question };
    case 'close':
      return null;
  }
}
