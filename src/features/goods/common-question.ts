import type { Product } from '#domain/catalogue/product.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Meaning } from '../meaning.ts';
import type { Refused } from './record.ts';

/** What every job asks alike, whatever its goods are for. */
export type CommonQuestion =
  /** [NUM-6] A number without a product, or one that several products have. */
  | {
      readonly kind: 'product';
      readonly number: string;
      readonly products: readonly Product[];
      readonly scan: ScanEvent;
    }
  | { readonly kind: 'reading'; readonly choices: readonly Meaning[]; readonly scan: ScanEvent }
  | ({ readonly kind: 'refused' } & Refused);

export type Common<Kind extends CommonQuestion['kind']> = Extract<CommonQuestion, { kind: Kind }>;
