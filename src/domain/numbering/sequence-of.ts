import type { SequenceId } from '../base/ids.ts';
import type { Site } from '../catalogue/place.ts';
import type { Product } from '../catalogue/product.ts';

/** [NUM-1] The run that numbers of a product come from: its own, or the one that the site shares; undefined where that is not known. */
export const sequenceOf = (
  { sequence }: Pick<Product, 'sequence'>,
  site: Pick<Site, 'sharedSequence'> | undefined,
): SequenceId | undefined => sequence ?? site?.sharedSequence;
