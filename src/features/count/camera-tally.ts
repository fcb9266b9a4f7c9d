import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProductId } from '#domain/base/ids.ts';
import { one } from '#domain/base/quantity.ts';
import type { Counted } from '../../scan/camera/tally.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Floor } from '../floor.tsx';
import { type Draft, missingOf } from '../goods/draft.ts';
import { type Scanned, scannedOf } from '../goods/scanned.ts';

/** Labels that the camera counted and that are no line of this count: shown, and dealt with one by one. */
export interface LeftLabel {
  readonly scan: ScanEvent;
  readonly count: number;
  /** Why, in words. */
  readonly why: string;
}

interface Sorted {
  readonly goods: readonly { readonly draft: Draft; readonly count: number }[];
  readonly left: readonly LeftLabel[];
}

interface Job {
  readonly floor: Floor;
  readonly near: readonly ProductId[];
  /** The one product that is counted here; null: whatever stands here. */
  readonly only: ProductId | null;
  /** The goods with the place they lie at; null where somebody has to be asked. */
  readonly known: (draft: Draft) => Promise<Draft | null>;
}

/** What the labels of one look through the camera are: goods that miss nothing, and all others with the reason. */
export async function sortTally(counted: readonly Counted[], job: Job): Promise<Sorted> {
  const goods: { draft: Draft; count: number }[] = [];
  const left: LeftLabel[] = [];
  for (const { event, count } of counted) {
    const scanned = await scannedOf(job.floor, event, { products: job.near });
    const draft = scanned.kind === 'goods' ? await goodsOf(scanned.draft, job) : whyNot(scanned);
    if (typeof draft === 'string') left.push({ scan: event, count, why: draft });
    else goods.push({ draft, count });
  }
  return { goods, left };
}

async function goodsOf(scanned: Draft, { only, known }: Job): Promise<Draft | string> {
  const { product } = scanned;
  if (only !== null && product.id !== only) return i18n._(msg`${product.name} is not counted here`);
  // A label without a quantity is one piece, where the goods come in pieces.
  const isPiece = scanned.quantity === null && scanned.packaging === null && product.precision === 0;
  const draft = await known(isPiece ? { ...scanned, quantity: one } : scanned);
  if (draft) return draft;
  const missing = missingOf(scanned);
  if (missing === 'number') return i18n._(msg`Its number is not on this label`);
  return i18n._(missing === 'quantity' ? msg`Its quantity is not on this label` : msg`Scan it alone`);
}

function whyNot(scanned: Exclude<Scanned, { kind: 'goods' }>): string {
  switch (scanned.kind) {
    case 'package':
      return i18n._(msg`A package: scan it alone`);
    case 'place':
    case 'order':
    case 'badge':
      return i18n._(msg`No label of goods`);
    case 'which-product':
    case 'which-reading':
      return i18n._(msg`It can mean several things here`);
    case 'part':
      return i18n._(msg`Not known`);
    case 'nothing':
      return i18n._(scanned.word);
  }
}
