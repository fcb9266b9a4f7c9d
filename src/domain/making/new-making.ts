import type { ProductId } from '../base/ids.ts';
import { zero } from '../base/quantity.ts';
import type { Making } from '../catalogue/order.ts';
import { stepsOf } from './explode.ts';
import type { Bom } from '../catalogue/bom.ts';

/** A manufacturing order on which nothing has happened yet. */
export const newMaking = (
  product: ProductId,
  quantity: Making['quantity'],
  bom: Bom | undefined,
  bomId: Making['bom'],
): Making => ({
  product,
  quantity,
  made: zero,
  bom: bomId,
  number: null,
  root: null,
  under: { ordinals: 0, made: zero },
  consumed: [],
  producers: [],
  approval: 'none',
  finished: false,
  steps: stepsOf(bom),
  outputs: [],
  note: null,
  amended: null,
});
