import fc from 'fast-check';
import type { LocationId, LotId } from '../../src/domain/base/ids.ts';
import { quantity } from '../../src/domain/base/quantity.ts';
import type { Lot, Stock } from '../../src/domain/stock/rows.ts';
import { noDates } from '../../src/domain/stock/expiry.ts';
import { ids } from './rule-book.ts';
import { store } from './warehouse.ts';

/** Stock of one product as a plant has it after a while: on shelves, at customers, used up, at a place nobody knows. */
export const stockRows: fc.Arbitrary<Stock[]> = fc
  .array(
    fc.array(
      fc.record({
        location: fc.constantFrom<LocationId>(
          store.shelfA,
          store.shelfB,
          store.stock,
          store.production,
          ids.customer,
          ids.supplier,
          'nowhere' as LocationId,
        ),
        balance: fc.integer({ min: -4, max: 4 }).filter((balance) => balance !== 0),
      }),
      { maxLength: 4 },
    ),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map((places, at): Stock => ({
      product: store.muesli,
      lot: at === 0 ? null : lotAt(at).id,
      places: [...new Map(places.map((place) => [place.location, place])).values()].map(
        ({ location, balance }) => ({ location, package: null, quantity: quantity(balance), arrived: at }),
      ),
      reserved: [],
      recent: [],
    })),
  );

/** A lot of which nothing is known but what is said. */
export const aLot = (more: Pick<Lot, 'id' | 'product' | 'name'>): Lot => ({
  reference: null,
  supplier: null,
  note: null,
  dates: noDates,
  holds: [],
  formerNames: [],
  archived: false,
  registered: { at: 0, by: 'o' as never },
  ...more,
});

export const lotAt = (at: number): Lot =>
  aLot({ id: `lot-${at}` as LotId, product: store.muesli, name: `L-${at}` });
