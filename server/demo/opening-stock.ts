import { type Day, type Instant, addDays } from '#domain/base/calendar.ts';
import { type CompanyId, type OperationId, type ProductId, lotIdOf, packageIdOf } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { noDates } from '#domain/stock/expiry.ts';
import type { Fact } from '#domain/stock/facts.ts';
import type { Lot, LotDates } from '#domain/stock/rows.ts';
import { demoProducts, place } from './catalogue.ts';

/** The pallet of bran. */
export const branSscc = '095240000000000033';

/** A pallet with two lots of honey in the cold room. */
export const honeySscc = '095240000000000040';

interface Opening {
  readonly product: string;
  readonly lot: string | null;
  readonly quantity: number;
  readonly at?: string;
  /** Removal date in days from T; the others follow from the product's rule (EXP-2). */
  readonly removal?: number;
  /** Expiration or alert in days from T, where the story tells that one. */
  readonly expiration?: number;
  readonly alert?: number;
  readonly hold?: true;
  /** On a pallet of its own. */
  readonly sscc?: string;
}

const serials = (product: string, prefix: string, first: number, count: number, padding: number): Opening[] =>
  Array.from({ length: count }, (_, at) => ({
    product,
    lot: `${prefix}${String(first + at).padStart(padding, '0')}`,
    quantity: 1,
  }));

/** Came in when the goods of the deliveries were kept already: free for whatever is made. */
export const lateOpenings: readonly Opening[] = [
  { product: 'oats', lot: 'OF-0908', quantity: 60, removal: 12 },
];

const openings: readonly Opening[] = [
  { product: 'oats', lot: 'OF-0820', quantity: 60, expiration: -1 },
  { product: 'oats', lot: 'OF-0901', quantity: 120, removal: 5 },
  { product: 'oats', lot: 'OF-0915', quantity: 400, removal: 30 },
  { product: 'oats', lot: 'OF-0930', quantity: 100, removal: 45, hold: true },
  { product: 'honey', lot: 'L-2611', quantity: 200, removal: 400 },
  { product: 'seal-kit', lot: 'L-2611', quantity: 80 },
  { product: 'seal-kit', lot: 'SK-7', quantity: -3 },
  { product: 'muesli', lot: 'MU-1001', quantity: 96, removal: 20 },
  { product: 'muesli', lot: 'MU-1007', quantity: 300, removal: 45 },
  { product: 'muesli', lot: 'MU-1015', quantity: 60, removal: 60 },
  ...serials('motor', 'MT-', 240_001, 22, 6),
  // In the five pumps that Ana has made (making.ts).
  ...serials('motor', 'MT-', 239_996, 5, 6),
  { product: 'seal-kit', lot: 'SK-5', quantity: 5 },
  { product: 'grease', lot: 'GR-4', quantity: 100, alert: 20 },
  { product: 'bolt', lot: null, quantity: 1000 },
  { product: 'grease', lot: 'GR-5', quantity: 350, alert: 0 },
  ...serials('pump', 'PP-', 1, 3, 4),
  { product: 'film', lot: null, quantity: 500 },
  { product: 'bran', lot: 'BR-0990', quantity: 100, removal: 100, sscc: branSscc },
  // Received this morning, and not put away yet.
  { product: 'grease', lot: 'GR-6', quantity: 1000, at: 'dock', removal: 200 },
  { product: 'bolt', lot: null, quantity: 400, at: 'dock' },
  { product: 'honey', lot: 'HN-0150', quantity: 120, at: 'cold', removal: 500, sscc: honeySscc },
  { product: 'honey', lot: 'HN-0151', quantity: 80, at: 'cold', removal: 520, sscc: honeySscc },
  // From before bran was tracked: to adopt.
  { product: 'bran', lot: null, quantity: 60, at: 'floor' },
  // Went out on OUT/00020.
  { product: 'muesli', lot: 'MU-0985', quantity: 24, removal: 8 },
  { product: 'pump', lot: 'PP-0000', quantity: 1 },
];

/** Real adjustments, so that what is on hand is the sum of moves from the first day (STK-1). */
export function openingFacts(
  company: CompanyId,
  today: Day,
  operation: OperationId,
  at: Instant,
  list: readonly Opening[] = openings,
): readonly Fact[] {
  return list.flatMap((opening, ordinal): Fact[] => {
    const product = opening.product as ProductId;
    const lot = opening.lot === null ? null : lotIdOf(company, product, opening.lot);
    const here = place(opening.at ?? 'stock');
    const { sscc } = opening;
    const inside = sscc === undefined ? null : packageIdOf(company, sscc);
    // Registered with the first thing on it.
    const isFirst = openings.findIndex((each) => each.sscc === sscc) === ordinal;
    const packed: Fact[] =
      sscc === undefined || inside === null || !isFirst
        ? []
        : [{ kind: 'package-registered', package: { id: inside, sscc, order: null, contents: [] } }];
    const isMissing = opening.quantity < 0;
    const moved: Fact = {
      kind: 'moved',
      move: {
        id: `${operation}/${ordinal}`,
        operation,
        product,
        lot,
        package: inside,
        quantity: quantity(Math.abs(opening.quantity)),
        weight: null,
        from: isMissing ? here : place('inventory-loss'),
        to: isMissing ? place('inventory-loss') : here,
        order: null,
        line: null,
        at,
        packaging: null,
        grade: null,
        reverses: null,
      },
    };
    if (lot === null || opening.lot === null) return [...packed, moved];
    const registered: Lot = {
      id: lot,
      product,
      name: opening.lot,
      reference: null,
      supplier: null,
      note: null,
      dates: datesFor(opening, today),
      holds: opening.hold ? [{ why: 'quality', since: at, by: operation, location: null }] : [],
      formerNames: [],
      archived: false,
      registered: { at, by: operation },
    };
    return [{ kind: 'lot-registered', lot: registered }, ...packed, moved];
  });
}

function datesFor(opening: Opening, today: Day): LotDates {
  const rule = demoProducts.find(({ id }) => id === opening.product)?.expiry;
  if (!rule) return noDates;
  const days = expirationOf(opening, rule);
  return {
    expiration: addDays(today, days),
    bestBefore: addDays(today, days - rule.bestBeforeDays),
    removal: addDays(today, days - rule.removalDays),
    alert: addDays(today, days - rule.alertDays),
  };
}

function expirationOf(opening: Opening, rule: NonNullable<Product['expiry']>): number {
  if (opening.expiration !== undefined) return opening.expiration;
  if (opening.alert !== undefined) return opening.alert + rule.alertDays;
  return (opening.removal ?? 0) + rule.removalDays;
}
